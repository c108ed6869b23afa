import { randomUUID } from 'node:crypto';
import { checkCommit, type Checked, type Expected } from './commit-check.js';
import { firstIndex, FOREVER, sizeOf, type LogRecord, type Proposed } from './log-record.js';
import { changed, retentionOf, type Retention } from './retention.js';

/** How an append or a deletion ended; `current` is absent where there is no stream. */
export type Outcome =
  | { readonly kind: 'written'; readonly revision: bigint; readonly position?: bigint }
  | { readonly kind: 'conflict'; readonly current?: bigint }
  | { readonly kind: 'deleted' };

/** One stream: its records that were not scavenged, and its last revision whether or not that record is still there. */
interface History {
  readonly records: LogRecord[];
  last: bigint;
}

/** The log of one cluster, in memory; it outlives the servers that are asked about it. */
export class EsdbLog {
  readonly #streams = new Map<string, History>();
  readonly #known = new Map<string, LogRecord>();
  readonly #listeners = new Set<() => void>();
  #records: LogRecord[] = [];
  // Where a real log is after what the server has written for itself.
  #next = 3_183n;

  constructor(private readonly now: () => Date) {}

  get records(): readonly LogRecord[] {
    return this.#records;
  }

  append(stream: string, events: readonly Proposed[], expected: Expected): Outcome {
    const checked = this.#checked(stream);
    const decision = checkCommit(
      checked,
      events.map(({ id }) => id),
      expected,
    );
    if (decision.kind === 'deleted') return decision;
    if (decision.kind === 'conflict')
      return { kind: 'conflict', ...(checked.last < 0n ? {} : { current: checked.last }) };
    if (decision.kind === 'repeats') {
      return { kind: 'written', revision: decision.last.revision, position: decision.last.position };
    }
    const created = this.now();
    const [last] = events.map((event) => this.#write(stream, event, created)).slice(-1);
    if (checked.softDeleted && last) this.setMetadata(stream, { $tb: checked.last + 1n });
    this.#grew();
    return { kind: 'written', revision: last?.revision ?? checked.last, ...(last ? { position: last.position } : {}) };
  }

  /** Deletes softly, or for ever; the answer's revision is that of the event which says so. */
  delete(stream: string, expected: Expected, forEver: boolean): Outcome {
    const checked = this.#checked(stream);
    const decision = checkCommit(checked, [], expected);
    if (decision.kind === 'deleted') return decision;
    if (decision.kind !== 'ok') return { kind: 'conflict', ...(checked.last < 0n ? {} : { current: checked.last }) };
    const written = forEver ? this.#bury(stream) : this.setMetadata(stream, { $tb: FOREVER });
    return { kind: 'written', revision: written.revision, position: written.position };
  }

  /** Changes members of a stream's metadata and keeps the others. */
  setMetadata(stream: string, members: { $tb?: bigint; $maxCount?: number }): LogRecord {
    const data = changed(this.#metadata(stream), members);
    return this.write(`$$${stream}`, '$metadata', 'application/json', data);
  }

  /** Writes an event of the server's own, without being asked. */
  write(stream: string, type: string, contentType: string, data: Uint8Array): LogRecord {
    const record = this.#write(
      stream,
      { id: randomUUID(), type, contentType, data, metadata: new Uint8Array() },
      this.now(),
    );
    this.#grew();
    return record;
  }

  /** Takes what a stream no longer shows out of the log for good; its last record stays, so that revisions go on. */
  scavenge(stream: string): void {
    const history = this.#streams.get(stream);
    if (!history) return;
    const kept = new Set([...(this.isTombstoned(stream) ? [] : this.visible(stream)), ...history.records.slice(-1)]);
    const gone = new Set(history.records.filter((record) => !kept.has(record)));
    this.#records = this.#records.filter((record) => !gone.has(record));
    history.records.splice(0, history.records.length, ...kept);
    for (const { id } of gone) this.#known.delete(id);
  }

  isTombstoned(stream: string): boolean {
    return this.#streams.get(stream)?.last === FOREVER;
  }

  /** Whether a reader of the stream is told that there is none. */
  isMissing(stream: string): boolean {
    return !this.#streams.has(stream) || this.#retention(stream).softDeleted;
  }

  /** The events that reading a stream gives, in order. */
  visible(stream: string): LogRecord[] {
    const history = this.#streams.get(stream);
    if (!history) return [];
    const { truncateBefore, maxCount, maxAgeMs } = this.#retention(stream);
    const first = maxCount === undefined ? 0n : history.last - maxCount + 1n;
    const since = maxAgeMs === undefined ? -Infinity : this.now().getTime() - maxAgeMs;
    const records = history.records.slice(
      firstIndex(history.records, ({ revision }) => revision >= truncateBefore && revision >= first),
    );
    return maxAgeMs === undefined ? records : records.filter(({ created }) => created.getTime() >= since);
  }

  /** The last revision of a stream, -1 if it has none. */
  lastRevision(stream: string): bigint {
    return this.#streams.get(stream)?.last ?? -1n;
  }

  /** At most so many records beyond the position. */
  after(position: bigint, limit: number): LogRecord[] {
    const from = firstIndex(this.#records, (record) => record.position > position);
    return this.#records.slice(from, from + limit);
  }

  /** Calls back whenever the log has grown, until the answer is called. */
  onGrowth(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #bury(stream: string): LogRecord {
    this.#history(stream).last = FOREVER - 1n;
    return this.write(stream, '$streamDeleted', 'application/octet-stream', new Uint8Array());
  }

  #write(stream: string, event: Proposed, created: Date): LogRecord {
    const history = this.#history(stream);
    history.last += 1n;
    const record = { ...event, stream, revision: history.last, position: this.#next, created };
    this.#next += BigInt(103 + stream.length + sizeOf(event));
    history.records.push(record);
    this.#records.push(record);
    this.#known.set(event.id, record);
    return record;
  }

  #grew(): void {
    for (const listener of this.#listeners) listener();
  }

  #history(stream: string): History {
    const found = this.#streams.get(stream) ?? { records: [], last: -1n };
    this.#streams.set(stream, found);
    return found;
  }

  #metadata(stream: string): LogRecord | undefined {
    return this.#streams.get(`$$${stream}`)?.records.at(-1);
  }

  #retention(stream: string): Retention {
    return retentionOf(stream, this.#metadata(stream));
  }

  #checked(stream: string): Checked {
    const history = this.#streams.get(stream) ?? { records: [], last: -1n };
    return {
      last: history.last,
      tombstoned: this.isTombstoned(stream),
      softDeleted: this.#retention(stream).softDeleted,
      hasMetadata: this.#metadata(stream) !== undefined,
      at: (revision) => {
        const found = history.records[firstIndex(history.records, (record) => record.revision >= revision)];
        return found?.revision === revision ? found : undefined;
      },
      known: (id) => {
        const found = this.#known.get(id);
        return found?.stream === stream ? found : undefined;
      },
    };
  }
}
