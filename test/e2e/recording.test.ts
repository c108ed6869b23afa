import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checksumOf } from '#api';
import { RunningServer } from '../support/running-server.js';
import { tellWholeStory, type Story } from '../support/whole-story.js';

describe('a story told over HTTP', () => {
  let server: RunningServer;
  let story: Story;

  beforeAll(async () => {
    server = await RunningServer.start();
    story = await tellWholeStory(server);
  });
  afterAll(() => server.stop());

  it('went through every route that records', () => {
    // An erasure would leave nothing to be told: it has a story of its own.
    const isTold = ({ method, url }: { method: string; url: string }) => method === 'POST' && !url.endsWith('/erasure');
    const routes = server.listening.routes().filter(isTold);
    expect([...story.steps.keys()].toSorted()).toEqual(routes.map(({ url }) => url).toSorted());
  });

  it('is answered with where everything stands', async () => {
    for (const { id, stream, revision, position, eventId } of story.steps.values()) {
      expect(stream).toMatch(/^[a-z]+-[0-9a-z-]+$/);
      expect(id).toMatch(/^[0-9a-z-]+$/);
      expect(revision).toBeGreaterThanOrEqual(0);
      const { status, body } = await server.get(`/api/events/${eventId}`, { as: 'auditor' });
      expect(status).toBe(200);
      expect(body).toMatchObject({ id: eventId, stream, revision, position });
    }
  });

  it('says in the headers where to read it, and at which revision', async () => {
    const opened = await server.post('/api/casefiles', { names: [{ text: 'Carla Example' }] });
    expect(opened.headers.get('location')).toBe(`/api/casefiles/${opened.body.id}`);
    expect(opened.headers.get('etag')).toBe('"0"');
    const reviewed = await server.post(`/api/casefiles/${opened.body.id}/reviews`, {}, { as: 'reviewer' });
    expect(reviewed.headers.get('location')).toBe(`/api/events/${reviewed.body.eventId}`);
    expect(reviewed.headers.get('etag')).toBe('"1"');
    expect((await server.get(reviewed.headers.get('location') ?? '')).status).toBe(200);
  });

  it('reads as a status', async () => {
    const { body } = await server.reading(`/api/casefiles/${story.casefile}`);
    expect(body).toMatchObject({
      id: story.casefile,
      names: [{ text: 'Anna Example', lang: 'en' }],
      status: { liberty: { value: expect.any(String) }, category: { value: expect.any(String) } },
      checks: expect.any(Array),
    });
    expect(body.expectedEnd).toMatchObject({ day: '2027-05-03' });
    expect(body.position).toBe(await server.record.store.head());
  });

  it('reads as a timeline, in two formats', async () => {
    const { body } = await server.reading(`/api/casefiles/${story.casefile}/timeline`);
    const arrest = body.items.find(({ occurrence }: { occurrence: string }) => occurrence === story.arrest);
    expect(arrest).toMatchObject({ kind: 'Arrested', when: '2020-05-03', chosenBy: 'adjudicated' });
    expect(arrest.others).toHaveLength(1);
    expect([arrest.disputes.length, arrest.corrections.length]).toEqual([1, 1]);
    const js = await server.reading(`/api/casefiles/${story.casefile}/timeline?format=timelinejs`);
    expect(js.body.events.length).toBeGreaterThan(2);
  });

  it('reads as of another day and as known at an earlier position', async () => {
    const before = await server.reading(`/api/casefiles/${story.casefile}?on=2020-01-01`);
    expect(before.body.status.liberty.value).toBe('unknown');
    const { position } = story.steps.get('/api/casefiles') ?? { position: '' };
    const then = await server.reading(`/api/casefiles/${story.casefile}/timeline?known=${position}`);
    expect(then.body.items).toEqual([]);
  });

  it('is in the register, by name and by category', async () => {
    const { body } = await server.reading('/api/casefiles?q=anna&liberty=&limit=1');
    expect(body).toMatchObject({ items: [{ id: story.casefile }], next: null, total: 1 });
    const { category } = (await server.reading(`/api/casefiles/${story.casefile}`)).body.status;
    const alike = await server.reading(`/api/casefiles?category=${category.value}&group=${story.casegroup}`);
    expect(alike.body.items).toMatchObject([{ id: story.casefile }]);
  });

  it('is paged', async () => {
    const first = await server.reading('/api/casefiles?limit=1');
    const second = await server.reading(`/api/casefiles?limit=1&cursor=${first.body.next}`);
    expect(second.body.items).toHaveLength(1);
    expect(second.body.items[0].id).not.toBe(first.body.items[0].id);
  });

  it('reads as readiness, alone and on the board', async () => {
    const one = await server.reading(`/api/casefiles/${story.casefile}/readiness?profile=ombudsman-list`);
    expect(one.body).toMatchObject({ profile: { id: 'ombudsman-list' }, ready: false, rules: expect.any(Array) });
    const board = await server.reading('/api/readiness?profile=ombudsman-list&outcome=not-ready');
    expect(board.body.items.map(({ id }: { id: string }) => id)).toContain(story.casefile);
  });

  it('reads as a pledge with its duties', async () => {
    const { body } = await server.reading(`/api/pledges/${story.pledge}?on=2021-05-15`);
    expect(body).toMatchObject({
      casefile: story.casefile,
      patron: { name: 'Quentin Patron' },
      state: 'standing',
      duties: [
        { term: 1, done: [{}] },
        { term: 2, done: [{ event: story.duty, replies: [{}] }], overdue: ['2021-04'] },
      ],
    });
    const overdue = await server.reading('/api/pledges?overdue=true&on=2021-05-15&patron=quentin');
    expect(overdue.body.items).toMatchObject([{ id: story.pledge }]);
    expect((await server.reading('/api/pledges?overdue=false&on=2021-05-15')).body.items).toEqual([]);
  });

  it('reads as a list with its frozen version, whose checksum can be worked out again', async () => {
    const { body } = await server.reading(`/api/exchange-lists/${story.list}`, { as: 'advocate' });
    const [version] = body.versions;
    expect(body).toMatchObject({ profile: 'ombudsman-list', entries: [{ casefile: story.casefile }] });
    expect(version).toMatchObject({ version: 1, entries: [{ casefile: story.casefile, ready: false }] });
    expect(version.checksum).toBe(checksumOf(version));
    expect(version).toMatchObject({ handedOver: { to: 'The mediator' }, answers: [{ answer: 'confirmed' }] });
    expect((await server.reading('/api/exchange-lists', { as: 'advocate' })).body.items).toMatchObject([
      { id: story.list },
    ]);
  });

  it('is counted, and the count adds up', async () => {
    const { body } = await server.reading('/api/counts?definition=registered&by=category');
    expect(body).toMatchObject({ definition: { id: 'registered' }, sumsUp: true });
    expect(body.total).toBe(body.parts.reduce((sum: number, { count }: { count: number }) => sum + count, 0));
  });

  it('stands in the log as it was recorded', async () => {
    const { body } = await server.reading(`/api/events?stream=casefile-${story.casefile}&limit=500`, { as: 'auditor' });
    const types = body.items.map(({ type }: { type: string }) => type);
    expect(types).toEqual(expect.arrayContaining(['CasefileOpened', 'Arrested', 'ClaimDisputed', 'CasefileReviewed']));
    expect(body.items.every(({ recordedBy }: { recordedBy: string }) => recordedBy !== '')).toBe(true);
    const after = await server.reading(`/api/events?after=${body.items.at(-1).position}`, { as: 'auditor' });
    expect(after.body.items[0].position > body.items.at(-1).position).toBe(true);
  });
});
