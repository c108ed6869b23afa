import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EndPledge, HandOverPledge, LaunchCampaign, PerformDuty, PledgePatronage, PublishTerms } from '#record';
import { recordAtHand, SOURCES, type RecordAtHand } from '../../test/support/recording.js';
import { NotOnRecord } from '../desk.js';
import { PledgeReadingOf, Pledges } from './pledges.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const TERMS = [
  { number: 1, text: 'Declare it publicly', kind: 'once', by: '2026-06-20', byDeclaring: true },
  { number: 2, text: 'Speak about the ward', kind: 'monthly' },
  { number: 3, text: 'Write to the ministry', kind: 'once', by: '2026-06-20' },
  { number: 4, text: 'No money is promised', kind: 'limitation' },
];

let record: RecordAtHand;
let casefile: string;
let campaign: string;

beforeEach(async () => {
  record = await recordAtHand();
  casefile = await record.open('Anna Example');
  campaign = (await record.record(LaunchCampaign, { names: ['Example campaign'] })).id;
  const terms = { campaign, version: 1, publishedOn: '2026-01-01', terms: TERMS, sources: SOURCES };
  await record.record(PublishTerms, terms);
});

afterEach(() => record.close());

async function pledged(name: string, more: object = {}): Promise<string> {
  const sent = { casefile, campaign, patron: { name }, declaredOn: '2026-04-10', sources: SOURCES, ...more };
  return (await record.record(PledgePatronage, sent)).id;
}

const speak = (pledge: string, on: string) => record.record(PerformDuty, { pledge, term: 2, on, sources: SOURCES });
const reading = (pledge: string, asked: object = {}) => record.ask(PledgeReadingOf, { pledge, ...asked });

async function overdue(pledge: string, asked: object = {}): Promise<unknown> {
  const { duties } = await reading(pledge, asked);
  return duties.find(({ term }) => term === 2)?.overdue;
}

async function patrons(asked: object = {}, clearance?: 'partners' | 'team' | 'sealed'): Promise<string[]> {
  return (await record.ask(Pledges, { ...asked }, clearance)).items.map(({ patron }) => patron.name);
}

describe('a pledge', () => {
  it('is read with its terms, what was done, and what is due and overdue', async () => {
    const pledge = await pledged('P. Example');
    const { eventId } = await speak(pledge, '2026-05-20');
    expect(await reading(pledge)).toMatchObject({
      id: pledge,
      casefile,
      patron: { name: 'P. Example' },
      campaign,
      termsVersion: 1,
      declaredOn: '2026-04-10',
      state: 'standing',
      duties: [
        { term: 1, kind: 'once', done: [{ event: pledge, on: '2026-04-10' }] },
        { term: 2, kind: 'monthly', done: [{ event: eventId, on: '2026-05-20' }], due: '2026-06-30' },
        { term: 3, kind: 'once', done: [], due: '2026-06-20' },
        { term: 4, kind: 'limitation', done: [] },
      ],
      position: record.model.position,
    });
  });

  it('falls behind of itself, month by month and by each day named', async () => {
    const pledge = await pledged('P. Example');
    await speak(pledge, '2026-05-20');
    await speak(pledge, '2026-06-02');
    const due = async () => (await reading(pledge)).duties.map((duty) => [duty.due, duty.overdue]);
    expect((await due()).slice(1, 3)).toEqual([
      ['2026-07-31', undefined],
      ['2026-06-20', undefined],
    ]);
    record.pass(6);
    expect((await due())[2]).toEqual([undefined, ['2026-06-20']]);
    record.pass(10);
    expect((await due())[1]).toEqual(['2026-07-31', undefined]);
    record.pass(31);
    expect((await due())[1]).toEqual(['2026-08-31', ['2026-07']]);
    await record.projector.refreshExpired();
    expect((await due())[1]).toEqual(['2026-08-31', ['2026-07']]);
  });

  it('is overdue as of a day', async () => {
    const pledge = await pledged('P. Example');
    expect(await overdue(pledge)).toEqual(['2026-05']);
    expect(await overdue(pledge, { on: '2026-05-31' })).toBeUndefined();
    expect(await overdue(pledge, { on: '2026-06-01' })).toEqual(['2026-05']);
    await expect(reading(pledge, { on: '2026-04-09' })).rejects.toThrow(NotOnRecord);
  });

  it('is overdue as was known then', async () => {
    const pledge = await pledged('P. Example');
    const known = record.model.position;
    await speak(pledge, '2026-05-20');
    expect(await overdue(pledge)).toBeUndefined();
    expect(await overdue(pledge, { known })).toEqual(['2026-05']);
    await expect(reading(pledge, { known: '1' })).rejects.toThrow(NotOnRecord);
  });

  it('asks for nothing more once the ward is free', async () => {
    const pledge = await pledged('P. Example');
    await record.claim(casefile, 'Released', '2026-05-15', { ground: 'exchange' });
    expect(await overdue(pledge)).toBeUndefined();
  });

  it('goes on with another patron, and ends', async () => {
    const pledge = await pledged('P. Example');
    const handover = { pledge, on: '2026-05-01', to: { name: 'Q. Sample' }, reason: 'mandate ended', sources: SOURCES };
    await record.record(HandOverPledge, handover);
    expect(await reading(pledge)).toMatchObject({
      patron: { name: 'Q. Sample' },
      formerPatrons: [{ patron: { name: 'P. Example' }, until: '2026-05-01', reason: 'mandate ended' }],
    });
    expect(await reading(pledge, { on: '2026-04-30' })).toMatchObject({ patron: { name: 'P. Example' } });
    await record.record(EndPledge, { pledge, on: '2026-06-16', reason: 'withdrawn', sources: SOURCES });
    expect((await reading(pledge)).state).toBe('standing');
    record.pass(1);
    expect(await reading(pledge)).toMatchObject({ state: 'ended', ended: { on: '2026-06-16', reason: 'withdrawn' } });
  });

  it('made for a day that lies ahead is there when it has come', async () => {
    const pledge = await pledged('P. Example', { declaredOn: '2026-06-16' });
    expect(await patrons()).toEqual([]);
    record.pass(1);
    await record.projector.refreshExpired();
    expect(await patrons()).toEqual(['P. Example']);
    expect(await reading(pledge)).toMatchObject({ state: 'standing' });
  });

  it('is not there for those who may not know of it', async () => {
    const open = await pledged('Open');
    const closed = await pledged('Closed', { protection: 'team' });
    const sealed = await record.open('Sealed', { protection: 'sealed' });
    const ofSealed = await pledged('Of a sealed casefile', { casefile: sealed });
    const seen = async (clearance: 'partners' | 'team' | 'sealed') => {
      const outcomes = await Promise.allSettled(
        [open, closed, ofSealed, NOBODY].map((pledge) => record.ask(PledgeReadingOf, { pledge }, clearance)),
      );
      return outcomes.map(({ status }) => status === 'fulfilled');
    };
    expect(await seen('partners')).toEqual([true, false, false, false]);
    expect(await seen('team')).toEqual([true, true, false, false]);
    expect(await seen('sealed')).toEqual([true, true, true, false]);
    expect(await patrons({}, 'partners')).toEqual(['Open']);
    expect(await patrons({}, 'team')).toHaveLength(2);
  });
});

