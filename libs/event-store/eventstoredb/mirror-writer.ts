import type { Statement } from 'better-sqlite3';
import type { RecordedEvent } from '../event-store.js';
import type { Mirror } from './mirror.js';
import { ADD_ALARM, ADD_EVENT, STATEMENTS } from './mirror-statements.js';

type EventValues = [string, string, string, number, string, string, string, number, number];
export type What = 'vanished' | 'id twice';

/** A stream whose next event is not the one that should follow. */
export interface Gap {
  readonly stream: string;
  /** The first revision that is missing. */
  readonly missing: bigint;
  /** The revision that came instead. */
  readonly found: bigint;
}

/** The writing half of a mirror. It keeps no end of anything between transactions: another process may feed the file too. */
export class MirrorWriter {
  readonly #add: Statement<EventValues>;
  readonly #alarm: Statement<[string, number, string, number]>;
  readonly #stoodAt: Statement<[string], number>;
  readonly #looked: Statement<[string, number, string], number>;

  constructor(
    private readonly mirror: Mirror,
    private readonly now: () => Date,
  ) {
    this.#add = mirror.db.prepare(ADD_EVENT);
    this.#alarm = mirror.db.prepare(ADD_ALARM);
    this.#stoodAt = mirror.db.prepare<[string], number>(STATEMENTS.stoodAt).pluck();
    this.#looked = mirror.db.prepare<[string, number, string], number>(STATEMENTS.looked).pluck();
  }

  /**
   * Takes over what follows the mirror's end, up to the first gap that `isExcused` does not know. What the mirror has is passed over.
   */
  take(events: readonly RecordedEvent[], isExcused: (gap: Gap) => boolean): Gap | undefined {
    return this.mirror.asked(() => this.mirror.db.transaction(() => this.#take(events, isExcused)).immediate());
  }

  /** Raises an alarm that stays until somebody has looked. */
  raise(what: What, stream: string, revision: bigint): void {
    this.mirror.asked(() => this.#alarm.run(stream, Number(revision), what, this.now().getTime()));
  }

  /** Whether somebody has looked at this and let it be. */
  isLookedAt(what: What, stream: string, revision: bigint): boolean {
    return this.mirror.asked(() => this.#looked.get(stream, Number(revision), what)) === 1;
  }

  #take(events: readonly RecordedEvent[], isExcused: (gap: Gap) => boolean): Gap | undefined {
    let reach = this.mirror.reach();
    let stoodAt = this.#stoodAt.get(reach) ?? 0;
    for (const event of events) {
      if (event.position <= reach) continue;
      const gap = this.#gapBefore(event);
      if (gap !== undefined && !isExcused(gap)) return gap;
      if (this.#isTwice(event)) return undefined;
      stoodAt = Math.max(stoodAt, event.recordedAt.getTime());
      this.#write(event, stoodAt);
      reach = event.position;
    }
    return undefined;
  }

  #gapBefore({ stream, revision }: RecordedEvent): Gap | undefined {
    const missing = this.mirror.lastRevision(stream) + 1n;
    if (revision === missing) return undefined;
    const isKnown = revision > missing && this.isLookedAt('vanished', stream, missing);
    return isKnown ? undefined : { stream, missing, found: revision };
  }

  #isTwice({ id, stream, revision }: RecordedEvent): boolean {
    if (this.mirror.event(id) === undefined || this.isLookedAt('id twice', stream, revision)) return false;
    this.raise('id twice', stream, revision);
    return true;
  }

  #write({ position, id, stream, revision, type, data, metadata, recordedAt }: RecordedEvent, stoodAt: number): void {
    const texts = [JSON.stringify(data), JSON.stringify(metadata)] as const;
    this.#add.run(position, id, stream, Number(revision), type, ...texts, recordedAt.getTime(), stoodAt);
  }
}
