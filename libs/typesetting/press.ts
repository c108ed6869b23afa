import { existsSync } from 'node:fs';
import type { Paper, PaperFile } from './paper.js';
import { PressProcess } from './press-process.js';
import { Typesetter } from './typesetter.js';

const WORKER = new URL('./press-worker.js', import.meta.url);

interface Setter {
  pdf(paper: Paper, files: readonly PaperFile[]): Promise<Uint8Array>;
  end(): Promise<void>;
}

interface Waiting {
  readonly done: (setter: Setter) => void;
  readonly failed: (error: Error) => void;
}

/** In how many processes of their own papers are set; 0 sets them in this one. */
export interface PressOptions {
  readonly workers?: number;
}

/**
 * Sets papers as PDF, in the order in which they come: each process has one at a time, the others wait. They are processes and no
 * threads because the compiler, when it meets a fault of its own, ends the whole process that it is in.
 */
export class Press {
  private readonly idle: Setter[];
  private readonly waiting: Waiting[] = [];
  private isStopped = false;

  private constructor(private readonly setters: readonly Setter[]) {
    this.idle = [...setters];
  }

  /** A process is started when the first paper comes that needs it. */
  static start({ workers = 2 }: PressOptions = {}, worker: URL = WORKER): Press {
    // A process runs what was built; sources are run by tests only, and in their own process.
    const processes = existsSync(worker) ? workers : 0;
    if (processes === 0) return new Press([setterHere()]);
    return new Press(Array.from({ length: processes }, () => new PressProcess(worker)));
  }

  /** @throws TypesettingFailed when the compiler refuses the paper; another Error when the press was stopped, or a process ended */
  async pdf(paper: Paper, files: readonly PaperFile[] = []): Promise<Uint8Array> {
    const setter = await this.free();
    try {
      // It may have been stopped while this paper waited for its turn.
      if (this.isStopped) throw stopped();
      return await setter.pdf(paper, files);
    } finally {
      this.handOn(setter);
    }
  }

  /** Ends the processes. Papers that are not finished fail. */
  async stop(): Promise<void> {
    this.isStopped = true;
    for (const { failed } of this.waiting.splice(0)) failed(stopped());
    await Promise.all(this.setters.map((setter) => setter.end()));
  }

  private async free(): Promise<Setter> {
    if (this.isStopped) throw stopped();
    return this.idle.pop() ?? new Promise((done, failed) => this.waiting.push({ done, failed }));
  }

  private handOn(setter: Setter): void {
    const next = this.waiting.shift();
    if (next === undefined) this.idle.push(setter);
    else next.done(setter);
  }
}

const stopped = () => new Error('the press was stopped');

/** The compiler takes a while to start and some memory, so it is not made before a paper comes. */
function setterHere(): Setter {
  let typesetter: Typesetter | undefined;
  return {
    async pdf(paper, files) {
      typesetter ??= new Typesetter();
      return typesetter.pdf(paper, files);
    },
    async end() {
      typesetter = undefined;
    },
  };
}
