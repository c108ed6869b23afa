import { describe, expect, it } from '@jest/globals';
import { RunningServer } from '../support/running-server.js';

const ANNA = { names: [{ text: 'Anna Example' }] };

describe('a server in trouble', () => {
  it('says that a reading is not there yet, and when to ask again', async () => {
    const server = await RunningServer.start({ patience: 10 });
    await server.built();
    await server.record.projector.stop();
    const { id, position } = await server.recorded('/api/casefiles', ANNA);
    const { status, headers, body } = await server.get(`/api/casefiles/${id}?atLeast=${position}`);
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'not-yet-projected', '1']);
    server.expectFailures();
    await server.stop();
  });

  it('says that the record cannot be reached, and keeps why to itself', async () => {
    const lines: string[] = [];
    const server = await RunningServer.start({ lines });
    await server.built();
    await server.record.store.close();
    const { status, headers, body, text } = await server.post('/api/casefiles', ANNA);
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'store-unavailable', '5']);
    expect(text).not.toMatch(/closed|sqlite/i);
    expect(lines.join('\n')).toContain('The event store is closed');
    server.expectFailures();
    await server.stop();
  });

  it('answers what nobody foresaw without a word of it, and logs it with its cause and the name of the request', async () => {
    const lines: string[] = [];
    const server = await RunningServer.start({ lines });
    await server.built();
    await server.record.projector.stop();
    await server.record.model.close();
    const { status, headers, body, text } = await server.get('/api/casefiles');
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(text).not.toMatch(/database|driver|\.ts|node_modules/i);
    expect(body.request).toBe(headers.get('x-request-id'));
    const logged = lines.map(
      (line) => JSON.parse(line) as { request?: string; level: number; err?: { stack?: string } },
    );
    expect(logged.find(({ request, level }) => request === body.request && level === 50)?.err?.stack).toMatch(/at /);
    server.expectFailures();
    await server.stop();
  });

  it('answers what is no HTTP with a problem too', async () => {
    const server = await RunningServer.start();
    const { port } = new URL(server.listening.address);
    const { connect } = await import('node:net');
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('HELLO\r\n\r\n');
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toMatch(
      /^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*"code":"malformed"/,
    );
    await server.stop();
  });
});
