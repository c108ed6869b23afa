import type { ServerWritableStream } from '@grpc/grpc-js';
import type { Streams } from './messages.js';

type Call = ServerWritableStream<Streams.ReadReq, Streams.ReadResp>;

/** The end of a stream of answers: it goes at the pace of whoever reads, and can wait for what is to come. */
export class Outlet {
  #gone = false;
  #full = false;
  #poked = false;
  #wake: (() => void) | undefined;

  constructor(private readonly call: Call) {
    call.on('cancelled', () => this.leave());
    call.on('close', () => this.leave());
    call.on('drain', () => {
      this.#full = false;
      this.#wake?.();
    });
  }

  /** Whether nobody is there any more. */
  get gone(): boolean {
    return this.#gone;
  }

  async send(message: Streams.ReadResp): Promise<void> {
    if (this.#gone) return;
    this.#full = !this.call.write(message);
    while (this.#full && !this.#gone) await this.#sleep();
  }

  /** Waits until it is poked, or was since the last time, or nobody is there any more. */
  async wait(): Promise<void> {
    while (!this.#poked && !this.#gone) await this.#sleep();
    this.#poked = false;
  }

  poke(): void {
    this.#poked = true;
    this.#wake?.();
  }

  /** Ends the stream as if all were well. */
  end(): void {
    if (!this.#gone) this.call.end();
    this.leave();
  }

  fail(error: unknown): void {
    // `destroy` would send no status, and the client would wait for ever.
    if (!this.#gone) this.call.emit('error', error);
    this.leave();
  }

  leave(): void {
    this.#gone = true;
    this.#wake?.();
  }

  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
