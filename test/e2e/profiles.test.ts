import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { profiles as shipped } from '#readiness';
import { Published } from '../support/published.js';
import { RunningServer } from '../support/running-server.js';
import { A_PROFILE } from '../support/whole-story.js';

const DAY = 86_400_000;

describe("an organisation's own profile", () => {
  let server: RunningServer;
  let anna: string;
  let time = Date.parse('2026-06-15T08:00:00Z');

  beforeAll(async () => {
    server = await RunningServer.start({ now: () => new Date((time += 1000)) });
    await server.built();
    anna = (await server.recorded('/api/casefiles', { names: [{ text: 'Anna Example' }] })).id;
  });
  afterAll(() => server.stop());

  const publish = (more: object = {}) => server.post('/api/profiles', { ...A_PROFILE, ...more }, { as: 'advocate' });
  const profile = async (query = '') => (await server.reading(`/api/profiles/mediator-list${query}`)).body;
  const board = async (query = '') =>
    (await server.reading(`/api/readiness?profile=mediator-list${query}`, { as: 'advocate' })).body;
  const rowOfAnna = async () => {
    const rows = server.record.model.rows<{ readiness: { subject: string; marks: string } }>();
    const { marks } = await rows.selectFrom('readiness').select('marks').executeTakeFirstOrThrow();
    return JSON.parse(marks) as Record<string, readonly [number, string]>;
  };

  it('is not there before it is published', async () => {
    for (const path of ['/api/profiles/mediator-list', '/api/readiness?profile=mediator-list']) {
      const { status, body } = await server.reading(path);
      expect([status, body.code, body.detail]).toEqual([404, 'not-found', 'There is no such profile.']);
    }
    const drafted = await server.post('/api/exchange-lists', { profile: 'mediator-list' });
    expect([drafted.status, drafted.body.code]).toEqual([422, 'unknown-profile']);
  });

  it('is published by an advocate, and then stands among the others', async () => {
    const { status, body, headers } = await publish();
    expect([status, body.id, body.stream]).toEqual([201, 'mediator-list', 'profile-mediator-list']);
    expect(headers.get('location')).toBe('/api/profiles/mediator-list');
    const { items } = (await server.reading('/api/profiles')).body;
    expect(items).toHaveLength(shipped.length + 1);
    expect(items.at(0)).toMatchObject({ id: shipped[0]?.id, origin: 'shipped' });
    expect(items.at(-1)).toEqual({
      id: 'mediator-list',
      version: 1,
      origin: 'published',
      title: A_PROFILE.title,
      about: A_PROFILE.about,
      clearance: 'team',
      publishedAt: expect.stringMatching(/^2026-06-15T/),
      publishedBy: 'advocate',
    });
  });

  it('is on the board at once, before the rows are made with it, and after', async () => {
    const [entry] = (await board()).items;
    expect(entry).toMatchObject({ id: anna, profile: { id: 'mediator-list', version: 1 }, ready: false });
    expect(entry.blocking).toEqual(expect.arrayContaining(['ID-1', 'CO-5']));
    expect(entry.blocking).not.toContain('ID-2');
    expect(entry.advisory).toContain('ID-2');
    while ((await rowOfAnna())['mediator-list'] === undefined) await new Promise(setImmediate);
    expect((await board()).items).toEqual([entry]);
    const readiness = await server.reading(`/api/casefiles/${anna}/readiness?profile=mediator-list`);
    expect(readiness.body).toMatchObject({ profile: entry.profile, blocking: entry.blocking });
  });

  it('says the same rules as were sent, so that they can be changed and sent again', async () => {
    const { content, versions } = await profile();
    expect(content).toEqual(A_PROFILE);
    expect(versions).toMatchObject([{ version: 1, origin: 'published' }]);
    const again = await server.post('/api/profiles', content, { as: 'advocate' });
    expect([again.status, again.body.code]).toEqual([422, 'profile-unchanged']);
  });

  it('goes version by version, and every one of them can be read', async () => {
    const before = await server.record.store.head();
    const instant = new Date(time).toISOString();
    await server.recorded('/api/profiles', { ...A_PROFILE, rules: ['ID-2', 'CU-4', 'PR-1', 'PR-2'] });
    expect(await profile()).toMatchObject({ version: 2, versions: [{ version: 1 }, { version: 2 }] });
    expect(await profile('?version=1')).toMatchObject({ version: 1, content: A_PROFILE });
    expect((await server.reading('/api/profiles/mediator-list?version=3')).status).toBe(404);
    for (const known of [before, instant]) {
      expect(await profile(`?known=${known}`)).toMatchObject({ version: 1, versions: [{ version: 1 }] });
      expect((await board(`&known=${known}`)).items).toMatchObject([{ profile: { version: 1 } }]);
    }
    const [entry] = (await board()).items;
    expect(entry.profile.version).toBe(2);
    expect([...entry.blocking, ...entry.advisory]).not.toContain('ID-1');
    expect((await server.reading('/api/profiles/mediator-list?known=1')).status).toBe(404);
  });

  it('is what lists go by, and rules are waived for', async () => {
    const list = await server.recorded('/api/exchange-lists', { profile: 'mediator-list' }, { as: 'advocate' });
    expect(list.stream).toMatch(/^exchangelist-/);
    const waiver = { rule: 'ID-2', profile: 'mediator-list', reason: 'Known in person', until: '2026-06-20' };
    await server.recorded(`/api/casefiles/${anna}/waivers`, waiver, { as: 'advocate' });
    const outcome = async () => {
      const { rules } = (
        await server.reading(`/api/casefiles/${anna}/readiness?profile=mediator-list`, { as: 'advocate' })
      ).body;
      return rules.find(({ id }: { id: string }) => id === 'ID-2').outcome;
    };
    const waived = async () => (await board()).items[0].outcomes.waived;
    expect([await outcome(), await waived()]).toEqual(['waived', ['ID-2']]);
    const other = { ...waiver, profile: 'nobodys-list' };
    expect((await server.post(`/api/casefiles/${anna}/waivers`, other)).body.code).toBe('unknown-profile');
    time += 6 * DAY;
    expect([await outcome(), await waived()]).toEqual(['unmet', undefined]);
  });

  it('may take the place of a shipped one', async () => {
    const [first] = shipped;
    const { content } = (await server.reading(`/api/profiles/${first?.id}`)).body;
    const same = await server.post('/api/profiles', content, { as: 'advocate' });
    expect([same.status, same.body.code]).toEqual([422, 'profile-unchanged']);
    await server.recorded('/api/profiles', { ...content, marginDays: 7 });
    const { body } = await server.reading(`/api/profiles/${first?.id}`);
    expect(body).toMatchObject({
      version: 2,
      content: { marginDays: 7 },
      versions: [{ version: 1, origin: 'shipped' }, { version: 2 }],
    });
    const old = await server.reading(`/api/profiles/${first?.id}?version=1`);
    expect(old.body).toMatchObject({ origin: 'shipped', content: { marginDays: first?.marginDays } });
  });

  it.each([
    [{ rules: [...A_PROFILE.rules, 'XX-1'] }, '422 unknown-rule'],
    [{ rules: ['ID-2', 'CU-4', 'PR-1'] }, '422 rule-cannot-be-left-out'],
    [{ blocking: [{ rule: 'PR-2', blocks: false }] }, '422 rule-cannot-be-left-out'],
    [{ clearance: 'sealed' }, '400 malformed'],
    [{ windows: [{ rule: 'CU-4', days: 'many' }] }, '400 malformed'],
    [{ profile: '../casefile' }, '400 malformed'],
  ])('is refused with %j', async (more, told) => {
    const { status, body } = await publish(more);
    expect(`${status} ${body.code}`).toBe(told);
  });

  it('is nobody’s business outside: the log says that a profile was published, and not which', async () => {
    await server.record.log.sequence();
    const published = new Published(server);
    const all = [...(await published.byEvent()).values()].map(({ entry }) => entry);
    const entries = all.filter(({ type }) => type === 'ProfilePublished');
    expect(await published.everything()).not.toContain('mediator');
    expect(entries).toHaveLength(3);
    for (const { stream, pub } of entries)
      expect([stream, pub]).toEqual([expect.stringMatching(/^profile-[0-9a-f]{32}$/), {}]);
    expect(new Set(entries.map(({ stream }) => stream)).size).toBe(2);
  });
});
