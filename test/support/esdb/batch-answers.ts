import type { Expected } from './commit-check.js';
import type { Outcome } from './log.js';
import { Any, Code, Empty, RpcStatus, shared, streams, type Codes, type Shared, type Streams } from './messages.js';
import { identifier } from './read-answers.js';

interface Packable {
  serializeBinary(): Uint8Array;
}

/** What went wrong with one append of a batch stream: a message, and the details that the client tells it by. */
export function failure(message: string, type: string, details: Packable, code: Codes.Code = Code.UNKNOWN) {
  const any = new Any();
  any.pack(details.serializeBinary(), type);
  return new streams.BatchAppendResp().setError(new RpcStatus().setCode(code).setMessage(message).setDetails(any));
}

export const accessDenied = () =>
  failure('Access Denied', 'event_store.client.AccessDenied', new shared.AccessDenied(), Code.PERMISSION_DENIED);

export const timedOut = () =>
  failure('Timeout', 'event_store.client.Timeout', new shared.Timeout(), Code.DEADLINE_EXCEEDED);

export const serverNotReady = () => failure('Server Is Not Ready', 'google.protobuf.Empty', new Empty());

export const appendTooLarge = (most: number) =>
  failure(
    'Maximum Append Size Exceeded',
    'event_store.client.MaximumAppendSizeExceeded',
    new shared.MaximumAppendSizeExceeded().setMaxappendsize(most),
    Code.INVALID_ARGUMENT,
  );

export function outcomeAnswer(outcome: Outcome, stream: string, expected: Expected): Streams.BatchAppendResp {
  if (outcome.kind === 'deleted') {
    const details = new shared.StreamDeleted().setStreamIdentifier(identifier(stream));
    return failure('Stream Deleted', 'event_store.client.StreamDeleted', details, Code.FAILED_PRECONDITION);
  }
  if (outcome.kind === 'conflict') {
    const details = conflict(outcome.current, expected);
    const type = 'event_store.client.WrongExpectedVersion';
    return failure('Wrong Expected Version', type, details, Code.FAILED_PRECONDITION);
  }
  const success = new streams.BatchAppendResp.Success();
  if (outcome.revision < 0n) success.setNoStream(new Empty());
  else success.setCurrentRevision(`${outcome.revision}`);
  if (outcome.position === undefined) success.setNoPosition(new Empty());
  else {
    const position = new shared.AllStreamPosition();
    position.setCommitPosition(`${outcome.position}`).setPreparePosition(`${outcome.position}`);
    success.setPosition(position);
  }
  return new streams.BatchAppendResp().setSuccess(success);
}

function conflict(current: bigint | undefined, expected: Expected): Shared.WrongExpectedVersion {
  const said = new shared.WrongExpectedVersion();
  if (current === undefined) said.setCurrentNoStream(new Empty());
  else said.setCurrentStreamRevision(`${current}`);
  if (typeof expected === 'bigint') return said.setExpectedStreamPosition(`${expected}`);
  if (expected === 'any') return said.setExpectedAny(new Empty());
  if (expected === 'no_stream') return said.setExpectedNoStream(new Empty());
  return said.setExpectedStreamExists(new Empty());
}
