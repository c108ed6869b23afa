import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '../errors.js';
import { translated, troubleOf } from './trouble.js';

const FIRST_MS = 20;

/** How long to wait before trying again: twice as long each time, and never quite as long as others wait. */
export function backoff(failures: number, first: number, most: number): number {
  return Math.min(most, first * 2 ** Math.min(failures, 16)) * (0.5 + Math.random() / 2);
}

/** Waits for it, but no longer than `ms`; whatever becomes of it then is nobody's concern. */
export async function within(ms: number, settling: Promise<unknown>): Promise<void> {
  const waiting = new AbortController();
  const late = pause(ms, undefined, { signal: waiting.signal });
  await Promise.race([settling, late].map((one) => one.catch(() => undefined)));
  waiting.abort();
}

/** How long to go on trying, and what ends it before. */
export interface Patience {
  readonly patience: number;
  readonly signal: AbortSignal;
}

/** Tries again while the trouble may pass and the patience lasts. @throws StoreUnavailable, StoreUnusable or what `attempt` throws */
export async function patiently<T>({ patience, signal }: Patience, attempt: (ms: number) => Promise<T>): Promise<T> {
  const end = Date.now() + patience;
  for (let failures = 0; ; failures += 1) {
    // A call may not use up all the patience: the next one, on another connection, may be answered at once.
    const most = Math.min(Math.max(end - Date.now(), 20), Math.max(patience / 4, 50));
    try {
      return await attempt(most);
    } catch (error) {
      if (troubleOf(error) !== 'passing') throw error;
      const wait = backoff(failures, FIRST_MS, 1000);
      if (signal.aborted || Date.now() + wait >= end) throw translated(error);
      await pause(wait, undefined, { signal }).catch((cause: unknown) => {
        throw new StoreUnavailable('The event store was closed before the server answered', { cause });
      });
    }
  }
}
