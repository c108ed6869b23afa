import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { profiles } from '#readiness';
import {
  DraftExchangeList,
  DropFromList,
  FreezeList,
  HandOverList,
  NameForExchange,
  read,
  RecordAnswer,
  type FreezeList as Freezing,
} from '#record';
import { recordAtHand, SOURCES, type RecordAtHand } from '../../test/support/recording.js';
import { NotOnRecord } from '../desk.js';
import { ExchangeListReading, ExchangeLists, ListEvaluation } from './list-questions.js';

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

type Clearance = 'partners' | 'team' | 'sealed';
const reading = (asked: object = {}, clearance?: Clearance) =>
  record.ask(ExchangeListReading, { list, ...asked }, clearance);
const evaluation = (asked: object = {}, clearance?: Clearance) =>
  record.ask(ListEvaluation, { list, ...asked }, clearance);

/** Freezes the list as it is evaluated now. */
async function freeze(): Promise<void> {
  const command: Freezing = read(FreezeList, { list });
  const value = { ...(await evaluation()), checksum: '0'.repeat(64) };
  Object.defineProperty(command, 'evaluation', { value, enumerable: false });
  await record.recorder.execute(command.askedBy({ by: 'advocate', roles: ['advocate'] }));
  await record.projector.catchUp();
}

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
        { casefile: anna, urgent: true, note: 'gravely ill', namedBy: 'monitor', readiness: { ready: false } },
        { casefile: borys, urgent: false, namedBy: 'advocate', readiness: { profile: { id: profile, version } } },
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

  it('is frozen, handed over and answered, version by version', async () => {
    await freeze();
    expect(await reading()).toMatchObject({
      state: 'frozen',
      versions: [{ version: 1, by: 'advocate', on: '2026-06-15', checksum: '0'.repeat(64), answers: [] }],
    });
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
      answers: [{ casefile: anna, answer: 'confirmed', on: '2026-06-12', by: 'their office' }],
    });
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
