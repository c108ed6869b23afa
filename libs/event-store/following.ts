import { clearInterval, setInterval } from 'node:timers';
import { setImmediate as turn } from 'node:timers/promises';

import { InvalidPosition, StoreClosed } from './errors.js';
import type { SubscribeOptions, SubscriptionBatch } from './event-store.js';
import { wanted, type PagedLog } from './paging.js';
import { ordinalOf, positionOf } from './position.js';

const POLL_MS = 50;

/** Those who wait at the head for the next event. */
export class Followers {
  #beat = 0;
  #closed = false;
  #poll: NodeJS.Timeout | undefined;
  readonly #waiting = new Set<() => void>();

  /** @param elsewhere tells whether another process has recorded something since it was last asked; asked only while somebody waits. */
  constructor(private readonly elsewhere?: () => boolean) {}

  /** Grows with everything recorded: take it before reading, and `next` cannot miss what is recorded meanwhile. */
  get beat(): number {
    return this.#beat;
  }

  wake(): void {
    this.#beat += 1;
    for (const resume of this.#waiting) resume();
  }

  close(): void {
    this.#closed = true;
    this.wake();
  }

  /** Settles once something was recorded after `beat`, the signal aborts, or the store closes. */
  async next(beat: number, signal: AbortSignal): Promise<void> {
    if (beat === this.#beat && !this.#closed && !signal.aborted) await this.#wait(signal);
    if (this.#closed && !signal.aborted) throw new StoreClosed();
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const resume = (): void => {
        this.#waiting.delete(resume);
        signal.removeEventListener('abort', resume);
        if (this.#waiting.size === 0) this.#stopPolling();
        resolve();
      };
      this.#waiting.add(resume);
      signal.addEventListener('abort', resume);
      if (this.elsewhere) this.#poll ??= setInterval(() => this.#look(), POLL_MS).unref();
    });
  }

  #look(): void {
    if (this.elsewhere?.()) this.wake();
  }

  #stopPolling(): void {
    clearInterval(this.#poll);
    this.#poll = undefined;
  }
}

/** Follows the log from a position on, for as long as the signal lets it. */
export async function* follow(
  log: PagedLog,
  followers: Followers,
  { after, filter = {}, maxBatch = 1000, signal }: SubscribeOptions,
): AsyncGenerator<SubscriptionBatch> {
  let at = ordinalOf(after);
  // A reader ahead of its log follows another log (a restored copy, a wrong file): waiting would hide that for ever.
  if (at > log.head()) throw new InvalidPosition(`Position ${after} is beyond the end of this log`);
  const wants = wanted(filter);
  let wasCaughtUp = false;
  while (!signal.aborted) {
    const { beat } = followers;
    const page = log.page(at, maxBatch, wants);
    const moved = page.last > at;
    at = page.last;
    if (moved || (page.atHead && !wasCaughtUp)) {
      yield { events: page.events, ...(at > 0 && { position: positionOf(at) }), caughtUp: page.atHead };
    }
    wasCaughtUp = page.atHead;
    if (page.atHead) await followers.next(beat, signal);
    else await turn();
  }
}
