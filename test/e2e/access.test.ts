import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '#record';
import { RunningServer } from '../support/running-server.js';

const READERS = ROLES;
const MONITORS: readonly Role[] = ['monitor', 'admin'];
const ADVOCATES: readonly Role[] = ['advocate', 'admin'];
const BOTH: readonly Role[] = ['monitor', 'advocate', 'admin'];

/** Who may use each route. A route that is missing here fails the walk. */
const WHO_MAY: Readonly<Record<string, readonly Role[] | 'everybody'>> = {
  'POST /api/documents': BOTH,
  'GET /api/documents/:sha256': READERS,
  'GET /api/documents/:sha256/content': READERS,
  'GET /api/casefiles': READERS,
  'POST /api/casefiles': MONITORS,
  'GET /api/casefiles/:id': READERS,
  'GET /api/casefiles/:id/dossier': READERS,
  'GET /api/exchange-lists/:id/export': READERS,
  'GET /api/casefiles/:id/templates/:template': READERS,
  'GET /api/casefiles/:id/timeline': READERS,
  'GET /api/templates': READERS,
  'GET /api/casefiles/:id/readiness': READERS,
  'POST /api/casefiles/:id/claims': MONITORS,
  'POST /api/casefiles/:id/claims/:claim/correction': MONITORS,
  'POST /api/casefiles/:id/claims/:claim/retraction': MONITORS,
  'POST /api/casefiles/:id/claims/:claim/dispute': ['monitor', 'reviewer', 'admin'],
  'POST /api/casefiles/:id/occurrences/:occurrence/accounts': MONITORS,
  'POST /api/casefiles/:id/occurrences/:occurrence/adjudication': ['reviewer', 'admin'],
  'POST /api/casefiles/:id/reviews': ['reviewer', 'admin'],
  'POST /api/casefiles/:id/waivers': ADVOCATES,
  'POST /api/casefiles/:id/erasure': ['admin'],
  'POST /api/casegroups': MONITORS,
  'POST /api/casegroups/:id/members': MONITORS,
  'POST /api/campaigns': BOTH,
  'POST /api/campaigns/:id/terms': BOTH,
  'GET /api/pledges': READERS,
  'GET /api/pledges/:id': READERS,
  'POST /api/pledges': ADVOCATES,
  'POST /api/pledges/:id/duties': BOTH,
  'POST /api/pledges/:id/replies': BOTH,
  'POST /api/pledges/:id/handover': ADVOCATES,
  'POST /api/pledges/:id/end': ADVOCATES,
  'GET /api/exchange-lists': READERS,
  'GET /api/exchange-lists/:id': READERS,
  'GET /api/exchange-lists/:id/comparison': READERS,
  'POST /api/exchange-lists': ADVOCATES,
  'POST /api/exchange-lists/:id/entries': ADVOCATES,
  'POST /api/exchange-lists/:id/drops': ADVOCATES,
  'POST /api/exchange-lists/:id/freeze': ADVOCATES,
  'POST /api/exchange-lists/:id/reviews': ['advocate', 'reviewer', 'admin'],
  'POST /api/exchange-lists/:id/handovers': ADVOCATES,
  'POST /api/exchange-lists/:id/answers': ADVOCATES,
  'GET /api/profiles': READERS,
  'GET /api/profiles/:profile': READERS,
  'POST /api/profiles': ADVOCATES,
  'GET /api/readiness': READERS,
  'GET /api/calendar': READERS,
  'GET /api/calendar.ics': READERS,
  'GET /api/counts': READERS,
  'GET /api/events': READERS,
  'GET /api/events/:id': READERS,
  'GET /log/checkpoint': 'everybody',
  'GET /log/policy': 'everybody',
  'GET /log/proof/:id': 'everybody',
  'GET /log/tile/*': 'everybody',
  'GET /health/live': 'everybody',
  'GET /health/ready': 'everybody',
  'GET /metrics': READERS,
  'GET /api/openapi.json': 'everybody',
};

const ID = '00000000-0000-4000-8000-000000000000';
const addressOf = (url: string) => url.replace(':sha256', '0'.repeat(64)).replaceAll(/:\w+/g, ID).replace('*', '0/000');
/** Open, and not there while nothing is on record. */
const NOT_YET = new Set(['GET /log/checkpoint', 'GET /log/proof/:id', 'GET /log/tile/*']);