describe('pledges', () => {
  it('are listed by the day they were declared', async () => {
    await pledged('Later', { declaredOn: '2026-05-01' });
    await pledged('Earlier', { declaredOn: '2026-03' });
    expect(await patrons()).toEqual(['Earlier', 'Later']);
    expect(await patrons({ on: '2026-03-15' })).toEqual(['Earlier']);
  });

  it("are found by words of a patron's name, a former one's too", async () => {
    const pledge = await pledged('Петро Приклад');
    await pledged('Anna Sample');
    expect(await patrons({ patron: 'pryklad petro' })).toEqual(['Петро Приклад']);
    expect(await patrons({ patron: 'sam' })).toEqual(['Anna Sample']);
    expect(await patrons({ patron: 'petro sample' })).toEqual([]);
    const handover = { pledge, on: '2026-05-01', to: { name: 'Q. Else' }, reason: 'mandate ended', sources: SOURCES };
    await record.record(HandOverPledge, handover);
    expect(await patrons({ patron: 'pryklad' })).toEqual(['Q. Else']);
  });

  it('are found by ward, and by whether a duty is overdue', async () => {
    const late = await pledged('Late');
    const keeping = await pledged('Keeping');
    await speak(keeping, '2026-05-20');
    const other = await record.open('Borys');
    await pledged('For another', { casefile: other, declaredOn: '2026-06-01' });
    expect(await patrons({ casefile: other })).toEqual(['For another']);
    expect(await patrons({ overdue: true })).toEqual(['Late']);
    expect((await patrons({ overdue: false })).toSorted()).toEqual(['For another', 'Keeping']);
    expect(await patrons({ overdue: true, on: '2026-05-31' })).toEqual([]);
    await speak(late, '2026-05-21');
    expect(await patrons({ overdue: true })).toEqual([]);
  });

  it('are given in pages, each on one of them', async () => {
    for (let at = 0; at < 7; at++) await pledged(`Patron ${at}`, { declaredOn: `2026-04-1${at % 3}` });
    for (const limit of [1, 3, 7, 50]) {
      const all: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await record.ask(Pledges, { limit, ...(cursor ? { cursor } : {}) });
        all.push(...page.items.map(({ patron }) => patron.name));
        cursor = page.next;
      }
      expect([all.length, new Set(all).size]).toEqual([7, 7]);
    }
  });

  it('as known before any was made, are none', async () => {
    const known = record.model.position;
    await pledged('P. Example');
    expect(await record.ask(Pledges, { known })).toMatchObject({ items: [], next: null });
  });
});
