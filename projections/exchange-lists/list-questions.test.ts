import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { profiles } from '#readiness';
import {
  DraftExchangeList,
  DropFromList,
  EraseCasefile,
  FreezeList,
  HandOverList,
  NameForExchange,
  read,
  RecordAnswer,
  Refused,
  ReviewPackage,
  type FreezeList as Freezing,
} from '#record';
import { recordAtHand, SOURCES, type RecordAtHand } from '../../test/support/recording.js';
import { NotOnRecord } from '../desk.js';
import { ExchangeListReading, ExchangeLists, ListEvaluation, PackageInspection } from './list-questions.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const profile = 'ombudsman-list';

let record: RecordAtHand;
let anna: string;
let borys: string;
let list: string;

beforeEach(async () => {
  record = await recordAtHand();
  anna = await record.open('Anna');
  borys = await record.open('Borys');
  list = (await record.record(DraftExchangeList, { profile, title: 'Autumn', recipient: 'the Ombudsman' })).id;
  await record.record(NameForExchange, { list, casefile: anna, urgent: true, note: 'gravely ill' });
  await record.record(NameForExchange, { list, casefile: borys }, { by: 'advocate' });
});

afterEach(() => record.close());

type Clearance = 'public' | 'partners' | 'team' | 'sealed';
const reading = (asked: object = {}, clearance?: Clearance) =>
  record.ask(ExchangeListReading, { list, ...asked }, clearance);
const evaluation = (asked: object = {}, clearance?: Clearance) =>
  record.ask(ListEvaluation, { list, ...asked }, clearance);

const inspection = (asked: object = {}, clearance?: Clearance) =>
  record.ask(PackageInspection, { list, ...asked }, clearance);

/** Freezes the list, or another one, as it is evaluated now. */
async function freeze(of = list, note?: string): Promise<void> {
  const command: Freezing = read(FreezeList, { list: of, ...(note === undefined ? {} : { note }) });
  const value = { ...(await evaluation({ list: of }, 'sealed')), checksum: '0'.repeat(64) };
  Object.defineProperty(command, 'evaluation', { value, enumerable: false });
  await record.recorder.execute(command.askedBy({ by: 'advocate', roles: ['advocate'] }));
  await record.projector.catchUp();
}

/** Reviews the latest version, as somebody else than froze it. */
async function review(more: object = {}, of = list): Promise<void> {
  const command = read(ReviewPackage, { list: of, findings: 'agreed', ...more });
  const value = await inspection({ list: of });
  Object.defineProperty(command, 'check', { value, enumerable: false });
  await record.recorder.execute(command.askedBy({ by: 'reviewer', roles: ['reviewer'] }));
  await record.projector.catchUp();
}

/** Says that somebody agreed to be told of to the list's recipient. */
const consentToShare = (casefile: string, kind = 'ConsentGiven', when = '2026-06-01') =>
  record.claim(casefile, kind, when, { to: 'sharing', by: 'self', recipient: profile });

