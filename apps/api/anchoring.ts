import { Anchors, upgradeFromCalendars, type AnchorProblem, type AnchorServices } from '#anchors';
import { type LogIndex } from '#log-keeping';
import { formatNote, utf8, type Note } from '#transparency-log';

/** In milliseconds: outside services are asked no more often. */
const PAUSE = 60 * 60 * 1000;
/** A promise that is not kept within so many anchors, two days of them, is not asked after any more. */
const MOST_PROMISES = 48;

/** What anchoring works with. */
export interface AnchoringParts {
  /** None is asked unless it is named here. */
  readonly services: Required<AnchorServices>;
  /** Where anchors are kept. */
  readonly index: Pick<LogIndex, 'anchor' | 'anchors'>;
  readonly onTrouble: (error: unknown) => void;
  readonly now?: () => Date;
}

/**
 * Once an hour, asks outside services to say when they saw the latest checkpoint, as signed by the log alone, and asks
 * calendars what has become of what they promised.
 */
export class Anchoring {
  private latest: { readonly size: number; readonly note: Note } | undefined;
  private asked = -Infinity;
  private working: Promise<void> | undefined;
  private readonly closing = new AbortController();

  constructor(private readonly parts: AnchoringParts) {}

  /** Takes note of the checkpoint that was published last. */
  take(size: number, note: Note): void {
    this.latest = { size, note };
  }

  /** Asks whoever is to be asked by now; nothing that goes wrong is thrown. Asked meanwhile, it waits for the same. */
  run(): Promise<void> {
    return (this.working ??= this.work().finally(() => (this.working = undefined)));
  }

  /** Waits for nobody any longer. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.working;
  }

  private async work(): Promise<void> {
    const { services, onTrouble, now = () => new Date() } = this.parts;
    const time = now().getTime();
    if (services.rfc3161.length + services.openTimestamps.length === 0 || this.latest === undefined) return;
    if (this.closing.signal.aborted || time - this.asked < PAUSE) return;
    this.asked = time;
    try {
      await this.anchor(this.latest);
      await this.upgrade();
    } catch (error) {
      onTrouble(error);
    }
  }

  private async anchor({ size, note }: NonNullable<Anchoring['latest']>): Promise<void> {
    const { services, index } = this.parts;
    const kept = new Set(index.anchors().flatMap((anchor) => (anchor.size === size ? [anchor.file] : [])));
    if (kept.size === services.rfc3161.length + services.openTimestamps.length) return;
    for (const outcome of await new Anchors(services).anchor(utf8(formatNote(note)), this.patience))
      if ('problem' in outcome) this.tell(outcome.problem);
      // An earlier time says more than a later one.
      else if (!kept.has(`${size}-${outcome.fileName}`))
        index.anchor({ size, file: `${size}-${outcome.fileName}`, bytes: outcome.bytes });
  }

  private async upgrade(): Promise<void> {
    const { services, index } = this.parts;
    const how = { calendars: services.openTimestamps, ...this.patience };
    const proofs = index.anchors().filter(({ file }) => file.endsWith('.ots'));
    for (const anchor of proofs.slice(-MOST_PROMISES)) {
      const { ots, isUpgraded, problems } = await upgradeFromCalendars(anchor.bytes, fetch, how);
      if (isUpgraded) index.anchor({ ...anchor, bytes: ots });
      for (const problem of problems) this.tell(problem);
    }
  }

  private get patience(): { readonly signal: AbortSignal } {
    return { signal: this.closing.signal };
  }

  private tell(problem: AnchorProblem): void {
    if (!this.closing.signal.aborted) this.parts.onTrouble(problem);
  }
}
