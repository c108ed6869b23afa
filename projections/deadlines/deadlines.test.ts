import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CorrectClaim,
  DraftExchangeList,
  DropFromList,
  EndPledge,
  EraseCasefile,
  LaunchCampaign,
  Malformed,
  NameForExchange,
  PerformDuty,
  PledgePatronage,
  PublishTerms,
  RecordReply,
  WaiveRule,
} from '#record';
import { recordAtHand, SOURCES, type RecordAtHand } from '../../test/support/recording.js';
import { DeadlineCalendar, Deadlines } from './deadline-questions.js';
import { matterOf, type Deadline } from './deadline.js';

const TERMS = [
  { number: 1, text: 'Write to the ministry', kind: 'once', by: '2026-06-20' },
  { number: 2, text: 'Speak about the ward', kind: 'monthly' },
];
type Clearance = 'partners' | 'team' | 'sealed';

let record: RecordAtHand;
let anna: string;

beforeEach(async () => {
  record = await recordAtHand();
  anna = await record.open('Anna Example');
});

afterEach(() => record.close());

async function deadlines(asked: object = {}, clearance?: Clearance): Promise<readonly Deadline[]> {
  return (await record.ask(DeadlineCalendar, { ...asked }, clearance)).items;
}

const days = async (asked: object = {}, clearance?: Clearance) =>
  (await deadlines(asked, clearance)).map(({ kind, day }) => [kind, day]);

async function pledged(more: object = {}): Promise<string> {
  const campaign = (await record.record(LaunchCampaign, { names: ['Example campaign'] })).id;
  const terms = { campaign, version: 1, publishedOn: '2026-01-01', terms: TERMS, sources: SOURCES };
  await record.record(PublishTerms, terms);
  const pledge = { casefile: anna, campaign, patron: { name: 'P. Example' }, declaredOn: '2026-04-10', ...more };
  return (await record.record(PledgePatronage, { ...pledge, sources: SOURCES })).id;
}

describe('the deadlines of a pledge', () => {
  it('are what it owes and what it has not done, with the month or the point of the terms', async () => {
    const pledge = await pledged();
    expect(await deadlines()).toEqual([
      {
        kind: 'monthly-statement',
        day: '2026-05-31',
        casefile: anna,
        pledge,
        term: 2,
        period: '2026-05',
        overdue: true,
      },
      { kind: 'duty-due', day: '2026-06-20', casefile: anna, pledge, term: 1 },
      { kind: 'monthly-statement', day: '2026-06-30', casefile: anna, pledge, term: 2, period: '2026-06' },
    ]);
  });

  it('move on by themselves, before the rows are derived again and after', async () => {
    await pledged();
    record.pass(20);
    const later = await deadlines({ kind: 'monthly-statement' });
    expect(later.map(({ day, overdue }) => [day, overdue])).toEqual([
      ['2026-05-31', true],
      ['2026-06-30', true],
      ['2026-07-31', undefined],
    ]);
    await record.projector.refreshExpired();
    expect(await deadlines({ kind: 'monthly-statement' })).toEqual(later);
  });

  it('are a month for the reply to a letter, until there is one', async () => {
    const pledge = await pledged();
    const letter = { pledge, term: 1, on: '2026-06-01', addressee: 'Example ministry', sources: SOURCES };
    const { eventId: duty } = await record.record(PerformDuty, letter);
    const reply = { kind: 'reply-due', day: '2026-07-01', casefile: anna, pledge, term: 1, duty };
    expect(await deadlines({ kind: 'reply-due' })).toEqual([reply]);
    await record.record(RecordReply, { pledge, duty, on: '2026-06-10', sources: SOURCES });
    expect(await deadlines({ kind: 'reply-due' })).toEqual([]);
  });

  it('are none once it has ended', async () => {
    const pledge = await pledged();
    await record.record(EndPledge, { pledge, on: '2026-06-10', reason: 'withdrawn', sources: SOURCES });
    expect(await deadlines()).toEqual([]);
  });
});

