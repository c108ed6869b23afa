import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { profiles } from '#readiness';
import { DraftExchangeList, NameForExchange, OpenCasefile, RecordClaim, RetractClaim, WaiveRule } from '#record';
import { recordAtHand, SOURCES, type RecordAtHand } from '../../test/support/recording.js';
import { NotOnRecord } from '../desk.js';
import { PROFILE_IDS } from '../profile.js';
import type { BoardEntry } from './board-entry.js';
import { CasefileReadiness } from './casefile-readiness.js';
import { exchangeReadiness } from './exchange-readiness.js';
import { ReadinessBoard } from './readiness-board.js';

const profile = 'ombudsman-list';

let record: RecordAtHand;

beforeEach(async () => {
  record = await recordAtHand();
});

afterEach(() => record.close());

describe('the readiness of a casefile', () => {
  it('says rule by rule what is there and what is wanting, with both times', async () => {
    const casefile = await record.open('Anna Example');
    const born = await record.claim(casefile, 'Born', '1980-05-06');
    const answer = await record.ask(CasefileReadiness, { casefile, profile });
    expect(answer).toMatchObject({
      profile: { id: profile },
      ready: false,
      on: '2026-06-15',
      known: record.model.position,
      position: record.model.position,
    });
    expect(answer.blocking).toContain('ID-1');
    const rule = answer.rules.find(({ id }) => id === 'ID-2');
    expect(rule).toMatchObject({ outcome: 'met', blocking: true, claims: [born] });
    expect(rule?.because).toMatch(/\.$/);
  });

  it('goes stale as the evidence grows old', async () => {
    const casefile = await record.open('Anna Example');
    await record.claim(casefile, 'AliveConfirmed', '2026-06-10', { means: 'visit' });
    const proof = async (asked: object = {}) => {
      const { rules } = await record.ask(CasefileReadiness, { casefile, profile, ...asked });
      return rules.find(({ id }) => id === 'CU-4');
    };
    const { outcome, until = '' } = (await proof()) ?? {};
    expect(outcome).toBe('met');
    expect(await proof({ on: until })).toMatchObject({ outcome: 'stale', since: until });
  });

  it('can be evaluated again as it was known', async () => {
    const casefile = await record.open('Anna Example');
    const known = record.model.position;
    await record.claim(casefile, 'Born', '1980-05-06');
    const answer = await record.ask(CasefileReadiness, { casefile, profile, known });
    expect(answer.known).toBe(known);
    expect(answer.rules.find(({ id }) => id === 'ID-2')?.outcome).toBe('unmet');
    await expect(record.ask(CasefileReadiness, { casefile, profile, known: '1' })).rejects.toThrow(NotOnRecord);
  });

  it('is asked under a profile there is, of a casefile there is', async () => {
    const casefile = await record.open('Sealed', { protection: 'sealed' });
    await expect(record.ask(CasefileReadiness, { casefile, profile })).rejects.toThrow(NotOnRecord);
    const open = await record.open('Anna Example');
    await expect(record.ask(CasefileReadiness, { casefile: open, profile: 'none' })).rejects.toMatchObject({
      what: 'profile',
    });
    await expect(record.ask(CasefileReadiness, { casefile: open, profile: 'no profile' })).rejects.toMatchObject({
      errors: [{ field: 'profile' }],
    });
  });
});

