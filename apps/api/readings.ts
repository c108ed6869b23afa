import type { EventStore } from '#event-store';
import type { Projector, SqliteReadModel } from '#projections';
import type { Lag } from './watching/metrics.js';

/** How the readings stand: whether they are built, kept, and how far behind the log. */
export class Readings {
  private starting: Promise<void> | undefined;
  private built = false;

  constructor(
    private readonly store: EventStore,
    private readonly model: SqliteReadModel,
    private readonly projector: Projector,
  ) {}

  /** Builds what is missing, and follows the log from then on. Asked again, it waits for the same. */
  start(): Promise<void> {
    return (this.starting ??= this.build());
  }

  private async build(): Promise<void> {
    await this.projector.start();
    this.built = true;
  }

  /** Why questions cannot be answered, in one sentence; undefined when they can. */
  obstacle(): string | undefined {
    if (!this.built) return 'The readings are being built.';
    const failed = this.model.failures().map(({ projection }) => projection);
    return failed.length === 0 ? undefined : `These readings have failed and are to be rebuilt: ${failed.join(', ')}.`;
  }

  /** Events on record that the readings do not include yet. */
  readonly lag: Lag = async () => {
    const head = await this.store.head();
    const { position } = this.projector;
    if (head === undefined || position >= head) return 0;
    if (this.store.capabilities.contiguousPositions) return Number(head) - Number(position);
    let events = 0;
    const after = position === '' ? {} : { after: position as typeof head };
    for await (const _ of this.store.readAll(after)) events++;
    return events;
  };
}
