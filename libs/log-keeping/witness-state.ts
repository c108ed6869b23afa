import {
  type Checkpoint,
  formatNote,
  hex,
  LogProblem,
  type Note,
  parseCheckpoint,
  parseNote,
  utf8,
} from '#transparency-log';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { sha256 } from '#hash';

/** The last checkpoint of each log that a witness cosigned, in one file per log that outlives a power cut. */
export class WitnessState {
  private readonly turns = new Map<string, Promise<unknown>>();

  private constructor(private readonly folder: string) {}

  /** Opens the folder, making it when it is missing, and reads what it has of these logs: a broken file is no fresh start. */
  static async open(folder: string, origins: Iterable<string>): Promise<WitnessState> {
    const made = await mkdir(folder, { recursive: true });
    if (made !== undefined) {
      const above = dirname(resolve(made));
      for (let at = resolve(folder); at !== above; at = dirname(at)) await syncFolder(dirname(at));
    }
    const state = new WitnessState(folder);
    for (const origin of origins) await state.read(origin);
    return state;
  }

  /** Runs `work` on a log once all earlier work on that log is over, however it ended. */
  async inTurn<T>(origin: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.turns.get(origin) ?? Promise.resolve()).then(work, work);
    this.turns.set(origin, turn);
    return turn;
  }

  /** The last cosigned checkpoint of a log; throws malformed-note, malformed-checkpoint or log-forked when its file is no such thing. */
  async read(origin: string): Promise<Checkpoint | undefined> {
    let bytes: Uint8Array;
    try {
      bytes = await readFile(this.file(origin));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
    const checkpoint = parseCheckpoint(parseNote(bytes).text);
    if (checkpoint.origin === origin) return checkpoint;
    throw new LogProblem('log-forked', `the state kept for ${origin} is a checkpoint of ${checkpoint.origin}`);
  }

  /** Keeps a checkpoint as its log's last; when it returns, it is on the disk. */
  async write(note: Note): Promise<void> {
    const file = this.file(parseCheckpoint(note.text).origin);
    const draft = await open(`${file}.new`, 'w', 0o600);
    try {
      await draft.writeFile(formatNote(note));
      await draft.sync();
    } finally {
      await draft.close();
    }
    await rename(`${file}.new`, file);
    await syncFolder(this.folder);
  }

  private file(origin: string): string {
    return join(this.folder, `${hex(sha256(utf8(origin)))}.checkpoint`);
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