describe('the readiness board', () => {
  const board = async (asked: object = {}, clearance?: 'partners' | 'team' | 'sealed') =>
    (await record.ask(ReadinessBoard, { profile, ...asked }, clearance)).items;
  const names = (entries: readonly BoardEntry[]) => entries.map(({ name }) => name);

  it('has everybody, by name and never by how complete they are', async () => {
    for (const name of ['Cemal', 'Anna', 'Борис']) await record.open(name);
    const dina = await record.open('Dina');
    await record.claim(dina, 'Born', '1980-05-06');
    expect(names(await board())).toEqual(['Anna', 'Борис', 'Cemal', 'Dina']);
  });

  it('says of each what blocks, what else is wanting, and until when that holds', async () => {
    const casefile = await record.open('Anna Example');
    await record.claim(casefile, 'AliveConfirmed', '2026-06-10', { means: 'visit' });
    const [entry] = await board();
    const readiness = await record.ask(CasefileReadiness, { casefile, profile });
    expect(entry).toMatchObject({
      id: casefile,
      name: 'Anna Example',
      profile: readiness.profile,
      ready: false,
      blocking: readiness.blocking,
      advisory: readiness.advisory,
      urgent: false,
      on: '2026-06-15',
      until: readiness.validUntil,
    });
    expect(entry?.outcomes.unmet).toContain('ID-1');
  });

  it('is the same from rows and from readings, for every profile', async () => {
    const anna = await record.open('Anna Example');
    await record.claim(anna, 'Arrested', '2026-01-10');
    await record.open('Example Anna');
    for (const id of PROFILE_IDS)
      expect(await board({ profile: id })).toEqual(await board({ profile: id, known: record.model.position }));
  });

  it('is filtered by whether somebody is ready, and by what stands in the way', async () => {
    const anna = await record.open('Anna');
    await record.open('Borys');
    const waiver = { casefile: anna, rule: 'ID-1', reason: 'known otherwise', until: '2026-12-31' };
    await record.record(WaiveRule, waiver, { by: 'advocate' });
    expect(names(await board({ outcome: 'ready' }))).toEqual([]);
    expect(names(await board({ outcome: 'not-ready' }))).toEqual(['Anna', 'Borys']);
    expect(names(await board({ outcome: 'waived' }))).toEqual(['Anna']);
    expect(names(await board({ outcome: 'stale' }))).toEqual([]);
    expect(names(await board({ outcome: 'waived', on: '2027-01-01' }))).toEqual([]);
    expect((await board())[0]?.outcomes.waived).toEqual(['ID-1']);
  });

  it('marks who is urgent though incomplete', async () => {
    const casefile = await record.open('Anna');
    const { id: list } = await record.record(DraftExchangeList, { profile });
    await record.record(NameForExchange, { list, casefile, urgent: true });
    expect(await board()).toMatchObject([{ urgent: true, ready: false }]);
    expect(await board({}, 'partners')).toMatchObject([{ urgent: false }]);
  });

  it('is given in pages, each person on one of them, however many are looked at for it', async () => {
    for (let at = 0; at < 120; at++) {
      const { id } = await record.only(OpenCasefile, { names: [{ text: `Person ${String(at).padStart(3, '0')}` }] });
      if (at % 40 === 39)
        await record.only(WaiveRule, { casefile: id, rule: 'ID-1', reason: 'known', until: '2026-12-31' });
    }
    await record.projector.catchUp();
    const pages = async (asked: object) => {
      const all: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await record.ask(ReadinessBoard, { profile, ...asked, ...(cursor ? { cursor } : {}) });
        all.push(...names(page.items));
        cursor = page.next;
      }
      return all;
    };
    const everybody = await pages({ limit: 50 });
    expect([everybody.length, new Set(everybody).size]).toEqual([120, 120]);
    expect(everybody).toEqual(everybody.toSorted());
    expect(await pages({ limit: 1, outcome: 'waived' })).toEqual(['Person 039', 'Person 079', 'Person 119']);
    expect(await pages({ limit: 100 })).toEqual(everybody);
  });

  it('travels in time', async () => {
    const anna = await record.open('Anna');
    const known = record.model.position;
    await record.claim(anna, 'Born', '1980-05-06');
    await record.open('Borys');
    const [then, now] = [await board({ known }), await board()];
    expect([names(then), names(now)]).toEqual([['Anna'], ['Anna', 'Borys']]);
    expect([then[0]?.blocking.includes('ID-2'), now[0]?.blocking.includes('ID-2')]).toEqual([true, false]);
    expect(await board({ known: '1' })).toEqual([]);
  });

  it('has nobody whom the reader may not know of', async () => {
    await record.open('Anna');
    await record.open('Closed', { protection: 'team' });
    expect(names(await board({}, 'partners'))).toEqual(['Anna']);
    expect(names(await board({}, 'team'))).toEqual(['Anna', 'Closed']);
  });

  it('changes of itself as evidence goes stale, read or refreshed', async () => {
    const casefile = await record.open('Anna');
    await record.claim(casefile, 'AliveConfirmed', '2026-06-10', { means: 'visit' });
    const stale = async () => (await board())[0]?.outcomes.stale ?? [];
    expect(await stale()).not.toContain('CU-4');
    record.pass(400);
    expect(await stale()).toContain('CU-4');
    await record.projector.refreshExpired();
    expect(await stale()).toContain('CU-4');
  });
});

