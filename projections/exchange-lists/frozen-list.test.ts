import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parting } from '#api';
import {
  AdjudicateOccurrence,
  CorrectClaim,
  DraftExchangeList,
  DropFromList,
  EraseCasefile,
  FreezeList,
  HandOverList,
  Malformed,
  NameForExchange,
  read,
  RecordAnswer,
  RetractClaim,
  ReviewPackage,
  WaiveRule,
  type Protection,
} from '#record';
import { KeyStore, SealedEventStore } from '#sealing';
import { PAGE, recordAtHand, SOURCES, type RecordAtHand } from '../../test/support/recording.js';
import { NotOnRecord } from '../desk.js';
import { FrozenList, type FrozenListAnswer, type ListedTold } from './frozen-list.js';
import { ListEvaluation, PackageInspection } from './list-questions.js';

const profile = 'ombudsman-list';
const ADMIN = { roles: ['admin'] } as const;

let record: RecordAtHand;
let anna: string;
let borys: string;
let list: string;

beforeEach(async () => {
  record = await recordAtHand();
  anna = await record.open('Anna Example');
  borys = await record.open('Borys Example');
  list = await drafted();
  await record.record(NameForExchange, { list, casefile: anna, urgent: true, note: 'gravely ill' });
  await record.record(NameForExchange, { list, casefile: borys });
});

afterEach(() => record.close());

const drafted = async (more: object = {}) =>
  (await record.record(DraftExchangeList, { profile, title: 'Autumn', recipient: 'the Ombudsman', ...more })).id;

const asked = (more: object = {}, clearance?: Protection) => record.ask(FrozenList, { list, ...more }, clearance);

/** Freezes a list as it is evaluated now. */
async function freeze(of = list): Promise<void> {
  const command = read(FreezeList, { list: of });
  const value = { ...(await record.ask(ListEvaluation, { list: of }, 'sealed')), checksum: '0'.repeat(64) };
  Object.defineProperty(command, 'evaluation', { value, enumerable: false });
  await record.recorder.execute(command.askedBy({ by: 'advocate', roles: ['advocate'] }));
  await record.projector.catchUp();
}

/** Has the latest version reviewed, handed over and answered. */
async function handOver(): Promise<void> {
  const command = read(ReviewPackage, { list, findings: 'agreed' });
  const value = await record.ask(PackageInspection, { list });
  Object.defineProperty(command, 'check', { value, enumerable: false });
  await record.recorder.execute(command.askedBy({ by: 'reviewer', roles: ['reviewer'] }));
  await record.record(HandOverList, { list, to: 'the Ombudsman', on: record.today });
  await record.record(RecordAnswer, { list, casefile: anna, answer: 'denied', on: record.today, sources: SOURCES });
}

const consent = (casefile: string, when = '2026-06-01', kind = 'ConsentGiven') =>
  record.claim(casefile, kind, when, { to: 'sharing', by: 'self', recipient: profile });

const toldOf = ({ entries }: FrozenListAnswer, casefile: string): ListedTold =>
  entries.find((entry): entry is ListedTold => 'reading' in entry && entry.casefile === casefile) as ListedTold;

