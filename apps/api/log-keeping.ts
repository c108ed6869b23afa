import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { keyInFile, KeptLog, LastCheckpoint, LogFolder, LogIndex, Sequencer, type WitnessAddress } from '#log-keeping';
import { fromUtf8, LogProblem, parsePolicy, utf8 } from '#transparency-log';
import { Anchoring } from './anchoring.js';
import type { Configuration } from './configuration.js';
import { logPolicy } from './log-policy.js';

// In milliseconds.
/** How long after an event is recorded the log is written; after a failure, how long until it is tried again. */
const PAUSE = 1000;
const AFTER_FAILURE = 10_000;
/** How often the log is signed anew while nothing is recorded; sooner, where a witness was away. */
const IDLE = 60 * 60 * 1000;
const AFTER_TROUBLE = 60 * 1000;

/** Is told of what happens to the log while nobody waits for it. */
export interface LogWatch {
  /** What is tried again, and stops nothing: a witness or a service that does not answer, a file that is made anew. */
  readonly onTrouble: (error: unknown) => void;
  /** What stops the log: it is tried again, unless the log has forked. */
  readonly onFailure: (error: unknown) => void;
}

interface Parts {
  readonly folder: LogFolder;
  readonly index: LogIndex;
  readonly last: LastCheckpoint;
  readonly store: EventStore;
}

/** The transparency log of a record: what is published of it, and the one who writes it. */
export class LogKeeping {
  readonly kept: KeptLog;
  /** Whose word an auditor may take for the log (c2sp.org/tlog-policy). */
  readonly policy: string;
  private readonly sequencer: Sequencer;
  private readonly anchoring: Anchoring;
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private fork: LogProblem | undefined;
  /** When the checkpoint is to be signed anew, even if nothing is recorded. */
  private due = 0;
  private hadTrouble = false;
  private watch: LogWatch = { onTrouble: warn, onFailure: warn };

  private constructor(
    { logOrigin: origin, logPolicyFile, anchors, keys }: Configuration,
    private readonly parts: Parts,
    lastPolicy: string,
  ) {
    const { folder, index } = parts;
    const key = keyInFile(join(keys.folder, 'log-signing-key'), origin, index.history().length > 0);
    this.kept = new KeptLog(origin, folder, index);
    this.policy = logPolicy(logPolicyFile, lastPolicy, key.key);
    this.anchoring = new Anchoring({ services: anchors, index, onTrouble: (error) => this.watch.onTrouble(error) });
    this.sequencer = new Sequencer({
      ...parts,
      origin,
      key,
      witnesses: witnessesIn(this.policy),
      onTrouble: (error) => {
        this.hadTrouble = true;
        this.watch.onTrouble(error);
      },
      onPublished: async (size, note) => {
        this.due = Date.now() + (this.hadTrouble ? AFTER_TROUBLE : IDLE);
        this.hadTrouble = false;
        this.anchoring.take(size, note);
      },
    });
  }

  /** Opens the log of a record over the store of its sealed events. @throws LogProblem, ConfigurationError */
  static async open(configuration: Configuration, store: EventStore): Promise<LogKeeping> {
    const { data, keys, checkpointFolder = keys.folder, logOrigin } = configuration;
    await mkdir(join(data, 'log'), { recursive: true });
    const folder = new LogFolder(join(data, 'log'));
    const index = LogIndex.open(join(data, 'log.db'));
    const last = LastCheckpoint.open(checkpointFolder, logOrigin);
    try {
      const lastPolicy = (await folder.read('policy')) ?? new Uint8Array();
      const log = new LogKeeping(configuration, { folder, index, last, store }, fromUtf8(lastPolicy) ?? '');
      await folder.write('policy', utf8(log.policy));
      return log;
    } catch (error) {
      index.close();
      last.close();
      throw error;
    }
  }

  /** Logs what was recorded so far, publishes a checkpoint, and has it anchored. @throws LogProblem `log-forked` */
  async sequence(): Promise<void> {
    if (this.fork !== undefined) throw this.fork;
    await this.sequencer.sequence();
    await this.anchoring.run();
  }

  /** Keeps the log up to date until closed. A log that would fork is left as it is, until the record is opened again. */
  start(watch: LogWatch): void {
    this.watch = watch;
    this.lookIn(0);
  }

  /** Whether the record is not what was signed: then nothing is signed. */
  get isForked(): boolean {
    return this.fork !== undefined;
  }

  /** How many events the latest published checkpoint covers. */
  get size(): number {
    return this.parts.index.latest()?.size ?? 0;
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.anchoring.close();
    await this.working;
    this.parts.index.close();
    this.parts.last.close();
  }

  private lookIn(pause: number): void {
    this.timer = setTimeout(() => {
      this.working = this.lookAgain();
    }, pause).unref();
  }

  private async lookAgain(): Promise<void> {
    const pause = await this.look();
    if (this.timer !== undefined && this.fork === undefined) this.lookIn(pause);
  }

  /** Answers with how long to wait before looking again. */
  private async look(): Promise<number> {
    try {
      if (Date.now() >= this.due || !(await this.sequencer.isUpToDate())) await this.sequencer.sequence();
      // Nobody waits for outside services: the next events are to be logged in time.
      void this.anchoring.run();
      return PAUSE;
    } catch (error) {
      if (error instanceof LogProblem && error.code === 'log-forked') {
        this.fork = error;
        // Whoever else holds the true record may go on.
        this.parts.last.close();
      }
      this.watch.onFailure(error);
      return AFTER_FAILURE;
    }
  }
}

function witnessesIn(policy: string): WitnessAddress[] {
  return parsePolicy(policy).witnesses.flatMap(({ key, url }) => (url === undefined ? [] : [{ key, url }]));
}

function warn(error: unknown): void {
  process.emitWarning(`The transparency log: ${error instanceof Error ? error.message : String(error)}`);
}