describe('namesakes', () => {
  const alerted = async (clearance: 'partners' | 'team' | 'sealed' = 'team') => {
    const { items } = await record.ask(ReadinessBoard, { profile }, clearance);
    return items.filter(({ blocking }) => blocking.includes('ID-6')).map(({ name }) => name);
  };

  it('are an alert on both, whoever was first', async () => {
    await record.open('Anna Example');
    expect(await alerted()).toEqual([]);
    await record.open('Борис');
    await record.open('example ANNA');
    expect(await alerted()).toEqual(['Anna Example', 'example ANNA']);
  });

  it('are no alert any more once one of them is called otherwise', async () => {
    const anna = await record.open('Anna');
    await record.open('Borys');
    const claim = await record.claim(anna, 'Named', null, { text: 'Borys' });
    expect(await alerted()).toEqual(['Anna', 'Borys']);
    await record.record(RetractClaim, { casefile: anna, claim, reason: 'another person' });
    expect(await alerted()).toEqual([]);
  });

  it('are found in one batch however it is ordered', async () => {
    const { id: anna } = await record.only(OpenCasefile, { names: [{ text: 'Anna' }] });
    const { id: borys } = await record.only(OpenCasefile, { names: [{ text: 'Borys' }] });
    await record.projector.catchUp();
    const named = (casefile: string) => ({ casefile, kind: 'Named', when: null, sources: SOURCES, text: 'Cemal' });
    await record.only(RecordClaim, named(anna));
    await record.only(RecordClaim, named(borys));
    await record.projector.catchUp();
    expect(await alerted()).toEqual(['Anna', 'Borys']);
  });

  it('are no alert to those who may not know the name or the namesake', async () => {
    const anna = await record.open('Anna');
    await record.open('Borys');
    await record.open('Anna', { protection: 'sealed' });
    await record.claim(anna, 'Named', null, { text: 'Borys', protection: 'team' });
    expect(await alerted('partners')).toEqual([]);
    expect(await alerted('team')).toEqual(['Anna', 'Borys']);
    expect(await alerted('sealed')).toEqual(['Anna', 'Anna', 'Borys']);
  });

  it('are nobody whose name has no letters', async () => {
    await record.open('???');
    await record.open('—');
    expect(await alerted()).toEqual([]);
  });
});

describe('the version of the readiness rows', () => {
  it('is another for any other set of profiles', () => {
    const [first, second, ...rest] = profiles as [(typeof profiles)[number], (typeof profiles)[number]];
    const versions = [
      profiles,
      [first, ...rest],
      [{ ...first, version: 2 }, second, ...rest],
      [first, { ...second, version: 2 }, ...rest],
      [{ ...first, version: 2 }, ...rest],
      [{ ...first, marginDays: 999 }, second, ...rest],
    ].map((some) => exchangeReadiness(some).version);
    expect(new Set(versions).size).toBe(6);
    expect(exchangeReadiness(profiles).version).toBe(versions[0]);
  });
});
