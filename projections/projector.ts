import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { EventStore, RecordedEvent } from '#event-store';
import { idOf, streamCategoryOf } from '#record';
import { Background } from './background.js';
import { Derivation, failuresIn, type Derived } from './derivation.js';
import { stretch } from './positions.js';
import { ProjectionFailed } from './projection-failed.js';
import type { Projection } from './projection.js';
import { fill } from './rebuild.js';
import type { Batch, SqliteReadModel } from './sqlite-read-model.js';
import { linkEvents, touchedBy } from './touched.js';
import { Waiting } from './waiting.js';

/** What a projector works with. */
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
/** How many casefiles are read again at once: whoever records meanwhile waits for no more. */
const CHUNK = 10;
/** How long after a failure the log is followed again, in milliseconds. */
const RETRY = 1000;

/** Follows the log and keeps the rows: reads every touched casefile once and lets every projection derive its rows from that. */
export class Projector {
  private readonly derivation: Derivation;
  private readonly now: () => Date;
  private readonly waiting = new Waiting();
  private readonly stopping = new AbortController();
  private working: Promise<unknown> = Promise.resolve();
  private following: Promise<void> | undefined;
  private readonly refreshing: Background;

  constructor(private readonly options: ProjectorOptions) {
    this.derivation = new Derivation(options.store, options.model.index, options.projections);
    this.now = options.now ?? (() => new Date());
    const failed = (error: unknown) => options.onFailure('refresh', error);
    this.refreshing = new Background(() => this.refreshExpired(), failed);
  }

  get position(): string {
    return this.options.model.position;
  }

  /** Builds what is missing, then follows the log until stopped. */
  async start(): Promise<void> {
    await this.catchUp();
    await this.refreshExpired();
    this.following = this.keepFollowing();
    this.refreshing.start(TICK);
  }

  /** Applies everything recorded so far; for processes that answer once and end. */
  async catchUp(): Promise<void> {
    const { store, model, projections } = this.options;
    const head = (await store.head()) ?? '';
    if (this.position > head)
      throw new Error('The readings are ahead of the log: they were built from another one, and must be deleted.');
    const missing = model.missing();
    if (missing.length < projections.length) await this.projectTo(head);
    await this.buildWhatCanBe(missing);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.following;
    await this.refreshing.stop();
  }

  /** Waits until the rows include a position; false when they did not in time, which is in milliseconds. */
  async waitFor(position: string, time: number): Promise<boolean> {
    return this.waiting.until(() => this.position >= position, time);
  }

  /**
   * Reads anew the casefiles whose rows have changed by themselves, as windows run out and terms end, or were made with other
   * profiles than hold now. What is recorded meanwhile is taken between two chunks.
   */
  async refreshExpired(): Promise<void> {
    const { model } = this.options;
    const otherwise = model.madeOtherwise(await this.derivation.madeWith());
    const expired = [...new Set([...model.expired(this.today()), ...otherwise])];
    for (let at = 0; at < expired.length && !this.stopping.signal.aborted; at += CHUNK) {
      await this.alone(() => this.readAgain(expired.slice(at, at + CHUNK)));
      await nextTurn();
    }
    await this.alone(() => this.settle());
  }

  /** Derives a casefile that was erased, and the lists that named it, anew; of what the rows held before nothing is left. */
  async forget(casefile: string): Promise<void> {
    const { model } = this.options;
    const streams = model.index.streamsOf(casefile).filter((stream) => streamCategoryOf(stream) === 'exchangelist');
    await this.alone(async () => {
      await this.readAgain([casefile], 0, streams.map(idOf));
      model.scrub();
    });
  }

