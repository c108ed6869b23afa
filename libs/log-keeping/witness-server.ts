import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type AddCheckpoint,
  type Bytes,
  concat,
  formatSignatureLine,
  fromUtf8,
  judgeCheckpoint,
  LogProblem,
  type NoteKey,
  parseAddCheckpoint,
  parseCheckpoint,
} from '#transparency-log';
import type { SigningKey } from './signing-key.js';
import { WitnessState } from './witness-state.js';

const MOST_BYTES = 64 * 1024;
const LONGEST_REQUEST_MS = 15_000;
const PLAIN = 'text/plain; charset=utf-8';

/** A witness to be started: where it keeps what it saw, its key, and the keys of the logs it watches, by their origins. */
export interface WitnessOptions {
  readonly folder: string;
  readonly key: SigningKey;
  readonly logs: ReadonlyMap<string, readonly NoteKey[]>;
  readonly host?: string;
  readonly port?: number;
  readonly now?: () => Date;
  /** Is told of every request that failed through no fault of its sender; without it, the process warns. */
  readonly onFailure?: (failure: unknown) => void;
}

/** A witness that answers. */
export interface RunningWitness {
  readonly url: string;
  /** Takes no more requests, and returns when those it took are answered. */
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

/**
 * Starts a witness on `POST /add-checkpoint` (c2sp.org/tlog-witness). A folder belongs to one running witness at a time.
 * Refuses to start when what the folder has of a log cannot be read.
 */
export async function startWitness(options: WitnessOptions): Promise<RunningWitness> {
  const { folder, logs, host = '127.0.0.1', port = 0, onFailure = warn } = options;
  const state = await WitnessState.open(folder, logs.keys());
  const server = createServer((request, response) => {
    answerTo(request, options, state)
      .catch((failure: unknown): Answer => {
        onFailure(failure);
        return { status: 500, body: 'the witness failed\n' };
      })
      .then((answer) => send(response, answer))
      .catch(onFailure);
  });
  server.requestTimeout = LONGEST_REQUEST_MS;
  server.headersTimeout = LONGEST_REQUEST_MS;
  server.listen(port, host);
  await once(server, 'listening');
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}

async function answerTo(request: IncomingMessage, options: WitnessOptions, state: WitnessState): Promise<Answer> {
  if (request.url !== '/add-checkpoint') return { status: 404, body: 'there is only /add-checkpoint\n' };
  if (request.method !== 'POST') return { status: 405, body: 'checkpoints are posted\n' };
  const bytes = await bodyOf(request);
  if (bytes === undefined) return { status: 413, body: `a request has at most ${MOST_BYTES} bytes\n` };
  let asked: AddCheckpoint;
  let origin: string;
  try {
    asked = parseAddCheckpoint(fromUtf8(bytes) ?? '');
    ({ origin } = parseCheckpoint(asked.note.text));
  } catch (error) {
    if (error instanceof LogProblem) return { status: 400, body: `${error.message}\n` };
    throw error;
  }
  const keys = options.logs.get(origin);
  if (keys === undefined) return { status: 404, body: 'unknown log\n' };
  // Reading, deciding and keeping are one turn: of two requests at once the second is held against what the first left.
  return state.inTurn(origin, () => cosignature(asked, origin, keys, options, state));
}

async function cosignature(
  request: AddCheckpoint,
  origin: string,
  keys: readonly NoteKey[],
  { key, now = () => new Date() }: WitnessOptions,
  state: WitnessState,
): Promise<Answer> {
  const known = await state.read(origin);
  const verdict = await judgeCheckpoint({ request, keys, known });
  if ('knownSize' in verdict) return { status: 409, body: `${verdict.knownSize}\n`, type: 'text/x.tlog.size' };
  if (verdict.status !== 200) return { status: verdict.status, body: `${verdict.reason}\n` };
  if (known?.size !== verdict.checkpoint.size) await state.write(request.note);
  const signature = key.cosign(verdict.checkpoint, Math.floor(now().getTime() / 1000));
  return { status: 200, body: formatSignatureLine(signature) };
}

/** The body of a request; undefined when it is longer than any request may be. */
async function bodyOf(request: IncomingMessage): Promise<Bytes | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  // The stream is left whole, so that whoever sent too much is still told so.
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > MOST_BYTES) return undefined;
    parts.push(part);
  }
  return concat(...parts);
}

function send(response: ServerResponse, { status, body, type = PLAIN }: Answer): void {
  const allow = status === 405 ? { Allow: 'POST' } : {};
  const connection = status === 413 ? { Connection: 'close' } : {};
  const length = Buffer.byteLength(body);
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': length, ...allow, ...connection }).end(body);
}

function warn(failure: unknown): void {
  process.emitWarning(failure instanceof Error ? failure : new Error(String(failure)));
}
