import { EventStoreError, StoreUnavailable, StoreUnusable } from '../errors.js';

/** What an error of the client means for whoever asked. */
export type Trouble = 'passing' | 'denied' | 'conflict' | 'too-large' | 'deleted' | 'missing' | 'unknown';

const BY_TYPE: Readonly<Record<string, Trouble>> = {
  unavailable: 'passing',
  cancelled: 'passing',
  timeout: 'passing',
  'deadline-exceeded': 'passing',
  'not-leader': 'passing',
  'access-denied': 'denied',
  'wrong-expected-version': 'conflict',
  'maximum-append-size-exceeded': 'too-large',
  'stream-deleted': 'deleted',
  'stream-not-found': 'missing',
  'no-stream': 'missing',
};

// Cancelled, deadline exceeded, aborted (the server's own timeout), unavailable; permission denied, unauthenticated.
const BY_CODE: Readonly<Record<number, Trouble>> = {
  1: 'passing',
  4: 'passing',
  10: 'passing',
  14: 'passing',
  7: 'denied',
  16: 'denied',
};

const NOT_READY = /not ready|too busy|no leader|failed to discover|channel has been shut down|write after end/i;

/** The client did not settle a call in time, or ended it as if all were well. */
export class Unanswered extends Error {}

/** Told by `type` and by `code`: what the client throws is not always of its own classes. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof Error) || error instanceof EventStoreError) return 'unknown';
  if (error instanceof Unanswered) return 'passing';
  const { type, code } = error as { type?: unknown; code?: unknown };
  const named = typeof type === 'string' ? BY_TYPE[type] : undefined;
  const numbered = typeof code === 'number' ? BY_CODE[code] : undefined;
  return named ?? numbered ?? (NOT_READY.test(error.message) ? 'passing' : 'unknown');
}

/** Whether a follower was asked what only the leader may answer. */
export function isNotLeader(error: unknown): boolean {
  return error instanceof Error && (error as { type?: unknown }).type === 'not-leader';
}

/** An error of the client in the port's words; any other as it is. */
export function translated(error: unknown): unknown {
  const trouble = troubleOf(error);
  if (trouble === 'denied') return new StoreUnusable('The event store denies access to this user', { cause: error });
  if (trouble !== 'unknown' || isVendors(error)) {
    return new StoreUnavailable('The event store did not answer as it should; what was asked of it may have happened', {
      cause: error,
    });
  }
  return error;
}

/** Throws an error of the client in the port's words. */
export function rethrown(error: unknown): never {
  throw translated(error);
}

function isVendors(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { type, code } = error as { type?: unknown; code?: unknown };
  return typeof type === 'string' || typeof code === 'number';
}

/** Nothing, where there is no such stream any more or yet. @throws whatever else it was */
export function noneIfGone(error: unknown): [] {
  const trouble = troubleOf(error);
  if (trouble === 'missing' || trouble === 'deleted') return [];
  throw error;
}