describe('an exchange list', () => {
  it('names who is on it, with the readiness each has by its profile', async () => {
    const answer = await reading();
    const version = profiles.find(({ id }) => id === profile)?.version;
    expect(answer).toMatchObject({
      id: list,
      profile,
      title: 'Autumn',
      recipient: 'the Ombudsman',
      protection: 'team',
      state: 'draft',
      entries: [
        {
          casefile: anna,
          urgent: true,
          note: 'gravely ill',
          namedBy: 'monitor',
          readiness: { ready: false },
          lanes: ['urgent-although-incomplete'],
          openLists: [],
          answers: [],
        },
        {
          casefile: borys,
          urgent: false,
          namedBy: 'advocate',
          lanes: [],
          readiness: { profile: { id: profile, version } },
        },
      ],
      dropped: [],
      versions: [],
      revision: 2,
      position: record.model.position,
    });
    expect(answer.entries[0]?.readiness?.blocking).toContain('ID-1');
  });

  it('keeps who was dropped, until they are named again', async () => {
    await record.record(DropFromList, { list, casefile: anna, reason: 'other', text: 'asked to wait' });
    expect(await reading()).toMatchObject({
      entries: [{ casefile: borys }],
      dropped: [
        { casefile: anna, reason: 'other', text: 'asked to wait', by: 'monitor', at: record.now().toISOString() },
      ],
    });
    await record.record(NameForExchange, { list, casefile: anna });
    expect(await reading()).toMatchObject({
      entries: [{ casefile: borys }, { casefile: anna }],
      dropped: [{ casefile: anna }],
    });
  });

  it('is frozen, reviewed, handed over and answered, version by version', async () => {
    await freeze();
    expect(await reading()).toMatchObject({
      state: 'frozen',
      versions: [{ version: 1, by: 'advocate', on: '2026-06-15', checksum: '0'.repeat(64), reviews: [], answers: [] }],
    });
    await expect(record.only(HandOverList, { list, to: 'the Ombudsman', on: '2026-06-10' })).rejects.toMatchObject({
      code: 'not-reviewed',
    });
    await review({ findings: 'objections', note: 'is that him?' });
    await review();
    const checked = { entries: 2, level: 'team' };
    expect((await reading()).versions[0]?.reviews).toEqual([
      { findings: 'objections', note: 'is that him?', checked, by: 'reviewer', at: expect.any(String) },
      { findings: 'agreed', checked, by: 'reviewer', at: expect.any(String) },
    ]);
    await record.record(HandOverList, { list, to: 'the Ombudsman', on: '2026-06-10', receipt: 'No. 1' });
    await record.record(RecordAnswer, { list, casefile: anna, answer: 'silent', on: '2026-06-11', sources: SOURCES });
    await record.record(RecordAnswer, {
      list,
      casefile: anna,
      answer: 'confirmed',
      on: '2026-06-12',
      by: 'their office',
      sources: SOURCES,
    });
    const [version] = (await reading()).versions;
    expect(version).toMatchObject({
      entries: [{ casefile: anna, ready: false }, { casefile: borys }],
      handedOver: { to: 'the Ombudsman', on: '2026-06-10', receipt: 'No. 1' },
      answers: [
        { casefile: anna, answer: 'silent', on: '2026-06-11' },
        { casefile: anna, answer: 'confirmed', on: '2026-06-12', by: 'their office' },
      ],
    });
    expect((await reading()).entries).toMatchObject([
      {
        answers: [
          { version: 1, answer: 'silent' },
          { version: 1, answer: 'confirmed' },
        ],
        answer: { version: 1, answer: 'confirmed', on: '2026-06-12', at: record.now().toISOString() },
      },
      { answers: [] },
    ]);
    expect((await reading()).entries[1]).not.toHaveProperty('answer');
    expect((await reading()).state).toBe('handed-over');
    await record.record(DropFromList, { list, casefile: borys, reason: 'released' });
    expect((await reading()).state).toBe('draft');
    await freeze();
    expect((await reading()).versions.map(({ entries }) => entries.length)).toEqual([2, 1]);
  });

  it('is read as it was known', async () => {
    const known = record.model.position;
    const instant = record.now().toISOString();
    await record.claim(anna, 'Born', '1980-05-06');
    await record.record(DropFromList, { list, casefile: borys, reason: 'released' });
    for (const then of [known, instant]) {
      const { entries } = await reading({ known: then });
      expect(entries).toMatchObject([{ casefile: anna }, { casefile: borys }]);
      expect(entries[0]?.readiness?.blocking).toContain('ID-2');
    }
    expect((await reading()).entries[0]?.readiness?.blocking).not.toContain('ID-2');
    await expect(reading({ known: '1' })).rejects.toThrow(NotOnRecord);
  });

  it('is not there for those who may not know of it', async () => {
    await expect(reading({}, 'partners')).rejects.toThrow(NotOnRecord);
    await expect(evaluation({}, 'partners')).rejects.toThrow(NotOnRecord);
    await expect(reading({ list: NOBODY })).rejects.toThrow(NotOnRecord);
  });

  it('shows nobody whose casefile is closed to the reader', async () => {
    const sealed = await record.open('Sealed', { protection: 'sealed' });
    await record.record(NameForExchange, { list, casefile: sealed, note: 'a secret' });
    await record.record(DropFromList, { list, casefile: sealed, reason: 'other', text: 'a reason' });
    await record.record(NameForExchange, { list, casefile: sealed });
    for (const clearance of ['team', 'sealed'] as const) {
      const seen = JSON.stringify(await reading({}, clearance)).includes(sealed);
      expect(seen).toBe(clearance === 'sealed');
    }
  });
});

