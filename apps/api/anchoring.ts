import { Anchors, type AnchorServices } from '#anchors';
import { formatNote, utf8, type LogIndex, type Note } from '#transparency-log';

/** In milliseconds: outside services are asked no more often. */
const PAUSE = 60 * 60 * 1000;

/** Asks outside services to say when they saw a checkpoint, as signed by the log alone. None is asked unless configured. */
export class Anchoring {
  private last = 0;

  constructor(
    private readonly services: AnchorServices,
    private readonly index: LogIndex,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  /** Anchors the checkpoint of a size, unless one was anchored within the hour. */
  async anchor(size: number, note: Note): Promise<void> {
    const { rfc3161 = [], openTimestamps = [] } = this.services;
    if (rfc3161.length + openTimestamps.length === 0 || Date.now() - this.last < PAUSE) return;
    this.last = Date.now();
    for (const outcome of await new Anchors(this.services).anchor(utf8(formatNote(note))))
      if ('problem' in outcome) this.onTrouble(outcome.problem);
      else this.index.anchor({ size, file: `${size}-${outcome.fileName}`, bytes: outcome.bytes });
  }
}
