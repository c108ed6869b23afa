import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Paper, PaperFile } from './paper.js';
import type { Answered, Asked } from './press-worker.js';
import { TypesettingFailed } from './typesetting-failed.js';

interface Waiting {
  readonly done: (pdf: Uint8Array) => void;
  readonly failed: (error: unknown) => void;
}

/** The compiler keeps a megabyte or two of what it has set, whatever it is told to forget: a process ends after so many papers. */
const PAPERS = 100;

/**
 * A process that sets one paper at a time. It is started when first needed, and again when it has ended; whoever has nothing else
 * to do need not wait for it.
 */
export class PressProcess {
  private child: ChildProcess | undefined;
  private waiting: Waiting | undefined;
  private left = 0;

  constructor(
    private readonly entry: URL,
    private readonly papers = PAPERS,
  ) {}

  pdf(paper: Paper, files: readonly PaperFile[]): Promise<Uint8Array> {
    return new Promise((done, failed) => {
      const child = (this.child ??= this.started());
      this.waiting = { done, failed };
      child.ref();
      child.channel?.ref();
      const asked: Asked = { paper, files };
      child.send(asked, (error) => {
        if (error !== null) this.ended(child, error);
      });
    });
  }

  async end(): Promise<void> {
    const { child } = this;
    if (child === undefined) return;
    this.ended(child, new Error('the press was stopped'));
    // An idle one keeps nobody from ending, but whoever waits for its end is to see it.
    child.ref();
    if (child.kill()) await once(child, 'exit');
  }

  private started(): ChildProcess {
    // It needs nothing of what this process was told, and what it might say on its way out could quote a paper.
    this.left = this.papers;
    const child = fork(fileURLToPath(this.entry), {
      // The compiler would start a thread a core in each process, and they would be in each other's way.
      env: { RAYON_NUM_THREADS: '1' },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    child.on('message', (answered: Answered) => this.answered(child, answered));
    child.on('error', (error) => this.ended(child, error));
    child.on('exit', (code, signal) => this.ended(child, new Error(`the typesetter has ended: ${signal ?? code}`)));
    return child;
  }

  private answered(child: ChildProcess, answered: Answered): void {
    const { waiting } = this;
    this.waiting = undefined;
    child.unref();
    child.channel?.unref();
    this.left -= 1;
    if (this.left === 0) {
      this.child = undefined;
      child.disconnect();
    }
    if ('pdf' in answered) waiting?.done(answered.pdf);
    else waiting?.failed(new TypesettingFailed(answered.refused));
  }

  private ended(child: ChildProcess, error: Error): void {
    // One that fails may say so more than once, and by then another may be at work.
    if (child !== this.child) return;
    this.child = undefined;
    this.waiting?.failed(error);
    this.waiting = undefined;
  }
}
