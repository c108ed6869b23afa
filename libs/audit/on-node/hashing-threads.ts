import { Worker } from 'node:worker_threads';
import type { EntriesToHash, HashedEntries, Hashing } from '../hashing.js';
import type { Answered, Asked } from './hashing-worker.js';

const WORKER = new URL('./hashing-worker.js', import.meta.url);

/** A thread gets its next bundle before it has finished the one it has. */
const AHEAD = 2;

interface Waiting {
  readonly done: (hashed: HashedEntries) => void;
  readonly failed: (error: unknown) => void;
}

/** Hashes bundles of entries on threads of their own, until it is closed. */
export class HashingThreads implements Hashing {
  readonly atOnce: number;
  private readonly workers: readonly Worker[];
  private readonly waiting = new Map<number, Waiting>();
  private failure: Error | undefined;
  private asked = 0;

  constructor(threads: number, worker: URL = WORKER) {
    this.atOnce = (1 + AHEAD) * threads;
    this.workers = Array.from({ length: threads }, () => new Worker(worker));
    for (const thread of this.workers) {
      thread.on('message', (answer: Answered) => this.answered(answer));
      thread.on('error', (error) => this.fail(error));
      thread.on('exit', () => this.fail(new Error('a thread that hashes has ended')));
    }
  }

  hash(work: EntriesToHash): Promise<HashedEntries> {
    return new Promise((done, failed) => {
      const worker = this.workers[this.asked % this.workers.length];
      if (this.failure !== undefined || worker === undefined) {
        failed(this.failure ?? new Error('there are no threads to hash on'));
        return;
      }
      const asked: Asked = { number: this.asked, work };
      this.asked += 1;
      this.waiting.set(asked.number, { done, failed });
      worker.postMessage(asked, handedOver(work.entries));
    });
  }

  async close(): Promise<void> {
    for (const worker of this.workers) worker.removeAllListeners();
    this.fail(new Error('the threads were closed'));
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private answered({ number, hashed }: Answered): void {
    this.waiting.get(number)?.done(hashed);
    this.waiting.delete(number);
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const { failed } of this.waiting.values()) failed(this.failure);
    this.waiting.clear();
  }
}

/** Bytes that fill their buffer change hands without being copied. */
function handedOver({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}