describe('a list that more than the team may read', () => {
  it('keeps its notes to the team', async () => {
    const open = (await record.record(DraftExchangeList, { profile, protection: 'public' })).id;
    await record.record(NameForExchange, { list: open, casefile: anna, note: 'secret of an entry' });
    await freeze(open, 'secret of a version');
    await review({ note: 'secret of a review' }, open);
    const secrets = async (clearance: Clearance) =>
      JSON.stringify(await reading({ list: open }, clearance)).match(/secret of an? \w+/g);
    expect(await secrets('team')).toEqual(['secret of an entry', 'secret of a version', 'secret of a review']);
    for (const clearance of ['public', 'partners'] as const) expect(await secrets(clearance)).toBeNull();
  });
});

describe('a person who waits on another list', () => {
  let other: string;

  beforeEach(async () => {
    other = (await record.record(DraftExchangeList, { profile, title: 'Spring' })).id;
    await record.record(NameForExchange, { list: other, casefile: borys });
  });

  const ofBorys = async (asked: object = {}, clearance?: Clearance) =>
    (await reading(asked, clearance)).entries.find(({ casefile }) => casefile === borys);
  const waits = { lanes: ['on-an-unanswered-list'] };

  it('stands in a lane of their own from the freeze to the answer, in the place where they were named', async () => {
    expect(await ofBorys()).toMatchObject({ lanes: [], openLists: [] });
    await freeze(other);
    expect(await ofBorys()).toMatchObject({ ...waits, openLists: [{ list: other, version: 1 }] });
    expect((await ofBorys())?.readiness?.advisory).toContain('LI-3');
    await review({}, other);
    await record.record(HandOverList, { list: other, to: 'the Ombudsman', on: '2026-06-10' });
    const openLists = [{ list: other, version: 1, handedOverOn: '2026-06-10' }];
    expect(await ofBorys()).toMatchObject({ ...waits, openLists });
    expect((await reading()).entries.map(({ casefile }) => casefile)).toEqual([anna, borys]);
    const answer = { list: other, casefile: borys, answer: 'silent', on: '2026-06-12', sources: SOURCES };
    await record.record(RecordAnswer, answer);
    expect(await ofBorys()).toMatchObject({ lanes: [], openLists: [] });
  });

  it('does not when they were dropped there, when it is for somebody else, or on the list itself', async () => {
    await freeze();
    expect(await ofBorys()).toMatchObject({ lanes: [] });
    expect((await evaluation()).entries.some(({ advisory }) => advisory.includes('LI-3'))).toBe(false);
    const another = (await record.record(DraftExchangeList, { profile: 'coordination-hq' })).id;
    await record.record(NameForExchange, { list: another, casefile: borys });
    await freeze(another);
    expect(await ofBorys()).toMatchObject({ lanes: [] });
    await freeze(other);
    await record.record(DropFromList, { list: other, casefile: borys, reason: 'duplicate' });
    expect(await ofBorys()).toMatchObject({ lanes: [] });
  });

  it('is not told of a list that is closed to the reader', async () => {
    const open = (await record.record(DraftExchangeList, { profile, protection: 'public' })).id;
    await record.record(NameForExchange, { list: open, casefile: borys });
    await freeze(other);
    expect(await ofBorys({ list: open })).toMatchObject(waits);
    expect(await ofBorys({ list: open }, 'public')).toMatchObject({ lanes: [], openLists: [] });
  });
});

