import type { EventStore, Position, RecordedEvent } from '#event-store';
import { asFact, idOf, streamCategoryOf, type Fact } from '#record';
import { CaseRecords } from './case-records.js';
import { caseViewOf, namesIn } from './case-view.js';
import type { Projection } from './projection.js';
import type { SqliteReadModel, SubjectRows } from './sqlite-read-model.js';

export interface ProjectorOptions {
  readonly store: EventStore;
  readonly model: SqliteReadModel;
  readonly projections: readonly Projection[];
  readonly now?: () => Date;
  /** Told of anything that stopped a projection; a projector never fails silently. */
  readonly onFailure: (projection: string, error: unknown) => void;
}

/** How often rows that have run out are looked for, in milliseconds. */
const TICK = 10 * 60 * 1000;

/** How many casefiles are read between two writes of a rebuild: it bounds the memory. */
const CHUNK = 200;

/** Follows the log and keeps the rows: reads every touched casefile once and lets every projection derive its rows from that. */
export class Projector {
  private readonly records: CaseRecords;
  private readonly now: () => Date;
  private readonly waiting = new Set<() => void>();
  private readonly stopping = new AbortController();
  private following: Promise<void> | undefined;
  private ticking: NodeJS.Timeout | undefined;

  constructor(private readonly options: ProjectorOptions) {
    this.records = new CaseRecords(options.store, options.model.index);
    this.now = options.now ?? (() => new Date());
  }

  get position(): string {
    return this.options.model.position;
  }

  /** Builds what is missing, then follows the log until stopped. */
  async start(): Promise<void> {
    await this.catchUp();
    await this.refreshExpired();
    this.following = this.follow();
    this.ticking = setInterval(() => void this.tick(), TICK).unref();
  }

  /** Applies everything recorded so far; for processes that answer once and end. */
  async catchUp(): Promise<void> {
    const missing = this.options.model.missing();
    if (missing.length < this.options.projections.length) await this.projectToHead();
    await this.rebuild(missing);
  }

  private async projectToHead(): Promise<void> {
    const head = await this.options.store.head();
    while (head !== undefined && this.position < head) {
      const events: RecordedEvent[] = [];
      for await (const event of this.options.store.readAll({ ...after(this.position), limit: 1000 })) events.push(event);
      await this.project(events);
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.ticking);
    await this.following;
  }

  /** Waits until the rows include a position; false when they did not in time, which is in milliseconds. */
  async waitFor(position: string, time: number): Promise<boolean> {
    if (this.position >= position) return true;
    return new Promise((resolve) => {
      const check = () => {
        if (this.position >= position) finish(true);
      };
      // Another process may be the one that projects: then nothing wakes us but a look at the checkpoint.
      const look = setInterval(check, 20);
      const timer = setTimeout(() => finish(this.position >= position), time);
      const finish = (reached: boolean) => {
        clearInterval(look);
        clearTimeout(timer);
        this.waiting.delete(check);
        resolve(reached);
      };
      this.waiting.add(check);
    });
  }

  /** Reads anew the casefiles whose rows have changed by themselves, as windows run out and terms end. */
  async refreshExpired(): Promise<void> {
    const expired = this.options.model.expired(this.today());
    for (let at = 0; at < expired.length; at += CHUNK) {
      const position = this.position;
      const subjects = await this.derive(new Set(expired.slice(at, at + CHUNK)), new Set(), this.options.projections);
      this.options.model.apply({ from: position, to: position, events: 0, at: this.now(), subjects });
    }
  }

  private async tick(): Promise<void> {
    try {
      await this.refreshExpired();
    } catch (error) {
      this.options.onFailure('refresh', error);
    }
  }

  private today(): string {
    return this.now().toISOString().slice(0, 10);
  }

  /** Builds projections from the whole log beside the active ones, and swaps them in. */
  async rebuild(projections: readonly Projection[], progress: (done: number) => void = () => {}): Promise<void> {
    if (projections.length === 0) return;
    const { store, model } = this.options;
    const generations = model.begin(projections);
    try {
      await this.indexLinks();
      let [upTo, done] = ['', 0];
      for (;;) {
        const head = (await store.head()) ?? '';
        if (head === upTo && model.activate(generations, head, 0, this.now())) return;
        if (head === upTo) await this.untilPast(upTo);
        done += await this.build(projections, generations, upTo, head, (count) => progress(done + count));
        upTo = head;
      }
    } catch (error) {
      model.drop(generations);
      throw error;
    }
  }

  /** The checkpoint has moved past what was built: the log has more to build from. */
  private async untilPast(position: string): Promise<void> {
    if (this.position > position) return;
    await this.waitFor(position, 1000);
  }

