import type { EventStore, Position, RecordedEvent } from '#event-store';
import { idOf, streamCategoryOf } from '#record';
import { Derivation, type Derived, type Deriving } from './derivation.js';
import type { Projection } from './projection.js';
import type { Generation, SqliteReadModel } from './sqlite-read-model.js';

export interface ProjectorOptions {
  readonly store: EventStore;
  readonly model: SqliteReadModel;
  readonly projections: readonly Projection[];
  readonly now?: () => Date;
  /** Told of anything that stopped a projection; a projector never fails silently. */
  readonly onFailure: (projection: string, error: unknown) => void;
  /** Derives casefiles while building; in this thread when left out. */
  readonly building?: Deriving;
}

/** How often rows that have run out are looked for, in milliseconds. */
const TICK = 10 * 60 * 1000;

/** How many casefiles are read between two writes of a rebuild: it bounds the memory. */
const CHUNK = 100;
/** How many chunks a rebuild derives at the same time, where there are threads for it. */
const AHEAD = 4;

/** Follows the log and keeps the rows: reads every touched casefile once and lets every projection derive its rows from that. */
export class Projector {
  private readonly derivation: Derivation;
  private readonly now: () => Date;
  private readonly waiting = new Set<() => void>();
  private readonly stopping = new AbortController();
  private following: Promise<void> | undefined;
  private ticking: NodeJS.Timeout | undefined;

  constructor(private readonly options: ProjectorOptions) {
    this.derivation = new Derivation(options.store, options.model.index, options.projections);
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
    for (let at = 0; at < expired.length; at += CHUNK) await this.readAgain(expired.slice(at, at + CHUNK));
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
        if (head === upTo && model.activate(generations, head, this.now())) return;
        if (head === upTo) await this.waitFor(upTo, 1000);
        await this.build(generations, upTo, head, (count) => progress((done += count)));
        upTo = head;
      }
    } catch (error) {
      model.drop(generations);
      throw error;
    }
  }

  private async build(generations: readonly Generation[], from: string, to: string, progress: (done: number) => void): Promise<void> {
    const { store, model, building = this.derivation } = this.options;
    const wanted = generations.map(({ projection }) => projection);
    const on = this.today();
    const ahead: Promise<void>[] = [];
    const write = async (derived: Promise<readonly Derived[]>) => {
      const subjects = await derived;
      this.report(subjects);
      model.put(generations, subjects);
      progress(subjects.length);
    };
    const derive = async (casefiles: readonly string[]) => {
      for (let at = 0; at < casefiles.length; at += CHUNK) {
        if (ahead.length >= AHEAD) await ahead.shift();
        ahead.push(write(building.casefiles(casefiles.slice(at, at + CHUNK), on, wanted)));
      }
    };
    try {
      for await (const streams of store.streamsAfter({ ...after(from), ...upTo(to) })) {
        const { casefiles, lists } = this.touchedBy(streams);
        await derive(casefiles);
        await write(this.derivation.lists(lists, wanted));
      }
      await Promise.all(ahead.splice(0));
      for (let pending = model.pending(); pending.length > 0; pending = model.pending()) {
        await derive(pending);
        await Promise.all(ahead.splice(0));
      }
    } finally {
      await Promise.allSettled(ahead);
    }
  }

  private async projectToHead(): Promise<void> {
    const head = await this.options.store.head();
    while (head !== undefined && this.position < head) {
      const events: RecordedEvent[] = [];
      for await (const event of this.options.store.readAll({ ...after(this.position), limit: 1000 })) events.push(event);
      await this.project(events);
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
    const subjects = [...(await this.derive(casefiles)), ...(await this.derivation.lists(lists, this.names()))];
    this.report(subjects);
    model.apply({ from, to: last.position, events: events.length, at: this.now(), subjects });
    await this.readAgain(model.pending());
  }

  /** Derives casefiles again at the position that the rows have reached. */
  private async readAgain(casefiles: readonly string[]): Promise<void> {
    if (casefiles.length === 0) return;
    const at = this.position;
    const subjects = await this.derive(casefiles);
    this.report(subjects);
    this.options.model.apply({ from: at, to: at, events: 0, at: this.now(), subjects });
  }

  private derive(casefiles: readonly string[]): Promise<Derived[]> {
    return this.derivation.casefiles(casefiles, this.today(), this.names());
  }

  private names(): string[] {
    return this.options.projections.map(({ name }) => name);
  }

  private report(subjects: readonly Derived[]): void {
    for (const { subject, failures } of subjects)
      for (const { projection, error } of failures) {
        this.options.model.fail(projection, `${subject}: ${error}`);
        this.options.onFailure(projection, new Error(error));
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

  private touchedBy(streams: readonly string[]): { casefiles: string[]; lists: string[] } {
    const casefiles = new Set<string>();
    const lists = new Set<string>();
    for (const stream of streams) {
      const category = streamCategoryOf(stream);
      if (category === 'casefile') casefiles.add(idOf(stream));
      else for (const casefile of this.options.model.index.casefilesOf(stream)) casefiles.add(casefile);
      if (category === 'exchangelist') lists.add(idOf(stream));
    }
    return { casefiles: [...casefiles], lists: [...lists] };
  }
}

// Positions in the read model are those that the store gave out.
const after = (position: string): { after?: Position } => (position === '' ? {} : { after: position as Position });
const upTo = (position: string): { upTo?: Position } => (position === '' ? {} : { upTo: position as Position });
