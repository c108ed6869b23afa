import {
  excludeSystemEvents,
  START,
  type AllStreamSubscription,
  type EventStoreDBClient,
  type Position as VendorsPosition,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { setTimeout as pause } from 'node:timers/promises';
import type { Position, RecordedEvent } from '../event-store.js';
import { isSystems, ofTheRecord } from './as-recorded.js';
import type { Connection } from './connection.js';
import { confirmed, intakes, type Idleness } from './intake.js';
import { START as BEGINNING, partsOf, positionOf } from './log-position.js';
import type { Mirror } from './mirror.js';
import type { Gap, MirrorWriter } from './mirror-writer.js';
import { backoff, within } from './patience.js';
import { isNotLeader, noneIfGone, translated } from './trouble.js';

const BATCH = 500;
const FIRST_MS = 50;
const MOST_MS = 5000;
const MOST_LINKS = 1000;

/** What a feed is made of. */
export interface FeedParts {
  readonly connection: Connection;
  readonly mirror: Mirror;
  readonly writer: MirrorWriter;
  /** The longest silence of the server where it has to answer (ms). */
  readonly silence: number;
  /** Told when the mirror has grown, and when the feed has come upon trouble. */
  readonly stir: () => void;
}

/** Keeps the mirror up to date from one subscription to the whole log, and begins anew after the mirror's end whenever that breaks. */
export class Feed {
  #trouble: unknown;
  #subscription: AllStreamSubscription | undefined;
  #checkpoint: VendorsPosition | undefined;
  #idleness: Idleness = { isIdle: false };
  #haste = new AbortController();
  #isSure = false;
  #isClosed = false;
  readonly #running: Promise<void>;

  constructor(private readonly parts: FeedParts) {
    this.#running = this.#run();
  }

  /** Why the mirror is not being fed; undefined while it is. */
  get trouble(): unknown {
    return this.#trouble;
  }

  /** Whether the server was seen to hold what the mirror ends with. */
  get isSure(): boolean {
    return this.#isSure;
  }

  /** Up to here the mirror holds all that is the record's: its end, or further where only the server's own business follows. */
  get reach(): Position {
    const reach = this.parts.mirror.reach();
    const isQuiet = this.#idleness.isIdle && this.#subscription?.readableLength === 0;
    if (!isQuiet || this.#checkpoint === undefined) return reach;
    const scanned = positionOf(this.#checkpoint);
    return scanned > reach ? scanned : reach;
  }

  /** Begins anew at once: what should have come has not. */
  hasten(): void {
    this.#subscription?.destroy();
    this.#haste.abort();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.hasten();
    await this.parts.connection.close(this.parts.silence);
    await within(this.parts.silence, this.#running);
  }

  async #run(): Promise<void> {
    for (let failures = 0; !this.#isClosed; failures += 1) {
      this.#haste = new AbortController();
      try {
        await this.#follow(() => {
          failures = 0;
        });
      } catch (error) {
        this.#trouble = translated(error);
      }
      this.#idleness = { isIdle: false };
      this.parts.stir();
      if (this.#isClosed) return;
      // Cut short when somebody waits.
      await pause(backoff(failures, FIRST_MS, MOST_MS), undefined, { signal: this.#haste.signal }).catch(
        () => undefined,
      );
    }
  }

  async #follow(fed: () => void): Promise<void> {
    const { connection, mirror, silence, stir } = this.parts;
    this.#mindAlarm();
    await this.#mindOtherLog();
    this.#isSure = true;
    stir();
    const client = await connection.client();
    try {
      const subscription = this.#subscribe(client, mirror.reach());
      const batches = intakes(subscription, BATCH, this.#idleness);
      await confirmed(subscription, silence);
      this.#trouble = undefined;
      fed();
      for await (const resolved of batches) {
        await this.#take(ofTheRecord(resolved));
        stir();
        this.#mindAlarm();
      }
    } catch (error) {
      this.#subscription?.destroy();
      // Told who leads, the client goes there; a new one would ask the same follower again.
      if (!isNotLeader(error)) connection.retire(client);
      throw error;
    }
  }

  #subscribe(client: EventStoreDBClient, after: Position): AllStreamSubscription {
    this.#checkpoint = undefined;
    this.#idleness = { isIdle: false };
    this.#subscription = client.subscribeToAll(
      {
        fromPosition: after === BEGINNING ? START : partsOf(after),
        // It only assigns: what it throws would end the process.
        filter: excludeSystemEvents({
          checkpointReached: (_subscription, position) => void (this.#checkpoint = position),
        }),
        requiresLeader: true,
      },
      { highWaterMark: BATCH },
    );
    return this.#subscription;
  }

  /** Whole, or up to the first gap that the server cannot account for. */
  async #take(events: readonly RecordedEvent[]): Promise<void> {
    const { writer } = this.parts;
    const excused = new Set<string>();
    const keyOf = ({ stream, missing, found }: Gap): string => `${missing} ${found} ${stream}`;
    for (;;) {
      const gap = writer.take(events, (one) => excused.has(keyOf(one)));
      if (gap === undefined) return;
      if (!(await this.#isSystems(gap))) {
        writer.raise('vanished', gap.stream, gap.missing);
        return;
      }
      excused.add(keyOf(gap));
    }
  }

  /** Whether all that is missing is there, but is the server's own business, as links are. */
  async #isSystems({ stream, missing, found }: Gap): Promise<boolean> {
    const maxCount = Number(found - missing);
    if (maxCount < 0 || maxCount > MOST_LINKS) return false;
    const { connection, silence } = this.parts;
    const options = { fromRevision: missing, maxCount, requiresLeader: true };
    return twice(async () => {
      const there = await connection.read(silence, (client) => client.readStream(stream, options)).catch(noneIfGone);
      const isLink = ({ event }: ResolvedEvent, i: number): boolean =>
        event !== undefined && isSystems(event) && event.revision === missing + BigInt(i);
      return there.length === maxCount && there.every(isLink);
    });
  }

  #mindAlarm(): void {
    const alarm = this.parts.mirror.alarm();
    if (alarm !== undefined) throw alarm;
  }

  /** The mirror's last event has to stand where it stood: else history has vanished, or this is another log. */
  async #mindOtherLog(): Promise<void> {
    const { connection, mirror, writer, silence } = this.parts;
    const last = mirror.end();
    if (last === undefined) return;
    if (writer.isLookedAt('vanished', last.stream, last.revision)) return;
    const read = { fromPosition: partsOf(last.position), maxCount: 1, requiresLeader: true };
    const isThere = await twice(async () => {
      const [found] = await connection.read(silence, (client) => client.readAll(read));
      return found?.event?.id === last.id;
    });
    if (isThere) return;
    writer.raise('vanished', last.stream, last.revision);
    this.#mindAlarm();
  }
}

/** Looks again before saying no: a server under stress ends a reading early as if that were all. */
async function twice(look: () => Promise<boolean>): Promise<boolean> {
  return (await look()) || look();
}
