import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { TERM_KINDS } from '../campaign/term.js';
import { CATEGORIES } from '../casefile/category.js';
import { CLAIM_GROUPS, claimKinds, type ClaimKind } from '../casefile/claims/index.js';
import { lineOf } from '../casefile/claims/claim-kind.js';
import { ERASURE_BASES } from '../casefile/erase-casefile.js';
import { LIBERTY, LIFE, PROCEDURE, WHEREABOUTS } from '../casefile/facets.js';
import { CHOSEN_BY } from '../casefile/reading/choose-account.js';
import { SPAN_FACETS } from '../casefile/reading/spans.js';
import { FINDINGS } from '../casefile/review-casefile.js';
import { WEEKDAY_NAMES } from '../dates/words.js';
import { ANSWERS, DROP_REASONS } from '../exchangelist/facts.js';
import { fieldsOf, read, type FieldSpec } from '../fields/index.js';
import { END_REASONS } from '../pledge/facts.js';
import { PROTECTIONS } from '../protection.js';
import { RECOGNITIONS } from '../values/body.js';
import { NAME_SCHEMES } from '../values/person-name.js';
import { FACILITY_KINDS } from '../values/place.js';
import { Codes, wordOf } from './index.js';
import { UKRAINIAN } from './uk.js';
import { CLAIM_CODES } from './uk/claim-codes.js';
import { KINDS_AND_FIELDS } from './uk/kinds-and-fields.js';
import { LISTS_AND_PLEDGES } from './uk/lists-and-pledges.js';
import { OF_A_READING } from './uk/of-a-reading.js';
import { STATUS_AND_VALUES } from './uk/status-and-values.js';

const CYRILLIC = /[а-яіїєґ]/i;
const PARTS = [STATUS_AND_VALUES, KINDS_AND_FIELDS, CLAIM_CODES, LISTS_AND_PLEDGES, OF_A_READING];

type FieldType = FieldSpec['type'];
type Fields = Record<string, unknown>;

/** The words of a closed list, of a list of them, and of the shapes within. */
function codesOf(type: FieldType): readonly string[] {
  if (type.is === 'one-of') return type.values;
  if (type.is === 'list') return codesOf(type.of);
  return type.is === 'shape' ? [...fieldsOf(type.of()).values()].flatMap((spec) => codesOf(spec.type)) : [];
}

const specsOf = (kind: ClaimKind): FieldSpec[] => [...fieldsOf(kind.fields).values()];
const claimCodes = claimKinds.flatMap((kind) => specsOf(kind).flatMap(({ type }) => codesOf(type)));

/** The fields that accounts can be found to differ on. */
const comparable = claimKinds.flatMap((kind) =>
  specsOf(kind)
    .filter(
      ({ type }) =>
        ['one-of', 'whole-number', 'yes-no'].includes(type.is) || (type.is === 'text' && type.format === 'duration'),
    )
    .map(({ name }) => name),
);

const lists: Readonly<Record<string, readonly string[]>> = {
  'the fields of claims': claimCodes,
  life: LIFE,
  liberty: LIBERTY,
  procedure: PROCEDURE,
  whereabouts: WHEREABOUTS,
  categories: CATEGORIES,
  'names of facets': SPAN_FACETS,
  'bodies recognised': RECOGNITIONS,
  facilities: FACILITY_KINDS,
  'schemes of names': NAME_SCHEMES,
  protection: PROTECTIONS,
  'reasons to drop': DROP_REASONS,
  'answers of the holding side': ANSWERS,
  duties: TERM_KINDS,
  'ends of pledges': END_REASONS,
  'states of pledges': ['standing', 'ended'],
  findings: FINDINGS,
  'grounds of an erasure': ERASURE_BASES,
  'groups of claims': CLAIM_GROUPS,
  'kinds of claims': claimKinds.map(({ name }) => name),
  'what accounts differ on': ['when', ...comparable],
  'rules that choose': CHOSEN_BY,
  weekdays: WEEKDAY_NAMES,
};

/** The same value with every text of a source in Cyrillic, so that a Latin letter in a line is a code of ours. */
function asWritten(value: unknown, type: FieldType): unknown {
  if (type.is === 'text' && type.format === undefined) return 'зі слів джерела';
  if (type.is === 'list') return (value as unknown[]).map((item) => asWritten(item, type.of));
  return type.is === 'shape' ? everyText(value as Fields, fieldsOf(type.of())) : value;
}

