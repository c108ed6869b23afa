import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import readXlsxFile from 'read-excel-file/node';
import { shortNumber } from '#dossier';
import { ListEvaluation } from '#projections';
import {
  CorrectClaim,
  DraftExchangeList,
  EraseCasefile,
  FreezeList,
  NameForExchange,
  read,
  Refused,
  type Language,
  type Protection,
} from '#record';
import type { Paper } from '#typesetting';
import { recordAtHand, SOURCES, type RecordAtHand } from '../../test/support/recording.js';
import { ListExport, ListExports } from './list-exports.js';

const FORMATS = ['json', 'xlsx', 'pdf'] as const;
type ListFormat = (typeof FORMATS)[number];
const TEAM = 'ombudsman-list';
const PARTNERS = 'contact-group-2015-2022';

let record: RecordAtHand;
let anna: string;
let borys: string;
let exports: ListExports;

/** Prints nothing but what it was told to print, so that a test reads it. */
const asText = { pdf: async (paper: Paper) => Buffer.from(JSON.stringify(paper)) };

beforeEach(async () => {
  record = await recordAtHand();
  exports = new ListExports(record.reader, asText);
  anna = await record.open('Anna Example');
  borys = await record.open('Borys Example');
});

afterEach(() => record.close());

/** A frozen list with both people on it, or with others. */
async function frozen(profile: string, people: readonly string[] = [borys, anna]): Promise<string> {
  const { id: list } = await record.record(DraftExchangeList, { profile, title: 'Autumn' });
  for (const casefile of people)
    await record.record(NameForExchange, { list, casefile, note: 'Marker-note', urgent: true });
  await freeze(list);
  return list;
}

async function freeze(list: string): Promise<void> {
  const command = read(FreezeList, { list, note: 'Marker-version' });
  const value = { ...(await record.ask(ListEvaluation, { list }, 'sealed')), checksum: 'c0'.repeat(32) };
  Object.defineProperty(command, 'evaluation', { value, enumerable: false });
  await record.recorder.execute(command.askedBy({ by: 'Marker-advocate', roles: ['advocate'] }));
  await record.projector.catchUp();
}

interface More {
  readonly clearance?: Protection;
  readonly lang?: Language;
  readonly version?: number;
}

const exported = (list: string, format: ListFormat, { clearance = 'sealed', ...more }: More = {}) =>
  exports.make(read(ListExport, { list, format, ...more }).askedWith(clearance));

/** All that can be read in a file. */
async function textOf(list: string, format: ListFormat, more: More = {}): Promise<string> {
  const { bytes } = await exported(list, format, more);
  if (format !== 'xlsx') return Buffer.from(bytes).toString('utf8');
  return JSON.stringify(await readXlsxFile(Buffer.from(bytes)));
}

const inEvery = async (list: string, more: More = {}) =>
  (await Promise.all(FORMATS.map((format) => textOf(list, format, more)))).join('\n');

const consent = (casefile: string, recipient: string) =>
  record.claim(casefile, 'ConsentGiven', '2026-06-01', { to: 'sharing', by: 'self', recipient });

describe('a list as a file', () => {
  it('has a name, a media type and bytes', async () => {
    const list = await frozen(TEAM);
    expect(await exports.make(read(ListExport, { list }).askedWith('team'))).toMatchObject({
      mediaType: 'application/json',
    });
    for (const [format, mediaType] of [
      ['json', 'application/json'],
      ['pdf', 'application/pdf'],
      ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ] as const) {
      const file = await exported(list, format);
      expect(file).toMatchObject({ mediaType, name: `exchange-list-${shortNumber(list)}-v1.${format}` });
      expect(file.bytes.length).toBeGreaterThan(100);
    }
  });

  it('keeps the order in which people were named, whoever is ready', async () => {
    await consent(anna, TEAM);
    const list = await frozen(TEAM);
    const { entries } = JSON.parse(await textOf(list, 'json')) as { entries: { casefile: string }[] };
    expect(entries.map(({ casefile }) => casefile)).toEqual([borys, anna]);
    for (const format of FORMATS) {
      const text = await textOf(list, format);
      expect(text.indexOf('Borys Example')).toBeLessThan(text.indexOf('Anna Example'));
    }
  });

  it('is on paper in the language asked for', async () => {
    const list = await frozen(TEAM);
    expect(await textOf(list, 'pdf', { lang: 'uk' })).toContain('Список на обмін');
    expect(JSON.parse(await textOf(list, 'pdf'))).toMatchObject({ language: 'en', date: '2026-06-15' });
  });

  it('is read by its fields: a format and a language that there are', () => {
    expect(read(ListExport, { list: anna, format: 'xlsx', lang: 'uk', version: 1 })).toMatchObject({ lang: 'uk' });
    for (const wrong of [{ format: 'docx' }, { lang: 'fr' }, { version: 0 }])
      expect(() => read(ListExport, { list: anna, ...wrong })).toThrow('must be');
  });

  it('is the same a year and a second version later, byte for byte', async () => {
    await consent(anna, TEAM);
    const born = await record.claim(anna, 'Born', '1980-05-06');
    const list = await frozen(TEAM);
    const files = () =>
      Promise.all(FORMATS.map(async (format) => (await exported(list, format, { version: 1 })).bytes));
    const before = await files();
    record.pass(365);
    await record.claim(anna, 'Named', null, { text: 'Another Spelling' });
    await record.claim(anna, 'Released', record.today, { ground: 'exchange' });
    await record.record(CorrectClaim, {
      casefile: anna,
      claim: born,
      values: { when: '1981-05-06' },
      reason: 'misread',
    });
    await record.record(NameForExchange, { list, casefile: await record.open('Anna Example') });
    await freeze(list);
    expect((await files()).map((bytes) => Buffer.from(bytes))).toEqual(before.map((bytes) => Buffer.from(bytes)));
    expect(await textOf(list, 'json')).toContain('Another Spelling');
  });
});

