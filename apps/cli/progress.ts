import type { Stream } from './terminal.js';

const PATIENCE = 1000;
const PAUSE = 100;
const CLEAR = '\r\u001b[K';

/** One line on a terminal that says how far the work is, once it has taken a second; nothing where nobody looks on. */
export class Progress {
  private readonly began: number;
  private last = 0;

  constructor(
    private readonly stream: Stream,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.began = clock();
  }

  at(doing: string, done: number, total?: number): void {
    const now = this.clock();
    if (this.stream.isTTY !== true || now - this.began < PATIENCE || now - this.last < PAUSE) return;
    this.last = now;
    this.stream.write(`${CLEAR}${doing} ${done}${total === undefined ? '' : ` of ${total}`}`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.last > 0) this.stream.write(CLEAR);
    this.last = 0;
  }
}
