import type { ServerDuplexStream } from '@grpc/grpc-js';
import { accessDenied, appendTooLarge, outcomeAnswer, serverNotReady, timedOut } from './batch-answers.js';
import type { Fault } from './faults.js';
import { sizeOf, type Proposed } from './log-record.js';
import type { Streams } from './messages.js';
import { troubleWith, type EsdbNode } from './node.js';
import { expectation, proposed, uuid } from './proposing.js';
import { identifier } from './read-answers.js';
import { streamName } from './reading.js';
import { connectionLost, notLeader } from './refusals.js';

type Call = ServerDuplexStream<Streams.BatchAppendReq, Streams.BatchAppendResp>;

interface Pending {
  readonly options: Streams.BatchAppendReq.Options;
  readonly events: Proposed[];
}

/** Answers the protocol of one stream for many appends, each known by its correlation. */
export function answerBatchAppend(node: EsdbNode, call: Call): void {
  node.called('BatchAppend');
  const pending = new Map<string, Pending>();
  call.on('data', (request: Streams.BatchAppendReq) => {
    const correlation = uuid(request.getCorrelationId());
    const options = request.getOptions();
    if (options) pending.set(correlation, { options, events: [] });
    const write = pending.get(correlation);
    write?.events.push(...request.getProposedMessagesList().map(proposed));
    if (!write || !request.getIsFinal()) return;
    pending.delete(correlation);
    answerOne(node, call, write, (response) => {
      response.setCorrelationId(request.getCorrelationId());
      call.write(response.setStreamIdentifier(identifier(streamName(write.options))));
    });
  });
  call.on('end', () => call.end());
}

function answerOne(
  node: EsdbNode,
  call: Call,
  write: Pending,
  reply: (response: Streams.BatchAppendResp) => void,
): void {
  const fault = troubleWith(node, call, 'batch-append');
  if (fault === 'stall') return;
  if (fault === 'end-ok') return void call.end();
  // A node that is not the leader ends the whole stream, and whatever else was on it.
  if (fault === 'not-leader') return void call.emit('error', notLeader(node.leader));
  const refusal = refusalOf(fault, write, node.maxAppendBytes);
  if (refusal) return reply(refusal);
  const { options, events } = write;
  const stream = streamName(options);
  const expected = expectation(options, options.getStreamPosition());
  const outcome = node.log.append(stream, events, expected);
  if (fault === 'lose-reply') return void call.emit('error', connectionLost());
  reply(outcomeAnswer(outcome, stream, expected));
}

function refusalOf(fault: Fault | undefined, { options, events }: Pending, maxAppendBytes: number) {
  // The deadline is a moment of the client's clock, held against the server's.
  const deadline = options.getDeadline()?.toDate().getTime() ?? Infinity;
  if (fault === 'timeout' || deadline <= Date.now()) return timedOut();
  if (fault === 'access-denied') return accessDenied();
  if (fault === 'not-ready') return serverNotReady();
  const size = events.reduce((bytes, event) => bytes + sizeOf(event), 0);
  return size > maxAppendBytes ? appendTooLarge(maxAppendBytes) : undefined;
}
