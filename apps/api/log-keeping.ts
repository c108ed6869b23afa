import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import {
  formatNoteKey,
  keyInFile,
  KeptLog,
  LastCheckpoint,
  LogFolder,
  LogIndex,
  LogProblem,
  parsePolicy,
  Sequencer,
  type WitnessAddress,
} from '#transparency-log';
import { Anchoring } from './anchoring.js';
import { ConfigurationError, type Configuration } from './configuration.js';

/** How long after an event is recorded the log is written, and how often it is signed anew while nothing is; in milliseconds. */
const PAUSE = 1000;
const IDLE = 60 * 60 * 1000;

type Told = (error: unknown) => void;

/** The transparency log of a record: what is published of it, and the one who writes it. */
export class LogKeeping {
  readonly kept: KeptLog;
  /** Whose word an auditor may take for the log (c2sp.org/tlog-policy). */
  readonly policy: string;
  private readonly sequencer: Sequencer;
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private forked: LogProblem | undefined;
  private published = 0;
  private told: Told = () => {};

  private constructor(
    { logOrigin: origin, logPolicyFile, anchors, keys }: Configuration,
    private readonly parts: { folder: LogFolder; index: LogIndex; last: LastCheckpoint; store: EventStore },
  ) {
    const { folder, index } = parts;
    const key = keyInFile(join(keys.folder, 'log-signing-key'), origin, index.history().length > 0);
    this.kept = new KeptLog(origin, folder, index);
    const ownKey = formatNoteKey(key.key);
    this.policy = logPolicyFile === undefined ? `log ${ownKey}\nquorum none\n` : policyIn(logPolicyFile, ownKey);
    const onTrouble: Told = (error) => this.told(error);
    const anchoring = new Anchoring(anchors, index, onTrouble);
    this.sequencer = new Sequencer({
      ...parts,
      origin,
      key,
      witnesses: witnessesIn(this.policy),
      onTrouble,
      onPublished: async (size, note) => {
        this.published = Date.now();
        await anchoring.anchor(size, note);
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
      return new LogKeeping(configuration, { folder, index, last, store });
    } catch (error) {
      index.close();
      last.close();
      throw error;
    }
  }

  /** Logs what was recorded so far, and publishes a checkpoint. @throws LogProblem `log-forked` */
  async sequence(): Promise<void> {
    if (this.forked !== undefined) throw this.forked;
    await this.sequencer.sequence();
  }

  /** Keeps the log up to date until closed. What goes wrong is told; a log that would fork is left as it is. */
  start(told: Told): void {
    this.told = told;
    const again = () => {
      this.working = this.look().finally(() => {
        if (this.timer !== undefined) this.timer = setTimeout(again, PAUSE).unref();
      });
    };
    this.timer = setTimeout(again, 0).unref();
  }

  /** Why nothing is signed, in one sentence; undefined while the log goes on. */
  obstacle(): string | undefined {
    return this.forked?.message;
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.working;
    this.parts.index.close();
    this.parts.last.close();
  }

  private async look(): Promise<void> {
    if (this.forked !== undefined) return;
    try {
      const isDue = Date.now() - this.published > IDLE;
      if (isDue || !(await this.sequencer.isUpToDate())) await this.sequencer.sequence();
    } catch (error) {
      if (error instanceof LogProblem && error.code === 'log-forked') this.forked = error;
      this.told(error);
    }
  }
}

function policyIn(file: string, ownKey: string): string {
  if (!existsSync(file)) throw new ConfigurationError('LITOPYS_LOG_POLICY', 'the path of a tlog-policy file.');
  const text = readFileSync(file, 'utf8');
  try {
    if (parsePolicy(text).logs.some(({ key }) => formatNoteKey(key) === ownKey)) return text;
  } catch (error) {
    if (!(error instanceof LogProblem)) throw error;
    throw new ConfigurationError('LITOPYS_LOG_POLICY', `the path of a tlog-policy file; ${error.message}.`);
  }
  throw new ConfigurationError('LITOPYS_LOG_POLICY', `a policy that names this log: log ${ownKey}`);
}

function witnessesIn(policy: string): WitnessAddress[] {
  return parsePolicy(policy).witnesses.flatMap(({ key, url }) => (url === undefined ? [] : [{ key, url }]));
}