  /** Builds projections from the whole log beside the active ones, and swaps them in. */
  async rebuild(projections: readonly Projection[], progress: (done: number) => void = () => {}): Promise<void> {
    if (projections.length === 0) return;
    const { store, model } = this.options;
    const generations = model.begin(projections);
    let done = 0;
    const written = (subjects: number) => progress((done += subjects));
    const options = { store, model, derivation: this.derivation, on: this.today(), written };
    let [from, mark, empty] = ['', model.index.mark, true];
    const build = async () => {
      const to = model.hasOthersThan(generations) ? this.position : ((await store.head()) ?? '');
      mark = await fill(generations, { from, to, mark, empty }, options);
      [from, empty] = [to, false];
      return model.activate(generations, to, mark, this.now());
    };
    try {
      // The others go on meanwhile; for the last of it they wait, or they might stay ahead for ever.
      if (await build()) return;
      while (!(await this.alone(build)));
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
      if (!(error instanceof ProjectionFailed)) throw error;
      this.fail(error);
      await this.buildWhatCanBe(missing.filter(({ name }) => name !== error.projection));
    }
  }

  private async projectTo(head: string): Promise<void> {
    while (this.position < head) {
      const events: RecordedEvent[] = [];
      for await (const event of this.options.store.readAll({ ...stretch(this.position), limit: 1000 }))
        events.push(event);
      await this.alone(() => this.project(events));
    }
    await this.alone(() => this.settle());
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
      if (events.length > 0) await this.alone(() => this.project(events));
      this.waiting.look();
    }
  }

  private async project(batch: readonly RecordedEvent[]): Promise<void> {
    const { model } = this.options;
    const to = batch.at(-1)?.position ?? '';
    // Another process may do some of it at the same time, in batches of its own.
    for (let from = this.position; from < to; from = this.position) {
      const events = batch.filter(({ position }) => position > from);
      linkEvents(events, model);
      const streams = events.map(({ stream }) => stream);
      const { casefiles, lists, profiles } = touchedBy(streams, model);
      const derived = await this.derive(casefiles);
      // Those that come to share a name are read again before any of it is shown, now that each can see the other.
      model.rename(derived);
      const { alike, mark } = this.alikeByNow();
      const subjects = [...derived, ...(await this.derive(alike)), ...(await this.deriveLists(lists))];
      this.write({ from, to, events: events.length, subjects, alike: mark });
      // Everybody is weighed by it: that would hold up what is recorded next. Until then a board reads what it needs.
      if (profiles) this.refreshing.soon();
    }
    await this.settle();
  }

  /** Derives again the casefiles that are alike by now, until none is left. */
  private async settle(): Promise<void> {
    for (let { alike, mark } = this.alikeByNow(); alike.length > 0; { alike, mark } = this.alikeByNow())
      await this.readAgain(alike, mark);
  }

  private alikeByNow(): { alike: string[]; mark: number } {
    const { model } = this.options;
    return { alike: model.index.alikeSince(model.alike), mark: model.index.mark };
  }

  /** Derives casefiles again at the position that the rows have reached. */
  private async readAgain(casefiles: readonly string[], alike = 0, lists: readonly string[] = []): Promise<void> {
    const at = this.position;
    const subjects = [...(await this.derive(casefiles)), ...(await this.deriveLists(lists))];
    this.write({ from: at, to: at, events: 0, subjects, alike });
  }

  /** Writes a batch; a projection that cannot take its part is stopped, and the others go on. */
  private write(batch: Omit<Batch, 'at'>): void {
    for (const failure of failuresIn(batch.subjects)) this.fail(failure);
    for (;;)
      try {
        this.options.model.apply({ ...batch, at: this.now() });
        return;
      } catch (error) {
        if (!(error instanceof ProjectionFailed)) throw error;
        this.fail(error);
      }
  }

  private derive(casefiles: readonly string[]): Promise<Derived[]> {
    return this.derivation.casefiles(casefiles, this.today(), this.options.model.active());
  }

  private deriveLists(lists: readonly string[]): Promise<Derived[]> {
    return this.derivation.lists(lists, this.options.model.active());
  }

  private fail(failure: ProjectionFailed): void {
    this.options.model.fail(failure.projection, failure.message);
    this.options.onFailure(failure.projection, failure);
  }

  /** Lets work on the rows be done one after the other in this process. */
  private alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.working.then(work, work);
    this.working = turn;
    return turn;
  }

  private today(): string {
    return this.now().toISOString().slice(0, 10);
  }
}
