import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningServer } from '../support/running-server.js';
import { tellWholeStory } from '../support/whole-story.js';

const ANNA = { names: [{ text: 'Anna Example' }] };

describe('a repeated request', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await RunningServer.start();
  });
  afterAll(() => server.stop());
  const head = () => server.record.store.head();
  const keyed = (key: string, by?: string) => ({
    headers: { 'idempotency-key': key },
    ...(by === undefined ? {} : { by }),
  });

  it('with the same key and body answers the same and records nothing', async () => {
    const first = await server.post('/api/casefiles', ANNA, keyed('k-1'));
    const before = await head();
    const second = await server.post('/api/casefiles', ANNA, keyed('k-1'));
    expect([second.status, second.text]).toEqual([201, first.text]);
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(await head()).toBe(before);
  });

  it('with the same key and another body, or to another route, is refused', async () => {
    await server.post('/api/casefiles', ANNA, keyed('k-2'));
    const before = await head();
    const another = await server.post('/api/casefiles', { names: [{ text: 'Bohdan Example' }] }, keyed('k-2'));
    expect([another.status, another.body.code]).toEqual([409, 'idempotency-key-reused']);
    const elsewhere = await server.post('/api/casegroups', ANNA, keyed('k-2'));
    expect([elsewhere.status, elsewhere.body.code]).toEqual([409, 'idempotency-key-reused']);
    expect(await head()).toBe(before);
  });

  it('is nobody else’s: keys are each caller’s own', async () => {
    const [one, two] = [
      await server.post('/api/casefiles', ANNA, keyed('k-3', 'm-1')),
      await server.post('/api/casefiles', ANNA, keyed('k-3', 'm-2')),
    ];
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(one.body.id).not.toBe(two.body.id);
  });

  it('leaves a key free when the first was refused', async () => {
    const refused = await server.post('/api/casefiles', { names: [] }, keyed('k-4'));
    expect(refused.status).toBe(400);
    expect((await server.post('/api/casefiles', ANNA, keyed('k-4'))).status).toBe(201);
  });

  it('freezes a list once, though its evaluation would be another', async () => {
    const { list, casefile } = await tellWholeStory(server);
    const freeze = () =>
      server.post(`/api/exchange-lists/${list}/freeze`, {}, { as: 'advocate', ...keyed('k-5', 'advocate') });
    const first = await freeze();
    await server.recorded(`/api/casefiles/${casefile}/waivers`, { rule: 'ID-1', reason: 'so', until: '2099-01-01' });
    const second = await freeze();
    expect([second.status, second.text]).toEqual([201, first.text]);
  });

  it('at the same time as the first records once', async () => {
    const before = Number(await head());
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => server.post('/api/casefiles', ANNA, keyed('k-6'))),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(Number(await head())).toBe(before + 1);
  });

  it.each(['', 'x'.repeat(201), 'käse'])('is malformed with the key %j', async (key) => {
    const { status, body } = await server.post('/api/casefiles', ANNA, keyed(key));
    expect([status, body.code, body.errors[0].field]).toEqual([400, 'malformed', 'Idempotency-Key']);
  });
});

describe('a request made against a revision', () => {
  let server: RunningServer;
  let path: string;
  beforeAll(async () => {
    server = await RunningServer.start();
    const { id } = await server.recorded('/api/casefiles', ANNA);
    path = `/api/casefiles/${id}/waivers`;
  });
  afterAll(() => server.stop());
  const waive = (match: string) =>
    server.post(path, { rule: 'ID-1', reason: 'so', until: '2099-01-01' }, { headers: { 'if-match': match } });

  it('is recorded while the revision still stands, and told the present one when it does not', async () => {
    const first = await waive('"0"');
    expect([first.status, first.headers.get('etag')]).toEqual([201, '"1"']);
    const second = await waive('"0"');
    expect([second.status, second.body.code, second.body.current]).toEqual([412, 'revision-conflict', 1]);
    expect((await waive('"1"')).status).toBe(201);
  });

  it.each(['0', 'W/"0"', '*', '"x"', '"0", "1"', '"-1"'])('is malformed with If-Match: %s', async (match) => {
    const { status, body } = await waive(match);
    expect([status, body.code, body.errors[0].field]).toEqual([400, 'malformed', 'If-Match']);
  });
});
