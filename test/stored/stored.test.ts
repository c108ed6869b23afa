import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  asFact,
  campaign,
  casefile,
  casegroup,
  claimKindNamed,
  claimKinds,
  document,
  exchangeList,
  fold,
  pledge,
  profile,
  readPledge,
  streamCategoryOf,
  tryRead,
  type CaseRecord,
  type ClaimData,
  type Decider,
  type Fact,
} from '#record';
import { readingOf } from '../support/reading-of.js';

/** Every kind of event ever written, one file each. A file here is never changed: the record that holds it cannot be. */
const HERE = new URL('.', import.meta.url);
const RECORD = new URL('../../libs/record/', HERE);

const filesIn = (folder: URL, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }));

function factIn(text: string): Fact {
  const event = JSON.parse(text) as Parameters<typeof asFact>[0];
  return asFact({ ...event, revision: BigInt(event.revision), recordedAt: new Date(event.recordedAt) });
}

const stored = filesIn(HERE, '.json').map(({ path, text }) => ({ path, fact: factIn(text) }));
const facts = stored.map(({ fact }) => fact).toSorted((a, b) => (a.position < b.position ? -1 : 1));
const streamOf = (category: string) => facts.filter(({ stream }) => streamCategoryOf(stream) === category);

function storedFact(type: string): Fact {
  const found = facts.find((fact) => fact.type === type);
  if (found === undefined) throw new Error(`no ${type} is stored`);
  return found;
}

/** The casefile as it was before its end: what comes after a tombstone reads as nothing. */
const told = () => streamOf('casefile').filter(({ type }) => type !== 'PersonalDataErased');

describe('the stored events', () => {
  it('are of every type that the record can write', () => {
    const source = filesIn(RECORD, '.ts')
      .filter(({ path }) => !path.endsWith('.test.ts') && !path.includes('claims/'))
      .map(({ text }) => text)
      .join('\n');
    const written = [...source.matchAll(/\btype: '([A-Z][A-Za-z]+)'/g)].map(([, type]) => type ?? '');
    const types = new Set([...written, ...claimKinds.map(({ name }) => name)]);
    expect(types.size).toBeGreaterThanOrEqual(70);
    expect([...types].filter((type) => !facts.some((fact) => fact.type === type))).toEqual([]);
  });

  it.each(stored.map(({ path, fact }) => [path, fact] as const))(
    '%s is where its stream and type say',
    (path, fact) => {
      expect(path).toBe(`${streamCategoryOf(fact.stream)}/${fact.type}.json`);
      expect(fact.recordedBy).toBe('monitor');
    },
  );
});

const deciders: readonly (readonly [category: string, decider: Decider<unknown>, opening: string])[] = [
  ['casefile', casefile, 'CasefileOpened'],
  ['document', document, 'DocumentCaptured'],
  ['casegroup', casegroup, 'CasegroupOpened'],
  ['campaign', campaign, 'CampaignLaunched'],
  ['pledge', pledge, 'PatronagePledged'],
  ['exchangelist', exchangeList, 'ExchangeListDrafted'],
  ['profile', profile, 'ProfilePublished'],
];

describe.each(deciders)('a stream of the kind %s', (category, decider, opening) => {
  it.each(streamOf(category).map((fact) => [fact.type, fact] as const))('folds %s', (type, fact) => {
    const before = type === opening ? [] : [storedFact(opening)];
    expect(fold(decider, [...before, fact])).toBeDefined();
  });

  it('folds as a whole', () => {
    expect(fold(decider, streamOf(category))).not.toEqual(decider.initial);
  });
});

const record = (...own: Fact[]): CaseRecord => ({
  id: '00000000-0000-4000-8000-000000000001',
  facts: own,
  pledges: [streamOf('pledge')],
  lists: [streamOf('exchangelist')],
  groups: [streamOf('casegroup')],
  namesakes: [],
});

describe('a claim that is stored', () => {
  const claims = facts.filter(({ type }) => claimKindNamed(type) !== undefined);

  it.each(claims.map((fact) => [fact.type, fact] as const))('%s is still what its kind can read', (type, fact) => {
    const kind = claimKindNamed(type);
    const { fields } = fact.data as ClaimData;
    if (kind === undefined) throw new Error(`there is no kind ${type}`);
    expect(tryRead(kind.fields, fields).problems).toEqual([]);
    expect(kind.says(fields)).toMatch(/^[A-Z]/);
  });

  it.each(claims.map((fact) => [fact.type, fact] as const))('%s is in the reading', (_, fact) => {
    const { when, fields, sources } = fact.data as ClaimData;
    const { occurrences } = readingOf(record(storedFact('CasefileOpened'), fact));
    expect(occurrences.map(({ account }) => account)).toEqual([
      expect.objectContaining({ claim: fact.id, kind: fact.type, when, fields, sources }),
    ]);
  });
});

describe('what is stored about a claim', () => {
  const reading = (...types: string[]) =>
    readingOf(record(...['CasefileOpened', 'Arrested', ...types].map((type) => storedFact(type))));

  it('is in the reading: correction, dispute, separation, adjudication, retraction', () => {
    expect(reading('ClaimCorrected').occurrences[0]?.account).toMatchObject({
      when: '2020-05-04',
      fields: { by: 'security service' },
      corrections: [{ reason: 'misread', was: { when: '2020-05-03~' } }],
    });
    expect(reading('ClaimDisputed').occurrences[0]?.account.disputes).toHaveLength(1);
    expect(reading('AccountSeparated').occurrences[0]?.id).toBe('00000000-0000-4000-8000-000000007002');
    expect(reading('OccurrenceAdjudicated').occurrences[0]?.chosenBy).toBe('adjudicated');
    expect(reading('AccountsMatched').occurrences).toHaveLength(1);
    expect(reading('ClaimRetracted').withdrawn).toHaveLength(1);
  });

  it('is in the reading: review and waiver', () => {
    expect(reading('CasefileReviewed').reviews).toMatchObject([{ by: 'monitor', findings: 'agreed' }]);
    expect(reading('RuleWaived').waivers).toMatchObject([{ rule: 'CO-2', until: '2026-12-31' }]);
  });
});

describe('what is stored elsewhere about a person', () => {
  it('is in the reading: list and group', () => {
    const { lists, groups } = readingOf(record(...told()));
    expect(lists).toMatchObject([{ profile: 'ombudsman-list', version: 1, answer: 'silent', dropped: 'other' }]);
    expect(groups).toMatchObject([{ role: 'defendant', from: '2020-05', until: '2021' }]);
  });

  it('is a pledge that can be read', () => {
    const read = readPledge(streamOf('pledge'), { on: '2026-09-01', clearance: 'public' }, () => true, 'public');
    expect(read).toMatchObject({
      patron: { name: 'Paul Example' },
      state: 'ended',
      formerPatrons: [{ patron: { name: 'Petra Example' } }],
    });
    expect(read?.duties.map(({ done }) => done.length)).toEqual([1, 1, 0, 0]);
    expect(read?.duties[1]?.done[0]?.replies).toHaveLength(1);
  });
});
