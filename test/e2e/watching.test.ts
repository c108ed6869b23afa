import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningServer } from '../support/running-server.js';
import { tellWholeStory } from '../support/whole-story.js';

describe('the log of the server', () => {
  const lines: string[] = [];
  let server: RunningServer;

  beforeAll(async () => {
    server = await RunningServer.start({ lines });
  });
  afterAll(() => server.stop());

  it('has one line for a request: which route, how it ended, whose token', async () => {
    const before = lines.length;
    const { headers } = await server.get('/api/casefiles?q=Anna+Example', { as: 'reader' });
    const [line, ...more] = lines.slice(before).map((text) => JSON.parse(text) as Record<string, unknown>);
    const token = server.record.tokens.list().find(({ name }) => name === 'reader');
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      request: headers.get('x-request-id'),
      method: 'GET',
      route: '/api/casefiles',
      status: 200,
      milliseconds: expect.any(Number),
      token: token?.id,
    });
  });

  it('names no person, no address, no token and nothing that was sent', async () => {
    const story = await tellWholeStory(server);
    await server.get('/api/casefiles?q=Bohdan');
    await server.get('/api/Bohdan');
    await server.post('/api/casefiles', { names: [{ text: 'Bohdan\0' }] });
    await server.post('/api/casefiles', '{"names": Bohdan');
    await server.send('POST', '/api/casefiles', { names: [{ text: 'Bohdan' }] }, { as: 'nobody' });
    const log = lines.join('\n');
    const secret = server.token(['reader']);
    for (const private_ of [
      'Anna',
      'Bohdan',
      'Petra',
      'police',
      '127.0.0.1',
      'localhost',
      story.casefile,
      secret,
      'Bearer',
      'r-1',
      'undici',
    ])
      expect([private_, log.includes(private_)]).toEqual([private_, false]);
    expect(log).toContain('/api/casefiles/:id/claims');
  });
});

describe('the health of the server', () => {
  it('is there without a token, and ready once the readings are built', async () => {
    const server = await RunningServer.start();
    expect((await server.get('/health/live', { as: 'nobody' })).body).toEqual({ status: 'live' });
    await server.built();
    expect((await server.get('/health/ready', { as: 'nobody' })).body).toEqual({ status: 'ready' });
    await server.stop();
  });

  it('is not ready while a projection has failed, and says which', async () => {
    const server = await RunningServer.start();
    await server.built();
    server.record.model.fail('patronage', 'a row did not fit');
    const { status, headers, body, text } = await server.get('/health/ready', { as: 'nobody' });
    expect([status, body.code]).toEqual([503, 'not-ready']);
    expect(headers.get('retry-after')).toBe('5');
    expect(body.detail).toContain('patronage');
    expect(text).not.toContain('did not fit');
    expect((await server.get('/health/live', { as: 'nobody' })).status).toBe(200);
    server.expectFailures();
    await server.stop();
  });
});

describe('the figures of the server', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await RunningServer.start();
  });
  afterAll(() => server.stop());

  it('count requests by route template and status, and recordings by kind', async () => {
    const { casefile } = await tellWholeStory(server);
    await server.reading(`/api/casefiles/${casefile}`);
    await server.get('/api/Bohdan');
    const { headers, text } = await server.get('/metrics');
    expect(headers.get('content-type')).toContain('text/plain');
    expect(text).toMatch(
      /litopys_http_request_duration_seconds_count\{method="POST",route="\/api\/casefiles\/:id\/claims",status="201"\} 5/,
    );
    expect(text).toMatch(/litopys_http_request_duration_seconds_count\{method="GET",route="none",status="404"\} 1/);
    expect(text).toMatch(/litopys_recordings_total\{kind="pledge"\} 5/);
    expect(text).toContain('process_resident_memory_bytes');
    for (const private_ of ['Anna', 'Bohdan', casefile]) expect(text).not.toContain(private_);
  });

  it('say how far the readings are behind', async () => {
    await server.reading('/api/casefiles');
    expect((await server.get('/metrics')).text).toMatch(/litopys_projection_lag_events 0/);
    await server.record.projector.stop();
    for (const name of ['Carla', 'Dmytro', 'Emine'])
      await server.recorded('/api/casefiles', { names: [{ text: `${name} Example` }] });
    expect((await server.get('/metrics')).text).toMatch(/litopys_projection_lag_events 3/);
  });
});
