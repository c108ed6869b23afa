import { mkdtemp, rm } from 'node:fs/promises';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { configurationFrom, listen, openRecord, serve, type Configuration, type Listening } from '#api';
import { CasefileStatus } from '#projections';
import { read } from '#record';

describe('a server that is told to stop', () => {
  const log = pino({ level: 'silent' });
  let configuration: Configuration;

  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'litopys-stop-'));
    configuration = configurationFrom({ LITOPYS_DATA: folder, PORT: '0' });
  });
  afterEach(() => rm(configuration.data, { recursive: true }));

  const BODY = JSON.stringify({ names: [{ text: 'Anna Example' }] });
  /** A request whose head the server has, and of whose body it has half. */
  const begin = async ({ address }: Listening, secret: string): Promise<ClientRequest> => {
    const sending = request(`${address}/api/casefiles`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${secret}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(BODY),
        expect: '100-continue',
      },
    });
    await new Promise((resolve, reject) => sending.once('continue', resolve).once('error', reject).flushHeaders());
    sending.write(BODY.slice(0, 10));
    return sending;
  };
  const finish = async (sending: ClientRequest): Promise<{ status: number; text: string }> => {
    const answered = new Promise<IncomingMessage>((resolve, reject) =>
      sending.once('response', resolve).once('error', reject),
    );
    sending.end(BODY.slice(10));
    const response = await answered;
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    return { status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() };
  };

  it('answers what is under way, takes nothing new, and leaves everything on disk', async () => {
    const record = await openRecord(configuration);
    const listening = await listen(record, { log });
    const { secret } = record.tokens.create({ name: 'm-1', roles: ['monitor'] });
    const sending = await begin(listening, secret);
    const closed = listening.close();
    const { status, text } = await finish(sending);
    expect(status).toBe(201);
    await closed;
    await expect(fetch(`${listening.address}/health/live`)).rejects.toThrow('fetch failed');
    await expect(record.store.readStream('casefile-x')).rejects.toThrow(/closed/);

    const again = await openRecord(configuration);
    await again.projector.catchUp();
    const casefile = (JSON.parse(text) as { id: string }).id;
    const question = read(CasefileStatus, { casefile }).askedWith('partners');
    expect(await again.reader.execute(question)).toMatchObject({ names: [{ text: 'Anna Example' }] });
    await again.close();
  });

  it('closes once, however often it is asked', async () => {
    const listening = await listen(await openRecord(configuration), { log });
    await Promise.all([listening.close(), listening.close(), listening.closed]);
    await expect(listening.close()).resolves.toBeUndefined();
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('by %s closes', async (signal) => {
    const { closed, address } = await serve(configuration, { log });
    expect((await fetch(`${address}/health/live`)).status).toBe(200);
    process.emit(signal, signal);
    await closed;
    await expect(fetch(`${address}/health/live`)).rejects.toThrow('fetch failed');
    process.removeAllListeners('SIGTERM').removeAllListeners('SIGINT');
  });

  it('does not start on a port that is taken, and lets go of the record', async () => {
    const first = await serve(configuration, { log });
    const taken = { ...configuration, port: Number(new URL(first.address).port) };
    await expect(serve(taken, { log })).rejects.toThrow(/EADDRINUSE/);
    await first.close();
    process.removeAllListeners('SIGTERM').removeAllListeners('SIGINT');
    await rm(join(configuration.data, 'events.db'));
  });
});