  private async build(
    projections: readonly Projection[],
    generations: Parameters<SqliteReadModel['put']>[0],
    from: string,
    to: string,
    progress: (done: number) => void,
  ): Promise<number> {
    const { store, model } = this.options;
    let done = 0;
    const alike = new Set<string>();
    const write = async (streams: readonly string[]) => {
      const touched = this.touchedBy(streams);
      model.put(generations, await this.derive(touched.casefiles, touched.lists, projections, alike));
      progress((done += streams.length));
    };
    for await (const names of store.streamsAfter({ ...after(from), ...upTo(to) }))
      for (let at = 0; at < names.length; at += CHUNK) await write(names.slice(at, at + CHUNK));
    const renamed = [...alike];
    for (let at = 0; at < renamed.length; at += CHUNK)
      await write(renamed.slice(at, at + CHUNK).map((casefile) => `casefile-${casefile}`));
    return done;
  }

  /** The links between streams and casefiles stand in events of the streams that are no casefiles'. */
  private async indexLinks(): Promise<void> {
    let events: RecordedEvent[] = [];
    const flush = () => {
      this.options.model.transaction(() => this.link(events));
      events = [];
    };
    const streamPrefixes = ['pledge-', 'exchangelist-', 'casegroup-'];
    for await (const event of this.options.store.readAll({ streamPrefixes })) if (events.push(event) === 1000) flush();
    flush();
  }

  private link(events: readonly RecordedEvent[]): void {
    for (const { stream, data } of events) {
      const { casefile } = data as { casefile?: unknown };
      if (typeof casefile === 'string') this.options.model.index.link(stream, casefile);
    }
  }

  private async follow(): Promise<void> {
    const { store } = this.options;
    for await (const { events } of store.subscribe({ ...after(this.position), signal: this.stopping.signal })) {
      if (events.length > 0) await this.project(events);
      for (const check of [...this.waiting]) check();
    }
  }

  private async project(batch: readonly RecordedEvent[]): Promise<void> {
    const { model } = this.options;
    const from = this.position;
    const events = batch.filter(({ position }) => position > from);
    const last = events.at(-1);
    if (last === undefined) return;
    model.transaction(() => this.link(events));
    const { casefiles, lists } = this.touchedBy(events.map(({ stream }) => stream));
    const alike = new Set<string>();
    const subjects = await this.derive(casefiles, lists, this.options.projections, alike);
    // Those that came to share a name are read again, now that each can see the other.
    subjects.push(...(await this.derive(alike, new Set(), this.options.projections)));
    model.apply({ from, to: last.position, events: events.length, at: this.now(), subjects });
  }

  private touchedBy(streams: readonly string[]): { casefiles: Set<string>; lists: Set<string> } {
    const casefiles = new Set<string>();
    const lists = new Set<string>();
    for (const stream of streams) {
      const category = streamCategoryOf(stream);
      if (category === 'casefile') casefiles.add(idOf(stream));
      else for (const casefile of this.options.model.index.casefilesOf(stream)) casefiles.add(casefile);
      if (category === 'exchangelist') lists.add(idOf(stream));
    }
    return { casefiles, lists };
  }

  /** The rows of every touched subject; casefiles that share a changed name are added to `alike`. */
  private async derive(
    casefiles: ReadonlySet<string>,
    lists: ReadonlySet<string>,
    projections: readonly Projection[],
    alike?: Set<string>,
  ): Promise<SubjectRows[]> {
    const on = this.today();
    const subjects: SubjectRows[] = [];
    for (const casefile of casefiles) {
      const record = await this.records.of(casefile);
      if (record === undefined) continue;
      const view = caseViewOf(record, on);
      const others = this.options.model.index.rename(casefile, namesIn(view));
      for (const other of others) alike?.add(other).add(casefile);
      this.collect(subjects, casefile, projections, (projection) =>
        projection.of === 'casefile' ? projection.rows(view) : undefined,
      );
    }
    for (const list of lists) {
      const facts: Fact[] = (await this.options.store.readStream(`exchangelist-${list}`)).map(asFact);
      this.collect(subjects, list, projections, (projection) =>
        projection.of === 'exchangelist' ? projection.rows({ id: list, facts }) : undefined,
      );
    }
    return subjects;
  }

  private collect(
    into: SubjectRows[],
    subject: string,
    projections: readonly Projection[],
    rowsOf: (projection: Projection) => SubjectRows['rows'] | undefined,
  ): void {
    for (const projection of projections) {
      try {
        const rows = rowsOf(projection);
        if (rows !== undefined) into.push({ projection: projection.name, subject, rows });
      } catch (error) {
        this.options.model.fail(projection.name, `${subject}: ${error instanceof Error ? error.message : String(error)}`);
        this.options.onFailure(projection.name, error);
      }
    }
  }
}

// Positions in the read model are those that the store gave out.
const after = (position: string): { after?: Position } => (position === '' ? {} : { after: position as Position });
const upTo = (position: string): { upTo?: Position } => (position === '' ? {} : { upTo: position as Position });