function everyText(fields: Fields, specs: ReadonlyMap<string, FieldSpec>): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const type = specs.get(name)?.type;
      return [name, type === undefined || value === undefined ? value : asWritten(value, type)];
    }),
  );
}

/** The example of a kind, the least that can be said, and the example once with each word of each closed list. */
function variants(kind: ClaimKind): Fields[] {
  const specs = fieldsOf(kind.fields);
  const example = everyText({ ...read(kind.fields, { ...kind.example }) }, specs);
  const least = Object.fromEntries(Object.entries(example).filter(([name]) => specs.get(name)?.optional !== true));
  const words = [...specs.values()].flatMap(({ name, type }) =>
    type.is === 'one-of' ? type.values.map((value) => ({ ...example, [name]: value })) : [],
  );
  const answers = [...specs.values()].flatMap(({ name, type }) =>
    type.is === 'yes-no' ? [true, false].map((value) => ({ ...example, [name]: value })) : [],
  );
  return [example, least, ...words, ...answers];
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesBelow(path);
    return path.endsWith('.ts') && !/(\.test|\.d)\.ts$/.test(path) ? [path] : [];
  });
}

/** What the sources say, as the keys of a catalogue. */
function templatesIn(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
  const said = [...code.matchAll(/\bsay`((?:[^`\\$]|\$(?!\{)|\$\{[^{}`]*\})*)`/g)].map(([, text = '']) => text);
  // What the pattern cannot read is no template that nobody needs to translate.
  expect(said).toHaveLength(code.split(/\bsay`/).length - 1);
  return said.map((text) => {
    let at = 0;
    return text.replaceAll(/\$\{[^{}]*\}/g, () => `{${at++}}`);
  });
}

const placesIn = (template: string) => [...new Set(template.match(/\{\d+\}/g))].toSorted();

describe('what the record says of its own', () => {
  const templates = [
    ...new Set(sourcesBelow('libs/record').flatMap((file) => templatesIn(readFileSync(file, 'utf8')))),
  ];

  it('is found in the sources', () => {
    expect(templates).toContain('It is the only account.');
    expect(templates).toContain('{0} ({1}) stands before {2} ({3}).');
    expect(templates.length).toBeGreaterThan(25);
    expect(templatesIn('const a = say`${one} and ${two(1)}`;\n  // say`no`')).toEqual(['{0} and {1}']);
  });

  it('is said in Ukrainian, with all that is filled in', () => {
    expect(templates.filter((template) => !Object.hasOwn(UKRAINIAN, template))).toEqual([]);
    const lossy = templates.filter((template) => {
      const said = UKRAINIAN[template] ?? '';
      return placesIn(said).join() !== placesIn(template).join();
    });
    expect(lossy).toEqual([]);
  });

  it('is all that the catalogue has, beside the codes', () => {
    const codes = Object.values(lists)
      .flat()
      .map((code) => code.replaceAll('-', ' '));
    const used = new Set([...templates, ...codes]);
    expect(Object.keys(UKRAINIAN).filter((key) => !used.has(key))).toEqual([]);
  });

  it('stands once in the parts of the catalogue', () => {
    const keys = PARTS.flatMap((part) => Object.keys(part));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    expect(new Set(keys)).toEqual(new Set(Object.keys(UKRAINIAN)));
  });
});

describe('the closed lists', () => {
  it.each(Object.entries(lists))('%s: have a Ukrainian word for each', (_, codes) => {
    expect(codes.filter((code) => !CYRILLIC.test(wordOf(code).in('uk')))).toEqual([]);
  });

  it('are named in an English sentence as they are, and in Ukrainian by words', () => {
    const codes = new Codes('earliest-recorded', 'when');
    expect(codes.in('en')).toBe('earliest-recorded, when');
    expect(codes.in('uk')).toBe('найраніше записане, дата');
  });
});

describe.each(claimKinds.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  it('says one Ukrainian line without a date and without a code', () => {
    for (const fields of variants(kind)) {
      const said = lineOf(kind, fields, 'uk');
      expect(said).toMatch(/^[А-ЯІЇЄҐ][^\n]*[^\s,:;–]$/);
      expect(said).not.toMatch(/[a-z]| {2}|\d{4}/i);
    }
  });

  it('says it without the fields that are kept closer than the claim', () => {
    const [whole = {}] = variants(kind);
    const specs = fieldsOf(kind.fields);
    const seen = Object.fromEntries(
      Object.entries(whole).filter(([name]) => specs.get(name)?.protection === undefined),
    );
    expect(lineOf(kind, seen, 'uk')).toBe(lineOf(kind, whole, 'uk'));
  });
});
