import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningServer, type Answered } from '../support/running-server.js';

const UNKNOWN = '0'.repeat(64);
const NOBODY = '00000000-0000-4000-8000-000000000000';
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('what is wrong', () => {
  let server: RunningServer;
  let casefile: string;
  let document: string;
  let mine: string;
  let before: string | undefined;

  beforeAll(async () => {
    server = await RunningServer.start();
    casefile = (await server.recorded('/api/casefiles', { names: [{ text: 'Anna Example' }] }, { as: 'monitor' })).id;
    const both = { as: ['monitor', 'reviewer'], by: 'monitor-reviewer' } as const;
    mine = (await server.recorded('/api/casefiles', { names: [{ text: 'Bohdan Example' }] }, both)).id;
    document = (await server.recorded('/api/documents', { text: 'So it was.', mediaType: 'text/plain' })).id;
    before = await server.record.store.head();
  });
  afterAll(() => server.stop());
  const claim = (more: object): object => ({
    kind: 'Arrested',
    when: '2020-05-03',
    sources: [{ document, reliability: 'B', credibility: 2 }],
    ...more,
  });
  const record = (more: object, sent = {}) => server.post(`/api/casefiles/${casefile}/claims`, claim(more), sent);
  /** Such as `400 malformed`; with what is wrong with the problem itself, if anything is. */
  const problemIn = ({ status, headers, body, text }: Answered): string => {
    const flaws = [
      ...(body.status === status && body.type === `urn:litopys:problem:${body.code}` ? [] : ['members']),
      ...(typeof body.title === 'string' && typeof body.detail === 'string' ? [] : ['words']),
      ...((headers.get('content-type') ?? '').startsWith('application/problem+json') ? [] : ['media type']),
      ...(/node_modules|\.ts:|\.js:|at \w+ \(|SQLITE|select |insert /i.test(text) ? ['insides'] : []),
      ...(text.length < 2_000 ? [] : ['length']),
    ];
    return [status, body.code, ...flaws].join(' ');
  };

  it.each([
    ['an unknown kind', { kind: 'Abducted' }, 'kind'],
    ['a kind from the prototype', { kind: 'constructor' }, 'kind'],
    ['a field that no claim has', { colour: 'red' }, 'colour'],
    ['a field of another kind', { regime: 'strict' }, 'regime'],
    ['no source', { sources: [] }, 'sources'],
    [
      'a grade that there is not',
      { sources: [{ document: UNKNOWN, reliability: 'G', credibility: 2 }] },
      'sources.0.reliability',
    ],
    [
      'a document that is no hash',
      { sources: [{ document: 'x', reliability: 'B', credibility: 2 }] },
      'sources.0.document',
    ],
    ['a text with NUL', { by: 'po\0lice' }, 'by'],
    ['half a surrogate pair', { by: 'po\ud800lice' }, 'by'],
    ['a text of 10,000 characters', { by: 'x'.repeat(10_000) }, 'by'],
    ['a number for a text', { by: 7 }, 'by'],
    ['an object for a list', { sources: {} }, 'sources'],
    ['a level that there is not', { protection: 'secret' }, 'protection'],
  ])('with %s is named by its field', async (_, more, field) => {
    const answer = await record(more);
    expect(problemIn(answer)).toBe('400 malformed');
    expect(answer.body.errors).toEqual([expect.objectContaining({ field, message: expect.any(String) })]);
  });

  it('in several fields is named in one entry each', async () => {
    const { body } = await record({ by: 'po\0lice', articles: ['a', ''], protection: 'secret' });
    const fields = body.errors.map(({ field }: { field: string }) => field);
    expect(fields.toSorted()).toEqual(['articles', 'by', 'protection']);
  });

  it.each([
    ['an impossible date', '2021-02-30', 'date-impossible'],
    ['an ambiguous date', '03/04/2021', 'date-ambiguous'],
    ['an unreadable date', 'when it rained', 'date-unreadable'],
    ['a date in the future', '2999-01-01', 'date-in-future'],
  ])('in the calendar, %s, is refused with a code', async (_, when, code) => {
    expect(problemIn(await record({ when }))).toBe(`422 ${code}`);
  });

  it('in what is cited or named is refused with a code', async () => {
    const unknown = await record({ sources: [{ document: UNKNOWN, reliability: 'B', credibility: 2 }] });
    expect(problemIn(unknown)).toBe('422 unknown-document');
    expect(unknown.body.documents).toEqual([UNKNOWN]);
    expect(problemIn(await server.post(`/api/casefiles/${NOBODY}/claims`, claim({})))).toBe('422 casefile-not-open');
    const retraction = `/api/casefiles/${casefile}/claims/${NOBODY}/retraction`;
    expect(problemIn(await server.post(retraction, { reason: 'so' }))).toBe('422 claim-not-on-record');
    const own = { as: ['monitor', 'reviewer'], by: 'monitor-reviewer' } as const;
    expect(problemIn(await server.post(`/api/casefiles/${mine}/reviews`, {}, own))).toBe(
      '422 same-person-cannot-review',
    );
  });

  it('in who asks and against which revision is refused before the record changes', async () => {
    expect(problemIn(await record({}, { as: 'reader' }))).toBe('403 not-permitted');
    expect(problemIn(await record({}, { headers: { 'if-match': '"7"' } }))).toBe('412 revision-conflict');
  });

  it('with a name of 10,000 characters is told without it', async () => {
    const answer = await server.post('/api/casefiles', { names: [{ text: 'Ї'.repeat(10_000) }] });
    expect(problemIn(answer)).toBe('400 malformed');
    expect(answer.body.errors[0].field).toBe('names.0.text');
    expect(answer.text).not.toContain('Ї'.repeat(61));
  });

  it('is never repeated beyond 60 characters', async () => {
    const long = 'w'.repeat(90);
    const answers = [
      await server.post('/api/exchange-lists', { profile: long }),
      await record({ [long]: 1 }),
      await record({ when: long }),
      await server.get(`/api/casefiles?liberty=${long}`),
      await server.get(`/api/${long}`),
    ];
    for (const { status, text } of answers) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(text).not.toContain('w'.repeat(61));
    }
  });

  it.each([
    ['no JSON', '{"names": ['],
    ['no object', '[1]'],
    ['a bare text', '"x"'],
    ['too deep', nested(40)],
    ['deep in a field', `{"names": ${nested(33)}}`],
    ['far too deep', nested(100_000)],
    ['a prototype', '{"__proto__": {"admin": true}, "names": [{"text": "A"}]}'],
    ['a constructor', '{"constructor": {"prototype": {"admin": true}}, "names": [{"text": "A"}]}'],
  ])('in the body (%s) is malformed', async (_, body) => {
    expect(problemIn(await server.post('/api/casefiles', body))).toBe('400 malformed');
  });

  it('in its bytes (no UTF-8) is malformed', async () => {
    const body = new Blob([new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])]);
    const response = await fetch(`${server.listening.address}/api/casefiles`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${server.token(['admin'])}` },
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'malformed']);
  });

  it('in its size is too large', async () => {
    expect(problemIn(await server.post('/api/casefiles', { names: [{ text: 'x'.repeat(10_000_000) }] }))).toBe(
      '413 too-large',
    );
    const large = { mediaType: 'text/plain', text: 'x'.repeat(8 * 1024 * 1024) };
    expect(problemIn(await server.post('/api/documents', large))).toBe('413 too-large');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'nonsense'])(
    'in its media type (%s) is not taken',
    async (type) => {
      const headers = { 'content-type': type };
      expect(problemIn(await server.post('/api/casefiles', 'names=Anna', { headers }))).toBe(
        '415 unsupported-media-type',
      );
    },
  );

  it('as a form where JSON is wanted is not taken', async () => {
    const form = new FormData();
    form.set('names', 'Anna');
    expect(problemIn(await server.post('/api/casefiles', form))).toBe('415 unsupported-media-type');
  });

  it('in the address is malformed, or nothing is there', async () => {
    expect(problemIn(await server.get('/api/casefiles/anna'))).toBe('400 malformed');
    expect(problemIn(await server.get(`/api/casefiles/${NOBODY}`))).toBe('404 not-found');
    expect(problemIn(await server.get(`/api/pledges/${NOBODY}`))).toBe('404 not-found');
    expect(problemIn(await server.get(`/api/exchange-lists/${NOBODY}`))).toBe('404 not-found');
    expect(problemIn(await server.get(`/api/events/${NOBODY}`))).toBe('404 not-found');
    expect(problemIn(await server.get(`/api/documents/${UNKNOWN}`))).toBe('404 not-found');
    expect(problemIn(await server.get(`/api/documents/${UNKNOWN}/content`))).toBe('404 not-found');
    expect(problemIn(await server.get('/api/nothing'))).toBe('404 not-found');
    expect(problemIn(await server.get(`/api/casefiles/${'x'.repeat(500)}`))).toBe('400 malformed');
    expect((await server.get('/api/%zz')).status).toBe(400);
    const put = await server.send('PUT', '/api/casefiles', {}, { as: 'admin' });
    expect(problemIn(put)).toBe('405 method-not-allowed');
    expect(put.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it('where the address and the body name one thing is malformed', async () => {
    const answer = await record({ casefile });
    expect(problemIn(answer)).toBe('400 malformed');
    expect(answer.body.errors).toEqual([{ field: 'casefile', message: expect.any(String) }]);
  });

  it.each([
    'limit=0',
    'limit=501',
    'limit=x',
    'liberty=free',
    'cursor=x',
    'on=yesterday',
    'on=03/04/2021',
    'known=soon',
    'sort=worth',
    'x=1',
  ])('in a question (%s) is malformed or refused', async (query) => {
    const { status, body } = await server.get(`/api/casefiles?${query}`);
    expect([400, 422]).toContain(status);
    expect(body.code).toMatch(/^(malformed|date-[a-z]+)$/);
  });

  it('in a position is malformed', async () => {
    for (const question of ['events?after=x', 'events?cursor=x', 'events?atLeast=x', 'casefiles?known=9x'])
      expect(problemIn(await server.get(`/api/${question}`))).toBe('400 malformed');
  });

  it('was told, and nothing was recorded by any of it', async () => {
    expect(await server.record.store.head()).toBe(before);
  });
});
