import { BACKWARDS, END, type AllStreamResolvedEvent, type Position as VendorsPosition } from '@eventstore/db-client';
import { clearTimeout, setTimeout } from 'node:timers';
import { setImmediate as turn } from 'node:timers/promises';
import { InvalidPosition, StoreUnavailable, StoreUnusable } from '../errors.js';
import type {
  LogRange,
  Position,
  RecordedEvent,
  Stretch,
  SubscribeOptions,
  SubscriptionBatch,
} from '../event-store.js';
import type { Followers } from '../following.js';
import { wanted } from '../paging.js';
import { isSystems } from './as-recorded.js';
import type { Connection } from './connection.js';
import type { Feed } from './feed.js';
import { afterOf, positionOf, START } from './log-position.js';
import type { Mirror } from './mirror.js';
import { patiently, type Patience } from './patience.js';
import { rethrown } from './trouble.js';

const PAGE = 1000;
const LAST_FEW = 32;

/** What reading the whole log is made of. */
export interface WholeLogParts {
  readonly connection: Connection;
  readonly mirror: Mirror;
  readonly feed: Feed;
  readonly followers: Followers;
  readonly patience: Patience;
}

/** The whole log: its head is the server's, all before it comes from the mirror, once that includes the head. */
export class WholeLog {
  constructor(private readonly parts: WholeLogParts) {}

  /** The position of the last event in the server that is the record's. */
  async head(): Promise<Position | undefined> {
    const { connection, mirror, feed, patience } = this.parts;
    let from: VendorsPosition | typeof END = END;
    for (;;) {
      const known = feed.reach;
      const options = { direction: BACKWARDS, fromPosition: from, maxCount: LAST_FEW, requiresLeader: true } as const;
      const ask = (): Promise<AllStreamResolvedEvent[]> =>
        patiently(patience, (ms) => connection.read(ms, (client) => client.readAll(options))).catch(rethrown);
      let resolved = await ask();
      // No server's log is empty: a server under stress ends a reading early as if that were all.
      if (resolved.length === 0 && from === END) resolved = await ask();
      for (const { event } of resolved) {
        if (event && positionOf(event.position) <= known) return mirror.reach() || undefined;
        if (event && !isSystems(event)) return positionOf(event.position);
      }
      const last = resolved.at(-1)?.event;
      if (!last) return mirror.reach() || undefined;
      from = last.position;
    }
  }

  /** Settles once the mirror includes what was the head when this was asked. @throws HistoryVanished, StoreUnavailable, StoreUnusable */
  async included(): Promise<void> {
    this.#mindAlarm();
    await this.#reaching((await this.head()) ?? START);
    this.#mindAlarm();
  }

  async *events({ after, limit = Infinity, streamPrefixes }: LogRange): AsyncGenerator<RecordedEvent> {
    let at = afterOf(after);
    await this.included();
    const wants = wanted(streamPrefixes ? { streamPrefixes } : {});
    let left = limit;
    while (left > 0) {
      const page = this.parts.mirror.page(at, PAGE, wants);
      for (const event of page.events) {
        if (left-- <= 0) return;
        yield event;
      }
      if (page.atHead) return;
      at = page.last;
      await turn();
    }
  }

  async *streams({ after, upTo }: Stretch): AsyncGenerator<string[]> {
    const start = afterOf(after);
    const asked = upTo === undefined ? undefined : afterOf(upTo);
    await this.included();
    const { mirror } = this.parts;
    const reach = mirror.reach();
    const end = asked === undefined || asked > reach ? reach : asked;
    for (let from = start; from < end;) {
      const next = mirror.nth(from, PAGE);
      const to = next === undefined || next > end ? end : next;
      const names = mirror.newStreams(start, from, to);
      if (names.length > 0) yield names;
      from = to;
      await turn();
    }
  }

  async *follow({ after, filter = {}, maxBatch = 1000, signal }: SubscribeOptions): AsyncGenerator<SubscriptionBatch> {
    const { mirror, followers } = this.parts;
    let at = afterOf(after);
    await this.#includedOnce(signal);
    if (signal.aborted) return;
    // A reader ahead of its log follows another log: waiting would hide that for ever.
    if (at > mirror.reach()) throw new InvalidPosition(`Position ${after} is beyond the end of this log`);
    const wants = wanted(filter);
    let wasCaughtUp = false;
    while (!signal.aborted) {
      const { beat } = followers;
      this.#mindAlarm();
      const page = mirror.page(at, maxBatch, wants);
      const moved = page.last > at;
      at = page.last;
      if (moved || (page.atHead && !wasCaughtUp)) {
        yield { events: page.events, ...(at !== START && { position: at }), caughtUp: page.atHead };
      }
      wasCaughtUp = page.atHead;
      if (page.atHead) await followers.next(beat, signal);
      else await turn();
    }
  }

  /** A follower outwaits a server that is away: it would only come back. */
  async #includedOnce(signal: AbortSignal): Promise<void> {
    const leaving = new AbortController();
    const aborted = new Promise<true>((resolve) => {
      signal.addEventListener('abort', () => resolve(true), { once: true, signal: leaving.signal });
    });
    const unlessAway = (error: unknown): false => {
      if (error instanceof StoreUnavailable && !this.parts.patience.signal.aborted) return false;
      throw error;
    };
    try {
      for (let isDone: boolean = signal.aborted; !isDone;) {
        const included = this.included().then(() => true, unlessAway);
        isDone = await Promise.race([included, aborted]);
      }
    } finally {
      leaving.abort();
    }
  }

  /** Patience is for a mirror that does not move: a new one has a long way to go. */
  async #reaching(head: Position): Promise<void> {
    const { mirror, feed, followers, patience } = this.parts;
    const waiting = new AbortController();
    const overdue = setTimeout(() => feed.hasten(), patience.patience / 2);
    const late = setTimeout(() => waiting.abort(), patience.patience);
    let before = mirror.reach();
    try {
      for (;;) {
        const { beat } = followers;
        const reach = mirror.reach();
        if (feed.isSure && reach >= head) return;
        if (reach > before) [overdue, late].forEach((timer) => timer.refresh());
        before = reach;
        this.#mindAlarm();
        if (waiting.signal.aborted) throw behind(feed.trouble);
        await followers.next(beat, waiting.signal);
      }
    } finally {
      clearTimeout(overdue);
      clearTimeout(late);
    }
  }

  #mindAlarm(): void {
    const alarm = this.parts.mirror.alarm();
    if (alarm) throw alarm;
  }
}

function behind(cause: unknown): Error {
  if (cause instanceof StoreUnusable) return cause;
  return new StoreUnavailable('The mirror of the event log is behind and does not catch up', { cause });
}