describe('the deadlines of a casefile', () => {
  it('are the end of a detention, a reply, the end of a waiver and the end of a term', async () => {
    await record.claim(anna, 'Arrested', '2026-05-01', { by: 'police' });
    const order = await record.claim(anna, 'Remanded', '2026-05-03', { until: '2026-07-03' });
    const sent = await record.claim(anna, 'AppliedToBody', '2026-06-01', { body: { text: 'Example Ombudsman' } });
    const waiver = { casefile: anna, rule: 'ID-1', reason: 'known otherwise', until: '2026-07' };
    await record.record(WaiveRule, waiver, { by: 'advocate' });
    expect(await deadlines()).toEqual([
      { kind: 'reply-due', day: '2026-07-01', casefile: anna, occurrence: sent, claim: sent },
      { kind: 'detention-ends', day: '2026-07-03', casefile: anna, claim: order },
      { kind: 'waiver-ends', day: '2026-07-31', casefile: anna, rule: 'ID-1' },
    ]);
    await record.claim(anna, 'Sentenced', '2026-06-10', { term: 'P1Y' });
    expect(await deadlines({ kind: 'term-expected-to-end' })).toEqual([
      { kind: 'term-expected-to-end', day: '2027-05-01', casefile: anna, estimate: true },
    ]);
  });

  it('are of the same matter when the day moves', async () => {
    const first = await record.claim(anna, 'Remanded', '2026-05-03', { until: '2026-07-03' });
    const matters = async () => (await deadlines()).map(matterOf);
    const before = await matters();
    const values = { until: '2026-07-04' };
    await record.record(CorrectClaim, { casefile: anna, claim: first, values, reason: 'a slip' });
    expect(await days()).toEqual([['detention-ends', '2026-07-04']]);
    expect(await matters()).toEqual(before);
    await record.claim(anna, 'DetentionExtended', '2026-06-10', { until: '2026-09-03' });
    expect(await days()).toEqual([['detention-ends', '2026-09-03']]);
    expect(await matters()).toEqual(before);
  });

  it('are not there for those who may not see what they come from', async () => {
    await record.claim(anna, 'Remanded', '2026-05-03', { until: '2026-07-03', protection: 'team' });
    const sent = { body: { text: 'Example Ombudsman' }, protection: 'sealed' };
    await record.claim(anna, 'AppliedToBody', '2026-06-01', sent);
    const closed = await record.open('Closed', { protection: 'sealed' });
    await record.claim(closed, 'Remanded', '2026-05-03', { until: '2026-07-04' });
    await pledged({ protection: 'team' });
    const seen = async (clearance: Clearance) => (await days({ from: '2026-06-30' }, clearance)).map(([kind]) => kind);
    expect(await seen('partners')).toEqual([]);
    expect(await seen('team')).toEqual(['monthly-statement', 'detention-ends']);
    expect(await seen('sealed')).toEqual(['monthly-statement', 'reply-due', 'detention-ends', 'detention-ends']);
  });

  it('are none once it was erased', async () => {
    await record.claim(anna, 'Remanded', '2026-05-03', { until: '2026-07-03' });
    const list = (await record.record(DraftExchangeList, { profile: 'ombudsman-list' })).id;
    await record.record(NameForExchange, { list, casefile: anna });
    await record.record(EraseCasefile, { casefile: anna, basis: 'consent-withdrawn' }, { roles: ['admin'] });
    expect(await deadlines()).toEqual([]);
  });
});