describe('the inspection of a package', () => {
  const opened = async (protection: string) => {
    const casefile = await record.open(`Kept at ${protection}`, { protection });
    await record.record(NameForExchange, { list, casefile });
    return casefile;
  };

  it('finds nothing where everybody may go to the recipient', async () => {
    await freeze();
    expect(await inspection()).toEqual({ version: 1, entries: 2, level: 'team', closed: 0, known: [] });
    await expect(inspection({}, 'partners')).rejects.toThrow(NotOnRecord);
    expect(await inspection({ version: 2 })).toBeUndefined();
  });

  it('finds who is kept above what the recipient may be told, and names nobody whom the reviewer may not know', async () => {
    const team = await opened('team');
    const sealed = await opened('sealed');
    await freeze();
    expect(await inspection()).toMatchObject({ entries: 4, closed: 2, known: [team] });
    expect(await inspection({}, 'sealed')).toMatchObject({ closed: 2, known: [team, sealed] });
    await expect(review()).rejects.toThrow(Refused);
    await review({ findings: 'objections' });
    expect((await reading()).versions[0]?.reviews).toMatchObject([{ findings: 'objections', checked: { entries: 4 } }]);
  });

  it('goes by consent to share, as it was at the freeze and as it is now', async () => {
    const team = await opened('team');
    await freeze();
    await consentToShare(team);
    expect(await inspection()).toMatchObject({ version: 1, closed: 1 });
    await freeze();
    expect(await inspection()).toMatchObject({ version: 2, closed: 0 });
    await consentToShare(team, 'ConsentWithdrawn', '2026-06-14');
    expect(await inspection()).toMatchObject({ version: 2, closed: 1, known: [team] });
  });

  it('goes no further than the recipient’s own clearance', async () => {
    const open = (await record.record(DraftExchangeList, { profile: 'wgad-petition' })).id;
    const partners = await record.open('Kept at partners', { protection: 'partners' });
    await record.record(NameForExchange, { list: open, casefile: partners });
    await freeze(open);
    expect(await inspection({ list: open })).toMatchObject({ level: 'partners', closed: 0 });
  });

  it('counts those who were erased since', async () => {
    await freeze();
    await record.record(EraseCasefile, { casefile: borys, basis: 'objection' }, { roles: ['admin'] });
    expect(await inspection()).toMatchObject({ entries: 2, closed: 1, known: [borys] });
  });
});

describe('the evaluation of a list', () => {
  it('says of each entry what freezing would fix, and where it was evaluated', async () => {
    await record.claim(anna, 'Born', '1980-05-06');
    const answer = await evaluation();
    expect(answer).toMatchObject({ profile: { id: profile }, on: '2026-06-15', position: record.model.position });
    expect(answer.entries.map(({ casefile }) => casefile)).toEqual([anna, borys]);
    expect(answer.entries.map(({ blocking }) => blocking.includes('ID-2'))).toEqual([false, true]);
  });

  it('fixes what the reading showed', async () => {
    const before = await evaluation();
    await freeze();
    expect((await reading()).versions[0]).toMatchObject(before);
  });
});

describe('exchange lists', () => {
  const titles = async (asked: object = {}, clearance?: Clearance) =>
    (await record.ask(ExchangeLists, { ...asked }, clearance)).items.map(({ title }) => title);

  beforeEach(async () => {
    await record.record(DraftExchangeList, { profile, title: 'Open', protection: 'partners' });
    await record.record(DraftExchangeList, { profile, title: 'Sealed', protection: 'sealed' });
  });

  it('are listed oldest first, to those who may know of them', async () => {
    expect(await titles({}, 'sealed')).toEqual(['Autumn', 'Open', 'Sealed']);
    expect(await titles()).toEqual(['Autumn', 'Open']);
    expect(await titles({}, 'partners')).toEqual(['Open']);
  });

  it('are given in pages', async () => {
    const first = await record.ask(ExchangeLists, { limit: 1 });
    expect(first.items).toMatchObject([{ title: 'Autumn', state: 'draft' }]);
    expect(await titles({ limit: 1, cursor: first.next })).toEqual(['Open']);
    expect((await record.ask(ExchangeLists, { limit: 2 })).next).toBeNull();
  });

  it('are those known then', async () => {
    const known = record.model.position;
    await record.record(DraftExchangeList, { profile, title: 'Later' });
    expect(await titles({ known })).toEqual(['Autumn', 'Open']);
    expect(await titles()).toEqual(['Autumn', 'Open', 'Later']);
    expect(await titles({ known: '1' })).toEqual([]);
  });
});
