import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore, RecordedEvent } from '#event-store';
import { Derivation, type Derived, type Deriving } from './derivation.js';
import { stretch } from './positions.js';
import type { Projection } from './projection.js';
import { fill } from './rebuild.js';
import type { SqliteReadModel } from './sqlite-read-model.js';
import { linkEvents, touchedBy } from './touched.js';

export interface ProjectorOptions {
  readonly store: EventStore;
  readonly model: SqliteReadModel;
  readonly projections: readonly Projection[];
  readonly now?: () => Date;
  /** Told of anything that stopped a projection; a projector never fails silently. */
  readonly onFailure: (projection: string, error: unknown) => void;
  /** Derives casefiles during a rebuild; in this thread when left out. */
  readonly building?: Deriving;
}

/** How often rows that have run out are looked for, in milliseconds. */
const TICK = 10 * 60 * 1000;
const CHUNK = 100;
/** How long after a failure the log is followed again, in milliseconds. */
const RETRY = 1000;

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
    this.following = this.keepFollowing();
    this.ticking = setInterval(() => void this.tick(), TICK).unref();
  }

  /** Applies everything recorded so far; for processes that answer once and end. */
  async catchUp(): Promise<void> {
    const missing = this.options.model.missing();
    if (missing.length < this.options.projections.length) await this.projectToHead();
    await this.buildWhatCanBe(missing);
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
    const { store, model, building } = this.options;
    const generations = model.begin(projections);
    let done = 0;
    const written = (subjects: readonly Derived[]) => {
      const failure = failuresIn(subjects)[0];
      if (failure !== undefined) throw new CannotBeBuilt(failure.projection, failure.error);
      progress((done += subjects.length));
    };
    try {
      for (let upTo = ''; ;) {
        const head = (await store.head()) ?? '';
        if (head === upTo && model.activate(generations, head, this.now())) return;
        if (head === upTo) await this.waitFor(upTo, 1000);
        const { derivation } = this;
        await fill(generations, upTo, head, { store, model, derivation, building, on: this.today(), written });
        upTo = head;
      }
    } catch (error) {
      model.drop(generations);
      throw error;
    }
  }

  /** One projection that cannot be built keeps none of the others from being built. */
  private async buildWhatCanBe(missing: readonly Projection[]): Promise<void> {
    try {
      await this.rebuild(missing);
    } catch (error) {
      if (!(error instanceof CannotBeBuilt)) throw error;
      this.fail(error.projection, error);
      await this.buildWhatCanBe(missing.filter(({ name }) => name !== error.projection));
    }
  }

  private async projectToHead(): Promise<void> {
    const head = await this.options.store.head();
    while (head !== undefined && this.position < head) {
      const events: RecordedEvent[] = [];
      for await (const event of this.options.store.readAll({ ...stretch(this.position), limit: 1000 }))
        events.push(event);
      await this.project(events);
    }
  }

  /** Follows until stopped; what goes wrong on the way is told, and tried again from where the rows stand. */
  private async keepFollowing(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.follow();
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        this.options.onFailure('following', error);
        await pause(RETRY, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
  }

  private async follow(): Promise<void> {
    const { store } = this.options;
    for await (const { events } of store.subscribe({ ...stretch(this.position), signal: this.stopping.signal })) {
      if (events.length > 0) await this.project(events);
      for (const check of this.waiting) check();
    }
  }

  private async project(batch: readonly RecordedEvent[]): Promise<void> {
    const { model } = this.options;
    const from = this.position;
    const events = batch.filter(({ position }) => position > from);
    const last = events.at(-1);
    if (last === undefined) return;
    linkEvents(events, model);
    const { casefiles, lists } = touchedBy(
      events.map(({ stream }) => stream),
      model,
    );
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
    for (const { projection, error } of failuresIn(subjects)) this.fail(projection, new Error(error));
  }

  private fail(projection: string, error: Error): void {
    this.options.model.fail(projection, error.message);
    this.options.onFailure(projection, error);
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
}

/** What a projection could not derive, while it was being built. */
class CannotBeBuilt extends Error {
  override readonly name = 'CannotBeBuilt';

  constructor(
    readonly projection: string,
    reason: string,
  ) {
    super(`${projection} cannot be built: ${reason}`);
  }
}

function failuresIn(subjects: readonly Derived[]): { projection: string; error: string }[] {
  return subjects.flatMap(({ subject, failures }) =>
    failures.map(({ projection, error }) => ({ projection, error: `${subject}: ${error}` })),
  );
}
