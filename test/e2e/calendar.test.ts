import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { Role } from '#record';
import { RunningServer } from '../support/running-server.js';

const CALENDAR = '/api/calendar.ics';
/** Words that stand in what the deadlines come from, and nowhere in a calendar. */
const MARKERS = ['Markername', 'Markerplace', 'markerillness', 'Markercourt', 'Markerbody', 'Markertitle', 'Markerwhy'];

const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));

describe('the calendar of deadlines', () => {
  let server: RunningServer;
  let casefile: string;
  let list: string;

  beforeAll(async () => {
    server = await RunningServer.start({ now: () => new Date('2026-06-15T08:00:00Z') });
    await server.built();
    const { id: document } = await server.recorded('/api/documents', {
      text: 'Markername',
      mediaType: 'text/plain',
      address: 'https://news.example/1',
    });
    const sources = [{ document, reliability: 'B', credibility: 2 }];
    ({ id: casefile } = await server.recorded('/api/casefiles', { names: [{ text: 'Anna Markername' }] }));
    const claim = (kind: string, when: string, more: object) =>
      server.recorded(`/api/casefiles/${casefile}/claims`, { kind, when, sources, ...more });
    await claim('Arrested', '2026-05-01', { by: 'police', place: { text: 'Markerplace' } });
    await claim('Remanded', '2026-05-03', { until: '2026-07-03', court: { text: 'Markercourt' } });
    await claim('HealthReported', '2026-06-10', { grade: 'serious', condition: 'markerillness' });
    await claim('AppliedToBody', '2026-06-01', { body: { text: 'Markerbody' }, protection: 'team' });
    const planned = { profile: 'ombudsman-list', title: 'Markertitle', plannedSubmission: '2026-07-10' };
    ({ id: list } = await server.recorded('/api/exchange-lists', planned));
    await server.recorded(`/api/exchange-lists/${list}/entries`, { casefile });
    const waiver = { rule: 'ID-1', reason: 'Markerwhy', until: '2026-12-31' };
    await server.recorded(`/api/casefiles/${casefile}/waivers`, waiver);
  });
  afterAll(() => server.stop());

  const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });
  const by = (headers: Record<string, string>, path = CALENDAR) => server.send('GET', path, undefined, { headers });
  const kindsFor = async (role: Role) => {
    const { body } = await server.reading('/api/calendar', { as: role });
    return [...new Set((body.items as { kind: string }[]).map(({ kind }) => kind))].toSorted();
  };

  it('is text/calendar that others can read, and nobody keeps', async () => {
    const { status, headers, text } = await server.reading(CALENDAR, { as: 'advocate' });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(headers.get('cache-control')).toBe('no-store');
    const events = eventsIn(text);
    expect(events.map(({ summary }) => summary)).toContain(`Detention as ordered ends · case ${casefile.slice(-8)}`);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    expect(events.find(({ summary }) => summary.startsWith('Submission'))?.description).toContain(list);
  });

  it('has the same deadlines as the question, and the same bytes when it is asked again', async () => {
    const { body } = await server.reading('/api/calendar?limit=500', { as: 'advocate' });
    const { text } = await server.reading(CALENDAR, { as: 'advocate' });
    expect(eventsIn(text)).toHaveLength(body.total);
    expect((await server.reading(CALENDAR, { as: 'advocate' })).text).toBe(text);
    expect(body.items).toContainEqual(expect.objectContaining({ kind: 'detention-ends', day: '2026-07-03', casefile }));
    const one = await server.reading(`${CALENDAR}?kind=detention-ends&from=2026-07-03&until=2026-07-03&lang=uk`);
    expect(eventsIn(one.text).map(({ summary }) => summary)).toEqual([
      `Спливає строк тримання під вартою · справа ${casefile.slice(-8)}`,
    ]);
  });

  it('names nobody and no place, illness, court, body, title or reason', async () => {
    for (const lang of ['en', 'uk']) {
      const { text } = await server.reading(`${CALENDAR}?lang=${lang}`, { as: 'auditor' });
      const unfolded = text.replaceAll('\r\n ', '');
      expect(unfolded).toContain(`/api/casefiles/${casefile}`);
      expect(MARKERS.filter((marker) => unfolded.toLowerCase().includes(marker.toLowerCase()))).toEqual([]);
    }
  });

  it('goes as far as the reader may', async () => {
    expect(await kindsFor('reader')).toEqual(['detention-ends']);
    expect(await kindsFor('advocate')).toEqual([
      'detention-ends',
      'evidence-goes-stale',
      'reply-due',
      'submission-planned',
      'waiver-ends',
    ]);
  });

  it('is of today, as known now', async () => {
    const { status, body } = await server.get(`${CALENDAR}?known=2026-06-01T00:00:00Z`);
    expect([status, body.errors?.[0]?.field]).toEqual([400, 'known']);
  });

  describe('with the token as a password', () => {
    it('opens, whatever name is given', async () => {
      const secret = server.token(['reader']);
      for (const name of ['', 'anna', 'Анна']) expect((await by(basic(`${name}:${secret}`))).status).toBe(200);
      expect((await by({ authorization: `Bearer ${secret}` })).status).toBe(200);
      const head = await server.send('HEAD', CALENDAR, undefined, { headers: basic(`:${secret}`) });
      expect(head.status).toBe(200);
    });

    it('goes as far as that token', async () => {
      const { text } = await by(basic(`x:${server.token(['reader'])}`));
      expect(eventsIn(text).map(({ summary }) => summary.split(' · ')[0])).toEqual(['Detention as ordered ends']);
    });

    it.each([
      ['no colon', () => basic(server.token(['reader']))],
      ['the token as the name', () => basic(`${server.token(['reader'])}:`)],
      ['another token', () => basic(`:litopys_${'x'.repeat(43)}`)],
      ['nothing', () => ({ authorization: 'Basic' })],
      ['nothing after the scheme', () => ({ authorization: 'Basic ' })],
      ['what is no base64', () => ({ authorization: 'Basic !!!!' })],
      ['base64 cut short', () => ({ authorization: basic(`:${server.token(['reader'])}`).authorization.slice(0, -2) })],
    ])('stays closed to %s, and says what it takes', async (_, headers) => {
      const { status, headers: told } = await by(headers());
      const challenge = 'Basic realm="litopys", charset="UTF-8", Bearer realm="litopys"';
      expect([status, told.get('www-authenticate')?.startsWith(challenge)]).toEqual([401, true]);
    });

    it('closes at once behind a revoked token', async () => {
      const pair = `:${server.token(['reader'], 'leaving')}`;
      expect((await by(basic(pair))).status).toBe(200);
      const token = server.record.tokens.list().find(({ name }) => name === 'leaving');
      server.record.tokens.revoke(token?.id ?? '');
      expect((await by(basic(pair))).status).toBe(401);
    });

    it.each([
      '/api/calendar',
      '/api/casefiles',
      '/api/calendar.ics/',
      '/api/calendar.icsx',
      '/api/%63alendar',
      '/metrics',
    ])('opens nothing else: %s', async (path) => {
      const { status, headers } = await by(basic(`:${server.token(['admin'])}`), path);
      expect([401, 404]).toContain(status);
      expect(headers.get('www-authenticate') ?? '').not.toContain('Basic');
    });

    it('takes no token in an address', async () => {
      const { status } = await server.send('GET', `${CALENDAR}?token=${server.token(['reader'])}`, undefined, {});
      expect(status).toBe(401);
    });
  });
});

describe('the rate limit of the calendar', () => {
  it('counts a token, however it comes', async () => {
    const server = await RunningServer.start({ perMinute: 2 });
    const secret = server.token(['reader']);
    const headers = { authorization: `Basic ${Buffer.from(`:${secret}`).toString('base64')}` };
    await server.built();
    expect((await server.get(CALENDAR)).status).toBe(200);
    expect((await server.send('GET', CALENDAR, undefined, { headers })).status).toBe(200);
    expect((await server.send('GET', CALENDAR, undefined, { headers })).status).toBe(429);
    await server.stop();
  });
});
