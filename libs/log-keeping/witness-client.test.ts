import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { SmallLog } from '../../test/support/small-log.js';
import { formatSignatureLine, parseAddCheckpoint, verifyNote } from '#transparency-log';
import { SigningKey } from './signing-key.js';
import { requestCosignature, type CosignatureRequest } from './witness-client.js';
import { startWitness } from './witness-server.js';

const TIME = 1_772_960_400;
const log = new SmallLog().growTo(30);
const key = SigningKey.generate('witness.example', 'cosignature/v1');
const code = (expected: string) => expect.objectContaining({ code: expected });

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A witness of the kind that others run, which has cosigned the log at a size. */
async function honestWitness(size: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'litopys-witness-'));
  closing.push(() => rm(folder, { recursive: true }));
  const logs = new Map([[log.origin, [log.key.key]]]);
  const witness = await startWitness({ folder, key, logs, now: () => new Date(TIME * 1000) });
  closing.push(() => witness.close());
  await requestCosignature(asking(witness.url, { note: log.note(size), oldSize: 0 }));
  return witness.url;
}

/** Something that answers as it likes; the bodies that were sent to it are kept. */
async function stranger(
  answer: (response: ServerResponse, body: string) => void,
): Promise<{ url: string; sent: string[] }> {
  const sent: string[] = [];
  const server: Server = createServer((request, response) => {
    const answered = async () => {
      const body = await textOf(request);
      sent.push(body);
      answer(response, body);
    };
    answered().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent };
}

const asking = (url: string, more: Partial<CosignatureRequest> = {}): CosignatureRequest => ({
  witness: { url, key: key.cosigner },
  note: log.note(),
  oldSize: 0,
  consistency: (oldSize, size) => log.consistency(oldSize, size),
  ...more,
});

const saying = (status: number, body: string, type = 'text/plain') =>
  stranger((response) => response.writeHead(status, { 'content-type': type }).end(body));

describe('asking a witness', () => {
  it('brings back a cosignature that holds, and its time', async () => {
    const url = await honestWitness(12);
    const { signature, time } = await requestCosignature(asking(`${url}/`, { oldSize: 12 }));
    expect(time).toBe(TIME);
    expect(await verifyNote({ text: log.text(), signatures: [signature] }, [key.cosigner])).toHaveLength(1);
  });

  it('asks once more from the size that the witness knows', async () => {
    const url = await honestWitness(12);
    const asked: number[][] = [];
    const consistency = (oldSize: number, size: number) => {
      asked.push([oldSize, size]);
      return Promise.resolve(log.consistency(oldSize, size));
    };
    expect(await requestCosignature(asking(url, { oldSize: 7, consistency }))).toMatchObject({ time: TIME });
    expect(asked).toEqual([
      [7, 30],
      [12, 30],
    ]);
  });

  it('asks once more where the witness has this very checkpoint, without a proof', async () => {
    const url = await honestWitness(30);
    expect(await requestCosignature(asking(url, { oldSize: 7 }))).toMatchObject({ time: TIME });
  });

  it('asks no third time', async () => {
    let known = 3;
    const witness = await stranger((response) =>
      response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end(`${(known += 1)}\n`),
    );
    await expect(requestCosignature(asking(witness.url))).rejects.toEqual(code('log-unreachable'));
    expect(witness.sent.map((body) => parseAddCheckpoint(body).oldSize)).toEqual([0, 4]);
  });

  it('finds that the log was cut short when the witness knows a larger one', async () => {
    const url = await honestWitness(30);
    const short = asking(url, { note: log.note(20) });
    await expect(requestCosignature(short)).rejects.toEqual(code('log-forked'));
    await expect(requestCosignature(short)).rejects.toThrow('has cosigned size 30, and the log has only 20');
    await expect(requestCosignature({ ...short, oldSize: 25 })).rejects.toEqual(code('log-forked'));
  });

  it('finds that the log has forked when the witness has cosigned another root, or takes no proof', async () => {
    const url = await honestWitness(12);
    const other = new SmallLog().growTo(30, (index) => `another entry ${index}`);
    const fork = (size: number) => ({ text: other.text(size), signatures: [log.key.sign(other.text(size))] });
    const consistency = (oldSize: number, size: number) => other.consistency(oldSize, size);
    await expect(requestCosignature(asking(url, { oldSize: 12, note: fork(12), consistency }))).rejects.toEqual(
      code('log-forked'),
    );
    await expect(requestCosignature(asking(url, { oldSize: 12, note: fork(30), consistency }))).rejects.toEqual(
      code('wrong-proof'),
    );
  });

  it('takes no cosignature but that of this witness over this checkpoint', async () => {
    const checkpoint = (size: number) => ({ origin: log.origin, size, root: log.root(size), extensions: [] });
    const other = SigningKey.generate('other.example', 'cosignature/v1');
    const cases = [
      [formatSignatureLine(other.cosign(checkpoint(30), TIME)), 'unknown-signer'],
      [formatSignatureLine(key.cosign(checkpoint(29), TIME)), 'wrong-signature'],
      [
        formatSignatureLine({ ...key.cosign(checkpoint(30), TIME), signature: new Uint8Array(9) }),
        'malformed-cosignature',
      ],
      ['<html>', 'malformed-note'],
    ] as const;
    for (const [body, expected] of cases) {
      const { url } = await saying(200, body);
      await expect(requestCosignature(asking(url))).rejects.toEqual(code(expected));
      await expect(requestCosignature(asking(url))).rejects.toThrow('the answer of the witness witness.example');
    }
  });

  it('takes the witness among cosignatures of strangers', async () => {
    const checkpoint = { origin: log.origin, size: 30, root: log.root(), extensions: [] };
    const lines = [SigningKey.generate('other.example', 'cosignature/v1'), key].map((each) =>
      formatSignatureLine(each.cosign(checkpoint, TIME)),
    );
    const { url } = await saying(200, lines.join(''));
    expect(await requestCosignature(asking(url))).toMatchObject({ time: TIME });
  });

  it('needs a key that is for cosignatures', async () => {
    const plain = SigningKey.generate('witness.example');
    const { url } = await saying(200, formatSignatureLine(plain.sign(log.text())));
    await expect(requestCosignature(asking(url, { witness: { url, key: plain.key } }))).rejects.toEqual(
      code('malformed-key'),
    );
  });

  it('repeats little of what a stranger says, and on one line', async () => {
    const { url } = await saying(503, `down\n\u001b[31m${'x'.repeat(10_000)}`);
    const problem = await requestCosignature(asking(url)).catch((error: unknown) => error);
    expect(problem).toEqual(code('log-unreachable'));
    const { message } = problem as Error;
    expect(message).toMatch(/^the witness witness\.example answers 503: down /);
    expect(message).toMatch(/^\P{Cc}+$/u);
    expect(message.length).toBeLessThan(260);
  });

  it.each([
    ['an answer that is too long', (response: ServerResponse) => response.end('x'.repeat(70_000))],
    ['an answer that is not UTF-8', (response: ServerResponse) => response.end(Buffer.of(0xff))],
    [
      'a size in the wrong words',
      (response: ServerResponse) => response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end('07\n'),
    ],
    [
      'a way to somewhere else',
      (response: ServerResponse) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
    ],
    ['a line that breaks', (response: ServerResponse) => response.destroy()],
  ])('gives up on %s', async (_, answer) => {
    const { url } = await stranger(answer);
    await expect(requestCosignature(asking(url))).rejects.toEqual(code('log-unreachable'));
  });

  it('gives up on silence, before the answer and in the middle of it', async () => {
    const silent = await stranger(() => undefined);
    await expect(requestCosignature(asking(silent.url, { timeoutMs: 50 }))).rejects.toEqual(code('log-unreachable'));
    const halting = await stranger((response) => response.writeHead(200).write('— '));
    await expect(requestCosignature(asking(halting.url, { timeoutMs: 50 }))).rejects.toEqual(code('log-unreachable'));
  });

  it('gives up on an address where nobody is', async () => {
    const { url } = await saying(200, '');
    for (const close of closing.splice(0)) await close();
    await expect(requestCosignature(asking(url))).rejects.toThrow(/does not answer: .*ECONNREFUSED/);
  });
});
