import { concat, LogProblem } from '#transparency-log';
import { DamagedFile, type AuditSource } from './audit-source.js';

/** How to reach a running log. */
export interface HttpSourceOptions {
  /** How long one answer may take, in milliseconds. */
  readonly timeoutMs?: number;
}

const PREFIX = 'log/';
const PATIENCE_MS = 10_000;
const MOST_ATTEMPTS = 10;
const LONGEST_PAUSE_S = 60;
// A bundle of 256 entries of 65,535 bytes each, and their lengths.
const MOST_BYTES = 256 * 65_537;

/** A running log at the address before `/checkpoint`: it has what is served below `log/`, and tells no list of it. */
export class HttpSource implements AuditSource {
  private readonly address: string;

  constructor(
    address: string,
    private readonly options: HttpSourceOptions = {},
  ) {
    this.address = address.replace(/\/$/, '');
  }

  async list(): Promise<readonly string[]> {
    return [];
  }

  /** @throws LogProblem `log-unreachable` when there is no answer, or one that says neither yes nor no */
  async read(path: string): Promise<Uint8Array | undefined> {
    if (!path.startsWith(PREFIX)) return undefined;
    const url = `${this.address}/${path.slice(PREFIX.length)}`;
    try {
      const answer = await this.ask(url);
      if (answer.status === 404) await answer.body?.cancel();
      else if (answer.ok) return await bounded(path, answer);
      else throw new LogProblem('log-unreachable', `${url} answers with the status ${answer.status}`);
      return undefined;
    } catch (error) {
      if (error instanceof LogProblem || error instanceof DamagedFile) throw error;
      throw new LogProblem('log-unreachable', `${url} does not answer`, { cause: error });
    }
  }

  /** A log of a million events has thousands of files: a server that asks for patience is asked again. */
  private async ask(url: string): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const signal = AbortSignal.timeout(this.options.timeoutMs ?? PATIENCE_MS);
      const answer = await fetch(url, { signal, redirect: 'error' });
      if (answer.status !== 429 || attempt === MOST_ATTEMPTS) return answer;
      await answer.body?.cancel();
      const seconds = Math.min(Number(answer.headers.get('retry-after') ?? 1) || 1, LONGEST_PAUSE_S);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    }
  }
}

async function bounded(path: string, { body }: Response): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > MOST_BYTES) throw new DamagedFile(`${path} has more than ${MOST_BYTES} bytes`);
    pieces.push(piece);
  }
  return concat(...pieces);
}