describe('a frozen list', () => {
  it('is the latest version, or the one asked for, with what it was frozen by', async () => {
    await freeze();
    const position = record.model.position;
    await record.record(DropFromList, { list, casefile: borys, reason: 'released' });
    await freeze();
    const answer = await asked();
    expect(answer).toMatchObject({
      list,
      title: 'Autumn',
      recipient: 'the Ombudsman',
      profile: { id: profile, title: 'List between the Ombudsmen' },
      version: 2,
      frozenAt: record.now().toISOString(),
      on: '2026-06-15',
      checksum: '0'.repeat(64),
      entries: [{ casefile: anna }],
    });
    expect(answer.position > position).toBe(true);
    expect((await asked({ version: 1 })).entries).toMatchObject([{ casefile: anna }, { casefile: borys }]);
  });

  it('is not there before it is frozen, or for those who may not know of the list', async () => {
    await expect(asked()).rejects.toThrow(NotOnRecord);
    await freeze();
    await expect(asked({ version: 2 })).rejects.toThrow(NotOnRecord);
    await expect(asked({}, 'partners')).rejects.toThrow(NotOnRecord);
    await expect(asked({ list: anna })).rejects.toThrow(NotOnRecord);
  });

  it('is asked of no other day and no other state of the record', async () => {
    await freeze();
    await expect(asked({ on: '2026-01-01' })).rejects.toThrow(Malformed);
    await expect(asked({ known: record.model.position })).rejects.toThrow(Malformed);
  });

  it('tells of a person by the level of the recipient, and by their consent', async () => {
    await record.claim(anna, 'HealthReported', '2026-06-01', { grade: 'serious' });
    await record.claim(borys, 'HealthReported', '2026-06-01', { grade: 'serious' });
    await consent(anna);
    await freeze();
    const kinds = ({ reading }: ListedTold) => reading.occurrences.map(({ kind }) => kind.name);
    const told = toldOf(await asked(), anna);
    expect(told.audience).toEqual({ level: 'team', consented: true, internal: false });
    expect(kinds(told)).toContain('HealthReported');
    expect(told.frozen).toMatchObject({ ready: false });
    expect(told.frozen?.blocking).toContain('ID-2');
    const untold = toldOf(await asked(), borys);
    expect(untold.audience).toMatchObject({ level: 'partners', consented: false });
    expect(kinds(untold)).toEqual([]);
    expect(untold).not.toHaveProperty('frozen');
    expect(untold.readiness.rules.map(({ id }) => id)).not.toContain('HE-1');
  });

  it('goes by the consent that held when it was frozen, however old it has grown, until somebody ends it', async () => {
    await consent(anna);
    await freeze();
    await consent(borys, record.today);
    record.pass(800);
    expect(toldOf(await asked(), anna).audience.consented).toBe(true);
    expect(toldOf(await asked(), borys).audience.consented).toBe(false);
    await consent(anna, record.today, 'ConsentWithdrawn');
    expect(toldOf(await asked(), anna).audience.consented).toBe(false);
  });

  it('judges by no namesakes, and does not count itself for another list', async () => {
    await record.open('Anna Example');
    await consent(anna);
    await freeze();
    await freeze();
    const { readiness, reading } = toldOf(await asked(), anna);
    expect(readiness.rules.map(({ id }) => id)).not.toContain('ID-6');
    expect(readiness.rules).toContainEqual(expect.objectContaining({ id: 'LI-3', outcome: 'met' }));
    expect(reading.namesakes).toEqual([]);
  });
});

describe('a frozen list after a year', () => {
  it('is the same, whatever was recorded since', async () => {
    await consent(anna);
    await consent(borys);
    const arrest = await record.claim(anna, 'Arrested', '2024-02-01', { by: 'police' });
    const held = await record.claim(anna, 'HeldAt', '2024-03-01', { facility: 'Example SIZO-1' });
    const born = await record.claim(anna, 'Born', '1980-05-06');
    await freeze();
    const before = await asked();
    record.pass(365);
    await handOver();
    await record.claim(anna, 'Named', null, { text: 'Another Spelling' });
    await record.claim(anna, 'Released', record.today, { ground: 'exchange' });
    const other = await record.claim(anna, 'Arrested', '2024-02-11', { occurrence: arrest });
    await record.record(
      AdjudicateOccurrence,
      { casefile: anna, occurrence: arrest, prefer: other, reason: 'a verdict' },
      {
        by: 'reviewer',
        roles: ['reviewer'],
      },
    );
    await record.record(CorrectClaim, {
      casefile: anna,
      claim: born,
      values: { when: '1981-05-06' },
      reason: 'misread',
    });
    await record.record(RetractClaim, { casefile: anna, claim: held, reason: 'of another person' });
    await record.record(
      WaiveRule,
      { casefile: anna, rule: 'ID-1', reason: 'why', until: '2099-01-01' },
      {
        roles: ['advocate'],
      },
    );
    await record.open('Anna Example');
    await record.record(DropFromList, { list, casefile: borys, reason: 'released' });
    await freeze();
    expect(await asked({ version: 1 })).toEqual(before);
    expect(await asked()).not.toEqual(before);
  });

  it('is without what was closed since', async () => {
    const place = await record.claim(anna, 'Arrested', '2024-02-01', { place: 'Once open' });
    await freeze();
    expect(JSON.stringify(await asked())).toContain('Once open');
    const values = { protection: 'sealed' };
    await record.record(CorrectClaim, { casefile: anna, claim: place, values, reason: 'it names a witness' });
    expect(JSON.stringify(await asked({}, 'sealed'))).not.toContain('Once open');
  });

  it('is without what was opened since, by a claim or by a citation', async () => {
    const letter = 'cd'.repeat(32);
    await record.capture(letter, { protection: 'public' });
    const [page] = SOURCES;
    const closed = { ...page, document: letter, locator: 'closed word', protection: 'sealed' };
    const place = await record.claim(anna, 'Arrested', '2024-02-01', { place: 'Once closed', protection: 'sealed' });
    const facility = { facility: 'Example SIZO-1' };
    const seen = await record.claim(anna, 'HeldAt', '2024-03-01', { ...facility, sources: [page, closed] });
    await freeze();
    const before = await asked();
    const change = (claim: string, values: object) =>
      record.record(CorrectClaim, { casefile: anna, claim, values, reason: 'published since' }, ADMIN);
    await change(place, { protection: 'public' });
    await change(seen, { sources: [page, { ...closed, protection: 'public' }] });
    expect(await asked()).toEqual(before);
    expect(JSON.stringify(before)).not.toMatch(/Once closed|closed word/);
    expect(JSON.stringify(before)).toContain(PAGE);
    await change(seen, { sources: [{ ...page, protection: 'sealed' }] });
    expect(JSON.stringify(await asked())).not.toMatch(new RegExp(`${PAGE}|closed word`));
  });
});

