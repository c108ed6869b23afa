import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { templates } from '#dossier';
import { profiles } from '#readiness';
import type { Role } from '#record';
import { Markers, nameClosedPersonOpenly, recordClosedThings, recordHalfOpenThings } from '../support/closed-things.js';
import { Published } from '../support/published.js';
import { RunningServer } from '../support/running-server.js';
import { tellWholeStory, type Story } from '../support/whole-story.js';

interface Disclosing {
  readonly openings?: readonly string[];
  /** Of a dossier. */
  readonly proof?: { readonly events: readonly Disclosing[] };
}

describe('what a reader may not see', () => {
  let server: RunningServer;
  let story: Story;
  let published: Published;
  const markers = new Markers();
  let before: Map<string, unknown>;

  beforeAll(async () => {
    server = await RunningServer.start();
    published = new Published(server);
    story = await tellWholeStory(server);
    await server.record.log.sequence();
    await recordHalfOpenThings(server, story, markers);
    before = await traces();
    await recordClosedThings(server, story, markers);
  });
  afterAll(() => server.stop());

  /** Every address of every route that answers, with every id there is and every parameter that chooses another answer. */
  async function addresses(): Promise<Map<string, string[]>> {
    const ids = new Map<string, string[]>();
    for await (const { id, stream } of server.record.store.readAll()) {
      const [category = '', ...rest] = stream.split('-');
      for (const [kind, value] of [
        ['event', id],
        [category, rest.join('-')],
      ] as const)
        ids.set(kind, [...new Set([...(ids.get(kind) ?? []), value])]);
    }
    const of = (kind: string) => ids.get(kind) ?? [];
    const asked = profiles.map(({ id }) => `profile=${id}`);
    const times = ['', 'on=2023-06-01', 'on=2099-01-01', `known=${await server.record.store.head()}`];
    const span = 'from=2000-01-01&until=2099-12-31';
    const each = (prefix: string, kind: string, suffix: string, queries: readonly string[]) =>
      of(kind).flatMap((id) => queries.map((query) => `${prefix}/${id}${suffix}?${query}`));
    return new Map<string, string[]>([
      ['/api/documents/:sha256', each('/api/documents', 'document', '', [''])],
      ['/api/documents/:sha256/content', each('/api/documents', 'document', '/content', [''])],
      [
        '/api/casefiles',
        [...times, 'q=closed', 'sort=recorded', `group=${story.casegroup}`].map(
          (query) => `/api/casefiles?limit=500&${query}`,
        ),
      ],
      ['/api/casefiles/:id', each('/api/casefiles', 'casefile', '', times)],
      ['/api/casefiles/:id/timeline', each('/api/casefiles', 'casefile', '/timeline', [...times, 'format=timelinejs'])],
      ['/api/casefiles/:id/readiness', each('/api/casefiles', 'casefile', '/readiness', asked)],
      [
        '/api/casefiles/:id/dossier',
        each(
          '/api/casefiles',
          'casefile',
          '/dossier',
          ['', ...asked].map((query) => `format=json&${query}`),
        ),
      ],
      [
        '/api/casefiles/:id/templates/:template',
        templates.flatMap(({ id }) => each('/api/casefiles', 'casefile', `/templates/${id}`, ['format=markdown'])),
      ],
      ['/api/templates', ['/api/templates']],
      [
        '/api/exchange-lists/:id/export',
        each('/api/exchange-lists', 'exchangelist', '/export', ['', 'format=xlsx', 'format=pdf']),
      ],
      ['/api/calendar', [`/api/calendar?${span}&limit=500`]],
      ['/api/calendar.ics', ['en', 'uk'].map((lang) => `/api/calendar.ics?${span}&lang=${lang}`)],
      ['/api/profiles', times.map((query) => `/api/profiles?${query}`)],
      ['/api/profiles/:profile', profiles.map(({ id }) => `/api/profiles/${id}`)],
      ['/api/readiness', asked.map((query) => `/api/readiness?limit=500&${query}`)],
      ['/api/pledges', [...times, 'patron=closed', 'on=2021-08-01'].map((query) => `/api/pledges?limit=500&${query}`)],
      ['/api/pledges/:id', each('/api/pledges', 'pledge', '', times)],
      ['/api/exchange-lists', times.map((query) => `/api/exchange-lists?limit=500&${query}`)],
      ['/api/exchange-lists/:id', each('/api/exchange-lists', 'exchangelist', '', times)],
      [
        '/api/exchange-lists/:id/comparison',
        each(
          '/api/exchange-lists',
          'exchangelist',
          '/comparison',
          times.filter((query) => !query.startsWith('on=')),
        ),
      ],
      [
        '/api/counts',
        ['registered', 'held'].flatMap((definition) =>
          ['category', 'liberty', 'life'].map((by) => `/api/counts?definition=${definition}&by=${by}`),
        ),
      ],
      [
        '/api/events',
        [
          'limit=500',
          ...of('casefile').map((id) => `stream=casefile-${id}`),
          ...of('document').map((id) => `stream=document-${id}`),
        ].map((query) => `/api/events?${query}`),
      ],
      ['/api/events/:id', each('/api/events', 'event', '', [''])],
      ['/log/checkpoint', ['/log/checkpoint']],
      ['/log/policy', ['/log/policy']],
      ['/log/proof/:id', of('event').map((id) => `/log/proof/${id}`)],
      ['/log/tile/*', published.paths(await published.size()).map((path) => `/log/${path}`)],
      ['/metrics', ['/metrics']],
      ['/health/live', ['/health/live']],
      ['/health/ready', ['/health/ready']],
      ['/api/openapi.json', ['/api/openapi.json']],
    ]);
  }

  const walk = async (as: Role): Promise<{ address: string; text: string; status: number }[]> => {
    await server.reading('/api/casefiles');
    const found = [];
    for (const address of [...(await addresses()).values()].flat()) {
      const { status, text, body } = await server.get(address, { as });
      // A list with somebody on it whom its recipient may not know of is refused as a whole.
      expect([200, 404, 422]).toContain(status);
      found.push({ address, status, text: text + opened(body) });
    }
    return found;
  };

  /** What the openings in an answer disclose. */
  function opened(body: Disclosing | string): string {
    const proven = typeof body === 'string' ? [] : [body, ...(body.proof?.events ?? [])];
    const openings = proven.flatMap(({ openings: texts }) => texts ?? []);
    return openings.map((opening) => Buffer.from(opening, 'base64url').toString('utf8')).join('\n');
  }

  /** What a reader is answered on the routes that sum up, without what merely counts the record's own steps. */
  async function traces(): Promise<Map<string, unknown>> {
    await server.reading('/api/casefiles');
    const known = new Set([
      '/api/casefiles',
      '/api/readiness',
      '/api/counts',
      '/api/pledges',
      '/api/exchange-lists',
      '/api/calendar',
    ]);
    const found = new Map<string, unknown>();
    for (const [route, list] of await addresses())
      if (known.has(route)) for (const address of list) found.set(address, strip((await server.get(address)).body));
    for (const id of [story.casefile, story.other])
      for (const path of ['', '/timeline', '/readiness?profile=ombudsman-list'])
        found.set(id + path, strip((await server.get(`/api/casefiles/${id}${path}`)).body));
    return found;
  }

  function strip(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    const steps = new Set(['position', 'revision', 'known']);
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, inner]) => (steps.has(name) ? [] : [[name, strip(inner)]])),
    );
  }

  it('is looked for on every route that answers', async () => {
    const routes = server.listening
      .routes()
      .filter(({ method, url }) => method === 'GET' && !url.startsWith('/api/docs'));
    expect([...(await addresses()).keys()].toSorted()).toEqual(routes.map(({ url }) => url).toSorted());
  });

  it('is in no answer to a reader, on any route, of any day and any state of the record', async () => {
    const answers = await walk('reader');
    expect(answers.length).toBeGreaterThan(100);
    const leaks = answers.flatMap(({ address, text }) => markers.in(text).map((marker) => `${address}: ${marker}`));
    expect(leaks).toEqual([]);
  });

  it('is there for an auditor, every bit of it', async () => {
    const seen = new Set((await walk('auditor')).flatMap(({ text }) => markers.in(text)));
    expect(markers.all().filter((marker) => !seen.has(marker))).toEqual([]);
  });

  it('is there for the team up to its level, and no further', async () => {
    const seen = new Set((await walk('monitor')).flatMap(({ text }) => markers.in(text)));
    const has = (where: string) =>
      [...seen].some((marker) => marker.startsWith(`Closed-${where.replaceAll(' ', '-')}-zq`));
    for (const where of ['facility', 'condition', 'contact name', 'title of a list', 'person', 'document of the team'])
      expect([where, has(where)]).toEqual([where, true]);
    for (const where of ['sealed document', 'name', 'number', 'contact itself', 'informant', 'inference'])
      expect([where, has(where)]).toEqual([where, false]);
  });

  it('changes nothing that a reader is told: no status, no readiness, no count', async () => {
    const after = await traces();
    const told = [...before].filter(([address]) => !address.includes('known='));
    expect(told.length).toBeGreaterThan(20);
    for (const [address, answer] of told) expect([address, after.get(address)]).toEqual([address, answer]);
  });

  it('is closed in every earlier state of the record too', async () => {
    const secret = 'Once open, now closed';
    const sources = [{ document: story.document, reliability: 'B', credibility: 2 }];
    const claims = `/api/casefiles/${story.other}/claims`;
    const { id, position } = await server.recorded(claims, {
      kind: 'Searched',
      when: '2020-01-01',
      by: secret,
      sources,
    });
    expect((await server.reading(`/api/casefiles/${story.other}/timeline`)).text).toContain(secret);
    await server.recorded(`${claims}/${id}/correction`, {
      values: { protection: 'team' },
      reason: 'It names a witness',
    });
    for (const address of [
      `/api/casefiles/${story.other}/timeline`,
      `/api/casefiles/${story.other}/timeline?known=${position}`,
      `/api/events/${id}`,
      `/api/events?stream=casefile-${story.other}`,
    ])
      expect((await server.reading(address)).text).not.toContain(secret);
    expect(
      (await server.reading(`/api/casefiles/${story.other}/timeline?known=${position}`, { as: 'monitor' })).text,
    ).toContain(secret);
  });

  it('covers a closed person on a list that everybody may read', async () => {
    const closedOnes = new Markers();
    const { list, closed } = await nameClosedPersonOpenly(server, story, closedOnes);
    for (const address of [
      `/api/exchange-lists/${list}`,
      '/api/exchange-lists',
      `/api/events?stream=exchangelist-${list}`,
    ]) {
      const { text } = await server.reading(address);
      expect([address, closedOnes.in(text)]).toEqual([address, []]);
      expect([address, text.includes(closed)]).toEqual([address, false]);
    }
    expect(
      closedOnes.in((await server.reading(`/api/exchange-lists/${list}`, { as: 'advocate' })).text).length,
    ).toBeGreaterThan(2);
  });
});