describe('what leaves with a list', () => {
  const closed = (level: string) => ({ protection: level, sources: [{ ...SOURCES[0], locator: 'Marker-locator' }] });

  beforeEach(async () => {
    for (const [casefile, who] of [[anna, 'anna'] as const, [borys, 'borys'] as const]) {
      const mark = (where: string) => `Marker-${where}-${who}`;
      await record.claim(casefile, 'HealthReported', '2026-06-01', { grade: 'serious', condition: mark('health') });
      await record.claim(casefile, 'HeldAt', '2026-05-01', { facility: mark('facility'), ...closed('team') });
      await record.claim(casefile, 'Named', null, { text: mark('name'), ...closed('sealed') });
      await record.claim(casefile, 'IdentityDocumentSeen', null, { documentKind: 'passport', number: mark('number') });
      await record.claim(casefile, 'FamilyContactNamed', null, { name: mark('kin'), contact: mark('contact') });
      await record.claim(casefile, 'Related', null, {
        relation: mark('relation'),
        to: { name: mark('minor'), minor: true },
        protection: 'public',
      });
      await record.claim(casefile, 'HungerStrike', '2026-06-02', { phase: 'begun', ...closed('sealed') });
    }
  });

  const markersIn = (text: string) => [...new Set(text.match(/Marker-[a-z]+(-[a-z]+)?/g))].toSorted();

  it('is nothing that was closed, for a recipient among the partners, with or without consent', async () => {
    await consent(anna, PARTNERS);
    expect(markersIn(await inEvery(await frozen(PARTNERS)))).toEqual([]);
  });

  it('is nothing that was closed, for a recipient of the team without consent', async () => {
    expect(markersIn(await inEvery(await frozen(TEAM)))).toEqual([]);
  });

  it('is nothing above the clearance of whoever makes it', async () => {
    await consent(anna, TEAM);
    const { id: list } = await record.record(DraftExchangeList, { profile: TEAM, protection: 'public' });
    await record.record(NameForExchange, { list, casefile: anna });
    await freeze(list);
    expect(markersIn(await inEvery(list, { clearance: 'partners' }))).toEqual([]);
  });

  it('is health and place with consent, of her who gave it alone, and never what is sealed, or a minor', async () => {
    await consent(anna, TEAM);
    const list = await frozen(TEAM);
    for (const format of FORMATS)
      expect(markersIn(await textOf(list, format))).toEqual(['Marker-facility-anna', 'Marker-health-anna']);
  });

  it('is without what was closed since', async () => {
    const claim = await record.claim(anna, 'Arrested', '2024-02-01', { asDescribed: 'Once open' });
    const list = await frozen(TEAM);
    expect(await inEvery(list)).toContain('Once open');
    const values = { protection: 'sealed' };
    await record.record(CorrectClaim, { casefile: anna, claim, values, reason: 'it names a witness' });
    expect(await inEvery(list)).not.toContain('Once open');
  });

  it('says erased of whoever was, in every format, and nothing else', async () => {
    const list = await frozen(TEAM);
    await record.record(EraseCasefile, { casefile: anna, basis: 'objection' }, { roles: ['admin'] });
    for (const format of FORMATS) {
      const text = await textOf(list, format);
      expect(text).toContain('erased');
      expect(text).not.toContain('Anna Example');
      expect(text).not.toContain(anna);
    }
  });

  it('is no list at all where somebody on it is closed to the recipient, or to whoever makes it', async () => {
    const hidden = await record.open('Hidden Example', { protection: 'team' });
    const list = await frozen(TEAM, [anna, hidden]);
    const refusal = await exported(list, 'json').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refused);
    expect(refusal).toMatchObject({ code: 'above-clearance' });
    expect((refusal as Refused).message).toContain('1 of the 2 entries');
    expect((refusal as Refused).message).not.toContain(hidden);
    await consent(hidden, TEAM);
    await freeze(list);
    expect(await textOf(list, 'json')).toContain('Hidden Example');
  });
});