describe('the door', () => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await RunningServer.start();
  });
  afterAll(() => server.stop());

  const knock = (route: string, as: Role | 'nobody', headers = {}) => {
    const [method = '', url = ''] = route.split(' ');
    return server.send(method, addressOf(url), method === 'POST' ? {} : undefined, { as, headers });
  };

  it('is told of every route that is served', () => {
    const served = server.listening
      .routes()
      .filter(({ method, url }) => method !== 'HEAD' && !url.startsWith('/api/docs'))
      .map(({ method, url }) => `${method} ${url}`);
    expect(served.toSorted()).toEqual(Object.keys(WHO_MAY).toSorted());
  });

  describe.each(Object.entries(WHO_MAY))('of %s', (route, allowed) => {
    it('is closed without a good token', async () => {
      const answers = [
        await knock(route, 'nobody'),
        await knock(route, 'nobody', { authorization: `Bearer litopys_${'x'.repeat(43)}` }),
      ];
      const told = answers.map(({ status, headers }) => [
        status,
        (headers.get('www-authenticate') ?? '').includes('Bearer realm='),
      ]);
      const open = [NOT_YET.has(route) ? 404 : 200, false];
      const expected = allowed === 'everybody' ? open : [401, true];
      expect(told).toEqual([expected, expected]);
    });

    it.each(ROLES)('knows whether a %s may use it', async (role) => {
      const { status, body } = await knock(route, role);
      const may = allowed === 'everybody' || allowed.includes(role);
      expect(may ? [200, 400, 404, 422] : [403]).toContain(status);
      expect(body.code === 'not-permitted').toBe(!may);
    });
  });

  it('stayed closed: nothing was recorded by all this', async () => {
    expect(await server.record.store.head()).toBeUndefined();
  });

  it('closes at once behind a revoked token', async () => {
    const secret = server.token(['reader'], 'leaving');
    const authorization = `Bearer ${secret}`;
    expect((await server.send('GET', '/api/casefiles', undefined, { headers: { authorization } })).status).toBe(200);
    const token = server.record.tokens.list().find(({ name }) => name === 'leaving');
    server.record.tokens.revoke(token?.id ?? '');
    const after = await server.send('GET', '/api/casefiles', undefined, { headers: { authorization } });
    expect(after.status).toBe(401);
    expect(after.headers.get('www-authenticate')).toContain('invalid_token');
  });

  it.each(['Basic bGl0b3B5czpsaXRvcHlz', 'Bearer', 'Bearer  ', `Bearer ${'x'.repeat(10_000)}`, "Bearer ' or 1=1"])(
    'does not open to %#',
    async (authorization) => {
      expect((await server.send('GET', '/api/casefiles', undefined, { headers: { authorization } })).status).toBe(401);
    },
  );

  it('asks who is there before it reads a body', async () => {
    const { status } = await server.send('POST', '/api/documents', '{'.repeat(5_000_000), { as: 'nobody' });
    expect(status).toBe(401);
  });

  it('lets somebody with two roles do what either may', async () => {
    const as: readonly Role[] = ['auditor', 'monitor'];
    expect((await server.post('/api/casefiles', { names: [{ text: 'Anna Example' }] }, { as })).status).toBe(201);
  });

  it('has no CORS, and its headers say that nothing is to be framed, sniffed or stored', async () => {
    const { headers } = await server.get('/api/casefiles', { headers: { origin: 'https://elsewhere.example' } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('the rate limit', () => {
  it('answers 429 with a problem beyond it, by token, and leaves the health alone', async () => {
    const server = await RunningServer.start({ perMinute: 3 });
    for (let at = 0; at < 3; at++) expect((await server.get('/api/casefiles')).status).toBe(200);
    const { status, headers, body } = await server.get('/api/casefiles');
    expect([status, body.status, body.code]).toEqual([429, 429, 'too-many-requests']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await server.get('/api/casefiles', { as: 'monitor' })).status).toBe(200);
    for (let at = 0; at < 10; at++) expect((await server.get('/health/live', { as: 'nobody' })).status).toBe(200);
    await server.stop();
  });
});
