import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import type { Expected } from './commit-check.js';
import { refusalOf } from './faults.js';
import type { Outcome } from './log.js';
import { sizeOf, type Proposed } from './log-record.js';
import { shared, streams, type Streams } from './messages.js';
import { troubleWith, type EsdbNode } from './node.js';
import { expectation, proposed } from './proposing.js';
import { streamName } from './reading.js';
import { appendTooLarge, badRequest, connectionLost, streamDeleted } from './refusals.js';

type Call = ServerReadableStream<Streams.AppendReq, Streams.AppendResp>;
type Reply = sendUnaryData<Streams.AppendResp>;

/** Answers the protocol of one call for each append: the options, then each event. */
export function answerAppend(node: EsdbNode, call: Call, reply: Reply): void {
  node.called('Append');
  let options: Streams.AppendReq.Options | undefined;
  const events: Proposed[] = [];
  call.on('data', (request: Streams.AppendReq) => {
    options ??= request.getOptions();
    const message = request.getProposedMessage();
    if (message) events.push(proposed(message));
  });
  call.on('end', () => {
    if (options) append(node, call, reply, options, events);
    else reply(badRequest('Options come first.'));
  });
}

function append(
  node: EsdbNode,
  call: Call,
  reply: Reply,
  options: Streams.AppendReq.Options,
  events: readonly Proposed[],
): void {
  const fault = troubleWith(node, call, 'append');
  if (fault === 'stall') return;
  const refusal = refusalOf(fault, node.leader);
  if (refusal) return reply(refusal);
  if (events.reduce((size, event) => size + sizeOf(event), 0) > node.maxAppendBytes) {
    return reply(appendTooLarge(node.maxAppendBytes));
  }
  const stream = streamName(options);
  const expected = expectation(options, options.getRevision());
  const outcome = node.log.append(stream, events, expected);
  if (fault === 'lose-reply') return reply(connectionLost());
  if (outcome.kind === 'deleted') return reply(streamDeleted(stream));
  return reply(null, answer(outcome, expected));
}

function answer(outcome: Exclude<Outcome, { kind: 'deleted' }>, expected: Expected): Streams.AppendResp {
  const response = new streams.AppendResp();
  if (outcome.kind === 'conflict') return response.setWrongExpectedVersion(conflict(outcome.current, expected));
  const success = new streams.AppendResp.Success();
  if (outcome.revision < 0n) success.setNoStream(new shared.Empty());
  else success.setCurrentRevision(`${outcome.revision}`);
  if (outcome.position === undefined) return response.setSuccess(success.setNoPosition(new shared.Empty()));
  const position = new streams.AppendResp.Position();
  position.setCommitPosition(`${outcome.position}`).setPreparePosition(`${outcome.position}`);
  return response.setSuccess(success.setPosition(position));
}

function conflict(current: bigint | undefined, expected: Expected): Streams.AppendResp.WrongExpectedVersion {
  const said = new streams.AppendResp.WrongExpectedVersion();
  if (current === undefined) said.setCurrentNoStream(new shared.Empty());
  else said.setCurrentRevision(`${current}`);
  if (typeof expected === 'bigint') return said.setExpectedRevision(`${expected}`);
  if (expected === 'any') return said.setExpectedAny(new shared.Empty());
  if (expected === 'no_stream') return said.setExpectedNoStream(new shared.Empty());
  return said.setExpectedStreamExists(new shared.Empty());
}