describe('the deadlines of a list', () => {
  const profile = 'ombudsman-list';

  it('are the day it is to be handed over, and when the evidence about those on it goes stale', async () => {
    const list = (await record.record(DraftExchangeList, { profile, plannedSubmission: '2026-07-10' })).id;
    await record.claim(anna, 'AliveConfirmed', '2026-06-10', { means: 'visit' });
    await record.claim(anna, 'ConsentGiven', '2026-06-10', { to: 'exchange', by: 'self' });
    expect(await deadlines()).toEqual([{ kind: 'submission-planned', day: '2026-07-10', list }]);
    await record.record(NameForExchange, { list, casefile: anna });
    const seen = await deadlines();
    expect(seen).toContainEqual({
      kind: 'evidence-goes-stale',
      day: '2026-09-09',
      casefile: anna,
      rule: 'CU-4',
      profile,
    });
    expect(seen).toContainEqual({
      kind: 'consent-goes-stale',
      day: '2026-12-08',
      casefile: anna,
      rule: 'CO-2',
      profile,
    });
    expect(await deadlines({ kind: 'submission-planned' })).toHaveLength(1);
    await record.record(DropFromList, { list, casefile: anna, reason: 'duplicate' });
    expect(await days()).toEqual([['submission-planned', '2026-07-10']]);
  });

  it('are not there for those who may not know of the list, or of what the evidence is', async () => {
    const named = { list: (await record.record(DraftExchangeList, { profile, plannedSubmission: '2026-07-10' })).id };
    await record.record(NameForExchange, { ...named, casefile: anna });
    await record.claim(anna, 'ConsentGiven', '2026-06-10', { to: 'exchange', by: 'self' });
    await record.claim(anna, 'AliveConfirmed', '2026-06-10', { means: 'visit' });
    expect(await deadlines({}, 'partners')).toEqual([]);
    const open = { profile, plannedSubmission: '2026-07-11', protection: 'partners' };
    const { id: list } = await record.record(DraftExchangeList, open);
    await record.record(NameForExchange, { list, casefile: anna });
    const seen = await deadlines({}, 'partners');
    expect(seen.map(({ kind }) => kind)).not.toContain('consent-goes-stale');
    expect(seen.map(({ day, rule }) => [day, rule])).toContainEqual(['2026-09-09', 'CU-4']);
    expect(seen.filter(({ kind }) => kind === 'submission-planned')).toMatchObject([{ day: '2026-07-11', list }]);
  });
});

describe('the question of deadlines', () => {
  beforeEach(async () => {
    for (const until of ['2026-04-15', '2026-04-16', '2027-07-20', '2027-07-21']) {
      const casefile = await record.open('Example');
      await record.claim(casefile, 'Remanded', '2026-03-03', { until });
    }
  });

  it('is about two months back and a year ahead, or the days asked for', async () => {
    const found = async (asked: object = {}) => (await days(asked)).map(([, day]) => day);
    expect(await found()).toEqual(['2026-04-16', '2027-07-20']);
    expect(await found({ from: '2026-04-15', until: '2026-04' })).toEqual(['2026-04-15', '2026-04-16']);
    expect(await found({ from: '2027-07-20', until: '2027-07-21' })).toEqual(['2027-07-20', '2027-07-21']);
    expect(await found({ from: '../2026', until: '2027/..' })).toHaveLength(4);
  });

  it('is answered in pages', async () => {
    const asked = { from: '2026', until: '2028', limit: 3 };
    const first = await record.ask(Deadlines, asked);
    expect([first.items.length, first.total, first.position]).toEqual([3, 4, record.model.position]);
    const second = await record.ask(Deadlines, { ...asked, cursor: first.next });
    expect(second.items.map(({ day }) => day)).toEqual(['2027-07-21']);
    expect(second.next).toBeNull();
  });

  it.each([
    ['known', { known: '2026-06-01T00:00:00Z' }],
    ['on', { on: '2026-06-01' }],
    ['until', { from: '2026-06-02', until: '2026-06-01' }],
    ['kind', { kind: 'birthday' }],
    ['cursor', { cursor: 'nothing' }],
  ])('is refused for its %s', async (field, asked) => {
    const refused = record.ask(Deadlines, asked);
    await expect(refused).rejects.toThrow(Malformed);
    await expect(refused).rejects.toMatchObject({ errors: [{ field }] });
  });

  it('may say today', async () => {
    expect(await days({ on: '2026-06-15' })).toEqual(await days());
  });
});