describe('a person of a frozen list', () => {
  it('of whom the recipient may not know is withheld as closed', async () => {
    const closed = await record.open('Closed Example', { protection: 'team' });
    await record.record(NameForExchange, { list, casefile: closed });
    await freeze();
    expect((await asked()).entries[2]).toEqual({ casefile: closed, withheld: 'closed' });
    await record.record(NameForExchange, { list, casefile: await record.open('Later Example') });
    await consent(closed);
    await freeze();
    expect((await asked()).entries[2]).toMatchObject({ casefile: closed, audience: { level: 'team' } });
  });

  it('of whom the one who asks may not know is withheld without a trace', async () => {
    const open = await drafted({ protection: 'public' });
    const closed = await record.open('Closed Example', { protection: 'team' });
    await record.record(NameForExchange, { list: open, casefile: closed });
    await record.record(NameForExchange, { list: open, casefile: anna });
    await freeze(open);
    const { entries } = await asked({ list: open }, 'partners');
    expect(entries).toMatchObject([{ withheld: 'closed' }, { casefile: anna }]);
    expect(JSON.stringify(entries)).not.toContain(closed);
  });

  it('who was erased since is withheld as erased', async () => {
    await freeze();
    await record.record(EraseCasefile, { casefile: anna, basis: 'objection' }, ADMIN);
    expect((await asked()).entries).toMatchObject([{ casefile: anna, withheld: 'erased' }, { casefile: borys }]);
    expect(JSON.stringify(await asked())).not.toContain('Anna Example');
  });
});

describe('a person erased from a sealed record', () => {
  let folder: string;
  let keys: KeyStore;

  beforeEach(async () => {
    await record.close();
    folder = await mkdtemp(join(tmpdir(), 'litopys-frozen-'));
    keys = KeyStore.open({ folder });
    record = await recordAtHand({ through: (store) => new SealedEventStore(store, keys, parting) });
    anna = await record.open('Anna Example');
    borys = await record.open('Borys Example');
    list = await drafted();
  });

  afterEach(async () => {
    keys.close();
    await rm(folder, { recursive: true });
  });

  const name = (casefile: string) => record.record(NameForExchange, { list, casefile });

  async function erase(casefile: string): Promise<void> {
    await record.record(EraseCasefile, { casefile, basis: 'objection' }, ADMIN);
    keys.destroy(`casefile-${casefile}`, record.now());
    record.recorder.forget();
    await record.projector.catchUp();
  }

  it('keeps the place on the list', async () => {
    const dropped = await record.open('Dropped Example');
    for (const casefile of [dropped, anna, borys]) await name(casefile);
    await record.record(DropFromList, { list, casefile: dropped, reason: 'released' });
    await freeze();
    await erase(anna);
    expect((await asked()).entries).toMatchObject([{ withheld: 'erased' }, { casefile: borys }]);
    expect((await asked()).entries[0]).toEqual({ withheld: 'erased' });
  });

  it('stands at the end where nothing says any more which place it was', async () => {
    for (const casefile of [anna, borys]) await name(casefile);
    await record.record(DropFromList, { list, casefile: anna, reason: 'other', text: 'for a day' });
    await name(anna);
    const third = await record.open('Third Example');
    await name(third);
    await freeze();
    await erase(anna);
    const { entries } = await asked();
    expect(entries).toMatchObject([{ casefile: borys }, { casefile: third }, { withheld: 'erased' }]);
  });
});
