import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import type { Expected } from './commit-check.js';
import { refusalOf } from './faults.js';
import { streams, type Streams } from './messages.js';
import { troubleWith, type EsdbNode } from './node.js';
import { expectation } from './proposing.js';
import { streamName } from './reading.js';
import { badRequest, streamDeleted, wrongExpectedVersion } from './refusals.js';

/** Answers a deletion that an append takes back. */
export function answerDelete(
  node: EsdbNode,
  call: ServerUnaryCall<Streams.DeleteReq, Streams.DeleteResp>,
  reply: sendUnaryData<Streams.DeleteResp>,
): void {
  node.called('Delete');
  remove(node, call, false, reply, (position) => {
    const said = new streams.DeleteResp.Position().setCommitPosition(position).setPreparePosition(position);
    return new streams.DeleteResp().setPosition(said);
  });
}

/** Answers a deletion for ever. */
export function answerTombstone(
  node: EsdbNode,
  call: ServerUnaryCall<Streams.TombstoneReq, Streams.TombstoneResp>,
  reply: sendUnaryData<Streams.TombstoneResp>,
): void {
  node.called('Tombstone');
  remove(node, call, true, reply, (position) => {
    const said = new streams.TombstoneResp.Position().setCommitPosition(position).setPreparePosition(position);
    return new streams.TombstoneResp().setPosition(said);
  });
}

function remove<Response>(
  node: EsdbNode,
  call: ServerUnaryCall<Streams.DeleteReq | Streams.TombstoneReq, Response>,
  forEver: boolean,
  reply: sendUnaryData<Response>,
  answer: (position: string) => Response,
): void {
  const fault = troubleWith(node, call, 'delete');
  if (fault === 'stall') return;
  const refusal = refusalOf(fault, node.leader);
  const options = call.request.getOptions();
  if (refusal ?? !options) return reply(refusal ?? badRequest('Options are required.'));
  const stream = streamName(options);
  const expected: Expected = expectation(options, options.getRevision());
  const outcome = node.log.delete(stream, expected, forEver);
  if (outcome.kind === 'deleted') return reply(streamDeleted(stream));
  if (outcome.kind === 'conflict') return reply(wrongExpectedVersion(stream, expected, outcome.current));
  return reply(null, answer(`${outcome.position}`));
}
