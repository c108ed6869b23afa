import type { ServiceError } from '@grpc/grpc-js';
import { accessDenied, notLeader, serverNotReady, timedOut } from './refusals.js';

/** What goes wrong: the reply is lost though the append was done, the node refuses, never answers, or ends as if all were well. */
export type Fault = 'lose-reply' | 'not-leader' | 'not-ready' | 'stall' | 'end-ok' | 'access-denied' | 'timeout';

/** The calls that a fault can meet; a `batch-append` is one append among those that go through one stream. */
export type Asked = 'append' | 'batch-append' | 'delete' | 'read' | 'subscribe';

const APPENDS: readonly Asked[] = ['append', 'batch-append'];
const WRITES: readonly Asked[] = [...APPENDS, 'delete'];
const ALL: readonly Asked[] = [...WRITES, 'read', 'subscribe'];

const MEETS: Readonly<Record<Fault, readonly Asked[]>> = {
  'lose-reply': APPENDS,
  'not-leader': WRITES,
  timeout: WRITES,
  // A call with one answer cannot end well without it.
  'end-ok': ['batch-append', 'read', 'subscribe'],
  'not-ready': ALL,
  stall: ALL,
  'access-denied': ALL,
};

/** Faults that wait for their calls, the oldest first. */
export class Faults {
  #waiting: { readonly what: Fault; readonly calls: readonly Asked[]; left: number }[] = [];

  add(what: Fault, times: number, calls: readonly Asked[] = MEETS[what]): void {
    this.#waiting.push({ what, calls, left: times });
  }

  /** The fault that meets this call, if one does; it is then used up once. */
  meet(call: Asked): Fault | undefined {
    const found = this.#waiting.find(({ calls, left }) => left > 0 && calls.includes(call));
    if (found) found.left -= 1;
    return found?.what;
  }

  reset(): void {
    this.#waiting = [];
  }
}

/** What a fault answers with, if it answers with an error. */
export function refusalOf(
  fault: Fault | undefined,
  leader: { readonly host: string; readonly port: number },
): ServiceError | undefined {
  if (fault === 'access-denied') return accessDenied();
  if (fault === 'not-leader') return notLeader(leader);
  if (fault === 'not-ready') return serverNotReady();
  return fault === 'timeout' ? timedOut() : undefined;
}
