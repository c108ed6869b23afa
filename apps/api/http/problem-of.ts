import { HttpException } from '@nestjs/common';
import { EventStoreError, type EventStoreErrorCode } from '#event-store';
import { EvidenceTooLarge } from '#evidence';
import { NotOnRecord, NotYetProjected } from '#projections';
import { Malformed, Refused, type FieldProblem } from '#record';
import { IdempotencyKeyReused, RevisionConflict } from '#recorder';
import { HttpProblem, problem, refusal, type Problem } from './problem.js';
import type { HttpProblemCode } from './problem-codes.js';

/** A problem with the headers that go with it. */
export interface Answer {
  readonly problem: Problem;
  readonly headers?: Readonly<Record<string, string>>;
}

const SOON = { 'retry-after': '1' };
const LATER = { 'retry-after': '5' };

/** The problem that an error amounts to; undefined for a bug. */
export function problemOf(error: unknown): Answer | undefined {
  if (error instanceof Malformed)
    return { problem: problem('malformed', 'Some fields are wrong; see errors.', { errors: error.errors }) };
  if (error instanceof Refused) return { problem: refusedOf(error) };
  if (error instanceof RevisionConflict)
    return { problem: problem('revision-conflict', error.message, { current: error.current }) };
  if (error instanceof IdempotencyKeyReused) return { problem: problem('idempotency-key-reused', error.message) };
  if (error instanceof NotOnRecord) return { problem: problem('not-found', error.message) };
  if (error instanceof NotYetProjected) return { problem: problem('not-yet-projected', error.message), headers: SOON };
  if (error instanceof EvidenceTooLarge) return { problem: problem('too-large', error.message) };
  if (error instanceof EventStoreError) return answerOf(BY_STORE[error.code]);
  if (error instanceof HttpProblem) return { problem: problem(error.code, error.detail), headers: error.headers };
  return answerOf(BY_STATUS[statusOf(error) ?? 500]);
}

function refusedOf({ code, message, details }: Refused): Problem {
  const { errors, documents } = details as { errors?: readonly FieldProblem[]; documents?: readonly string[] };
  return refusal(code, message, {
    ...(errors === undefined ? {} : { errors }),
    ...(documents === undefined ? {} : { documents }),
  });
}

const BY_STORE: Partial<Readonly<Record<EventStoreErrorCode, readonly [HttpProblemCode, string, Answer['headers']?]>>> =
  {
    'store-unavailable': ['store-unavailable', 'Repeat the request with the same Idempotency-Key in a moment.', LATER],
    'store-closed': ['store-unavailable', 'The server is stopping. Repeat the request in a moment.', LATER],
    'history-vanished': [
      'store-unavailable',
      'Events are missing from the event store: whoever keeps the server must look at its log.',
    ],
    'event-too-large': ['too-large', 'What was asked does not fit into one event.'],
    'invalid-position': ['malformed', 'There is no such position in this record.'],
  };

const BY_STATUS: Readonly<Record<number, readonly [HttpProblemCode, string]>> = {
  400: ['malformed', 'The request could not be read.'],
  404: ['not-found', 'Nothing is served at this address.'],
  406: ['unsupported-media-type', 'The parts of the request could not be read.'],
  408: ['request-timeout', 'The request did not arrive in time.'],
  413: ['too-large', 'The body or its parts are larger than this route takes.'],
  414: ['too-large', 'The address of the request is too long.'],
  415: ['unsupported-media-type', 'This route takes application/json.'],
  431: ['headers-too-large', 'The headers of the request are too large.'],
};

/** The status that the framework has for an error of its own. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

// The words of the framework may repeat what was sent, so ours are used.
function answerOf(known: readonly [HttpProblemCode, string, Answer['headers']?] | undefined): Answer | undefined {
  if (known === undefined) return undefined;
  const [code, detail, headers] = known;
  return { problem: problem(code, detail), ...(headers === undefined ? {} : { headers }) };
}
