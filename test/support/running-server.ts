import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { pino } from 'pino';
import { configurationFrom, listen, openRecord, type Listening, type OpenOptions, type OpenRecord } from '#api';
import type { Role } from '#record';

// A story is dozens of recordings, each on disk before the next; on a machine with much else to do that takes its time.
jest.setTimeout(60_000);

/** An answer of the server, its body read. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** JSON where it is JSON, else the text. */
  // oxlint-disable-next-line typescript/no-explicit-any -- whatever the server sent, for a test to look at
  readonly body: any;
  readonly text: string;
}

/** What stands on record after a request. */
export interface Recorded {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly eventId: string;
}

type StartOptions = Pick<OpenOptions, 'now' | 'patience'> & {
  readonly perMinute?: number;
  readonly lines?: string[];
  /** What else the environment says; a data folder that it names is not removed in the end. */
  readonly environment?: Readonly<Record<string, string>>;
};

type Send = {
  readonly as?: Role | readonly Role[] | 'nobody';
  readonly headers?: Record<string, string>;
  readonly by?: string;
};

/** A real server over a temporary data folder, on a port of its own. */
export class RunningServer {
  private readonly secrets = new Map<string, string>();

  private constructor(
    readonly record: OpenRecord,
    readonly listening: Listening,
    private readonly folder: string | undefined,
    private readonly failures: string[],
  ) {}

  static async start(options: StartOptions = {}): Promise<RunningServer> {
    const { perMinute = 1_000_000, lines = [], environment = {}, ...open } = options;
    const own = 'LITOPYS_DATA' in environment ? undefined : await mkdtemp(join(tmpdir(), 'litopys-e2e-'));
    const folder = own === undefined ? {} : { LITOPYS_DATA: own };
    const configuration = configurationFrom({ ...folder, PORT: '0', ...environment });
    const failures: string[] = [];
    const onFailure = (projection: string, error: unknown) => void failures.push(`${projection}: ${String(error)}`);
    const record = await openRecord(configuration, { onFailure, ...open });
    const write = (line: string) => {
      lines.push(line);
      if (Number((JSON.parse(line) as { level: number }).level) >= 50) failures.push(line);
    };
    const listening = await listen(record, {
      log: pino({}, { write }),
      rateLimit: { token: perMinute, address: perMinute },
    });
    return new RunningServer(record, listening, own, failures);
  }

  /** A token's secret for somebody of that name, or named after the roles. */
  token(roles: readonly Role[], name = roles.join('-')): string {
    const known = this.secrets.get(name);
    if (known !== undefined) return known;
    const { secret } = this.record.tokens.create({ name, roles });
    this.secrets.set(name, secret);
    return secret;
  }

  get(path: string, sent: Send = {}): Promise<Answered> {
    return this.send('GET', path, undefined, { as: 'reader', ...sent });
  }

  post(path: string, body: unknown, sent: Send = {}): Promise<Answered> {
    return this.send('POST', path, body, { as: 'admin', ...sent });
  }

  /** Records something that has to be recorded for the test to go on. */
  async recorded(path: string, body: unknown, sent: Send = {}): Promise<Recorded> {
    const { status, body: answer, text } = await this.post(path, body, sent);
    if (status !== 201) throw new Error(`${path} answered ${status}: ${text}`);
    return answer as Recorded;
  }

  /** A reading that includes everything recorded so far. */
  async reading(path: string, sent: Send = {}): Promise<Answered> {
    const head = await this.record.store.head();
    const atLeast = head === undefined ? '' : `${path.includes('?') ? '&' : '?'}atLeast=${head}`;
    return this.get(`${path}${atLeast}`, sent);
  }

  async send(
    method: string,
    path: string,
    body: unknown,
    { as = 'nobody', by, headers = {} }: Send,
  ): Promise<Answered> {
    const authorization = as === 'nobody' ? {} : { authorization: `Bearer ${this.token([as].flat(), by)}` };
    const payload =
      typeof body === 'string' || body instanceof FormData || body === undefined ? body : JSON.stringify(body);
    const typed = body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${this.listening.address}${path}`, {
      method,
      headers: { ...typed, ...authorization, ...headers },
      ...(payload === undefined ? {} : { body: payload }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : text };
  }

  /** Waits until the readings are built. */
  async built(): Promise<void> {
    await this.record.readings.start();
  }

  /** Says that the failures so far were meant. */
  expectFailures(): void {
    this.failures.length = 0;
  }

  /** Stops the server and removes its data, unless the test named the folder. @throws when the server logged a failure that nobody expected */
  async stop(): Promise<void> {
    await this.listening.close();
    if (this.folder !== undefined) await rm(this.folder, { recursive: true });
    if (this.failures.length > 0) throw new Error(`The server failed:\n${this.failures.join('\n')}`);
  }
}
