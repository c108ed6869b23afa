import type { AppendResult, Position } from '../event-store.js';
import type { AdmittedAppend } from '../admission.js';
import type { Mirror } from './mirror.js';

/** Where an event with a given id stands; the position of one just recorded may not be known. */
export interface Whereabouts {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: Position | undefined;
}

/** Where events stand: those in the mirror, and those of this process that the mirror has not seen. */
export class Places {
  readonly #recent = new Map<string, Whereabouts>();

  constructor(private readonly mirror: Mirror) {}

  find(id: string): Whereabouts | undefined {
    return this.mirror.event(id) ?? this.#recent.get(id);
  }

  /** Whether the mirror has any of the stream. */
  hasStream(stream: string): boolean {
    return this.mirror.lastRevision(stream) >= 0n;
  }

  /** Remembers what the server has taken. */
  remember({ stream, events }: AdmittedAppend, { revision, position }: AppendResult): void {
    this.#forget();
    const first = revision - BigInt(events.length - 1);
    for (const [i, { id }] of events.entries()) {
      const isLast = i === events.length - 1;
      this.#recent.set(id, { stream, revision: first + BigInt(i), position: isLast ? position : undefined });
    }
  }

  /** Forgets what the mirror now has. */
  #forget(): void {
    for (const id of this.#recent.keys()) {
      // In the order they were answered, which is nearly the order of the log.
      if (this.mirror.event(id) === undefined) return;
      this.#recent.delete(id);
    }
  }
}
