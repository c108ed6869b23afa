import { Worker } from 'node:worker_threads';
import type { Derived, Deriving } from './derivation.js';
import type { DerivingThreadOptions, ThreadAnswer, ThreadRequest } from './deriving-thread.js';

interface Thread {
  readonly worker: Worker;
  busy: number;
}

/** Derives in threads of its own: each opens the log and the index for itself, and only rows come back. */
export class DerivingThreads implements Deriving {
  private threads: Thread[] = [];
  private readonly waiting = new Map<
    number,
    { resolve: (derived: Derived[]) => void; reject: (error: Error) => void }
  >();
  private last = 0;

  /** Threads begin with the first work there is for them. */
  constructor(
    private readonly options: DerivingThreadOptions,
    private readonly count: number,
  ) {}

  casefiles(ids: readonly string[], on: string, projections: readonly string[]): Promise<Derived[]> {
    if (this.threads.length === 0) this.threads = Array.from({ length: this.count }, () => this.begin());
    const [thread] = this.threads.toSorted((a, b) => a.busy - b.busy) as [Thread, ...Thread[]];
    const request: ThreadRequest = { number: ++this.last, ids, on, projections };
    thread.busy++;
    return new Promise<Derived[]>((resolve, reject) => {
      this.waiting.set(request.number, { resolve, reject });
      thread.worker.postMessage(request);
    }).finally(() => thread.busy--);
  }

  /** Ends the threads; more work begins them anew. */
  async close(): Promise<void> {
    await Promise.all(this.threads.splice(0).map(({ worker }) => worker.terminate()));
  }

  private begin(): Thread {
    const worker = new Worker(new URL('./deriving-thread.js', import.meta.url), { workerData: this.options });
    worker.on('message', ({ number, derived, error }: ThreadAnswer) => {
      const asked = this.waiting.get(number);
      this.waiting.delete(number);
      if (error === undefined) asked?.resolve(derived);
      else asked?.reject(new Error(error));
    });
    worker.on('error', (error: Error) => {
      for (const { reject } of this.waiting.values()) reject(error);
      this.waiting.clear();
    });
    return { worker, busy: 0 };
  }
}
