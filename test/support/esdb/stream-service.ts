import type { handleServerStreamingCall, UntypedServiceImplementation } from '@grpc/grpc-js';
import { answerAppend } from './appending.js';
import { answerBatchAppend } from './batch-appending.js';
import { answerDelete, answerTombstone } from './deleting.js';
import { refusalOf } from './faults.js';
import type { Streams } from './messages.js';
import { troubleWith, type EsdbNode } from './node.js';
import { Outlet } from './outlet.js';
import { answerRead } from './reading.js';
import { badRequest } from './refusals.js';
import { answerSubscription } from './subscribing.js';

/** The service that reads and writes streams. */
export function streamService(node: EsdbNode): UntypedServiceImplementation {
  const read: handleServerStreamingCall<Streams.ReadReq, Streams.ReadResp> = (call) => {
    const options = call.request.getOptions();
    const asked = options?.hasSubscription() ? 'subscribe' : 'read';
    node.called(asked === 'read' ? 'Read' : 'Subscribe');
    const outlet = new Outlet(call);
    const fault = troubleWith(node, call, asked);
    if (!options) return outlet.fail(badRequest('Options are required.'));
    const refusal = refusalOf(fault, node.leader);
    if (refusal) return outlet.fail(refusal);
    if (fault === 'end-ok') return outlet.end();
    node.open.add(outlet);
    call.on('cancelled', () => node.open.delete(outlet));
    if (fault === 'stall') return;
    const answered = asked === 'read' ? answerRead(node, options, outlet) : answerSubscription(node, options, outlet);
    answered.catch((error: unknown) => outlet.fail(error)).finally(() => node.open.delete(outlet));
  };
  return {
    read,
    append: answerAppend.bind(undefined, node),
    batchAppend: answerBatchAppend.bind(undefined, node),
    delete: answerDelete.bind(undefined, node),
    tombstone: answerTombstone.bind(undefined, node),
  };
}
