/** What is known of a stream for good: its number, and a revision that it has. */
export interface KnownStream {
  readonly sid: number;
  revision: number;
}

const MOST = 20_000;

/**
 * How far streams were seen to reach. A log takes nothing back, so what was once read in it or committed to it stays true,
 * whoever else writes; only that a stream ends there may not.
 */
export class KnownStreams {
  readonly #known = new Map<string, KnownStream>();

  get(name: string): KnownStream | undefined {
    return this.#known.get(name);
  }

  /** Learns of a stream, or that it goes further than was known. */
  learn(name: string, known: KnownStream): KnownStream {
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(name, known);
    return known;
  }

  /** For when what was learnt was rolled back. */
  forget(): void {
    this.#known.clear();
  }
}
