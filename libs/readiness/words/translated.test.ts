import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { exampleProfile, exampleReading } from '../../../test/support/example-reading.js';
import { onRecord, waived, type OnRecord } from '../../../test/support/on-record.js';
import { readingOf } from '../../../test/support/reading-of.js';
import { evaluate } from '../evaluate.js';
import { OUTCOMES } from '../finding.js';
import { profiles } from '../profiles/index.js';
import { rules } from '../rules/index.js';
import { summaryOf } from '../summary.js';
import { outcomeIn, requiresIn, titleOf, urgencyIn, whyIn } from './rule-words.js';
import { listOf, say, textIn } from './say.js';
import { CASE } from './uk/case.js';
import { CONSENT } from './uk/consent.js';
import { CUSTODY } from './uk/custody.js';
import { FINDINGS } from './uk/findings.js';
import { HEALTH } from './uk/health.js';
import { IDENTITY } from './uk/identity.js';
import { LISTS } from './uk/lists.js';
import { PROFILES } from './uk/profiles.js';
import { PROVENANCE } from './uk/provenance.js';
import { RELATIONS } from './uk/relations.js';
import { UKRAINIAN } from './uk.js';

const ROOM = new URL('..', import.meta.url);
const CYRILLIC = /\p{Script=Cyrillic}/u;
const SAID = /\bsay`((?:[^`$]|\$\{[^`}]*\})*)`/g;

const sources = readdirSync(ROOM, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(new URL(file, ROOM), 'utf8'));

/** The templates of the sentences in the sources: what is filled in is numbered. */
const templates = sources.flatMap((source) =>
  [...source.matchAll(SAID)].map(([, written = '']) => {
    let at = 0;
    return written.replaceAll(/\$\{[^`}]*\}/g, () => `{${at++}}`);
  }),
);
const texts = [
  ...rules.flatMap(({ requires, why }) => [requires, why]),
  ...profiles.flatMap(({ title, namesNeeded }) => [title, ...namesNeeded.map(({ about }) => about)]),
  ...OUTCOMES.map((outcome) => outcomeIn(outcome, 'en')),
];

const placeholders = (text: string) => (text.match(/\{\d+\}/g) ?? []).toSorted();

describe('the Ukrainian of the rules', () => {
  it('has every sentence of the sources, every text of rules and profiles, and nothing else', () => {
    // What the pattern above does not take for a sentence would be missed.
    expect(templates).toHaveLength(sources.join('\n').split('say`').length - 1);
    expect(Object.keys(UKRAINIAN).toSorted()).toEqual([...new Set([...templates, ...texts])].toSorted());
  });

  it('fills in what the English fills in', () => {
    for (const [english, ukrainian] of Object.entries(UKRAINIAN))
      expect([english, placeholders(ukrainian)]).toEqual([english, placeholders(english)]);
  });

  it('ends as the English ends, and is Ukrainian', () => {
    const ofWords = Object.entries(UKRAINIAN).filter(([english]) =>
      /[a-z]{2}/.test(english.replaceAll(/\{\d+\}/g, '')),
    );
    for (const [english, ukrainian] of ofWords) {
      expect([english, ukrainian.endsWith('.')]).toEqual([english, english.endsWith('.')]);
      expect(ukrainian).toMatch(CYRILLIC);
      expect(ukrainian).not.toMatch(/[ыэъё]|'|"/i);
    }
  });

  it('says nothing twice', () => {
    const parts = [FINDINGS, IDENTITY, CUSTODY, CASE, CONSENT, HEALTH, RELATIONS, PROVENANCE, LISTS, PROFILES];
    const keys = parts.flatMap((part) => Object.keys(part));
    expect(keys).toHaveLength(new Set(keys).size);
    expect(keys).toHaveLength(Object.keys(UKRAINIAN).length);
  });
});

describe('what a rule and a profile are about', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('%s is said in both languages', (_, rule) => {
    expect([requiresIn(rule, 'en'), whyIn(rule, 'en')]).toEqual([rule.requires, rule.why]);
    expect(requiresIn(rule, 'uk')).toMatch(CYRILLIC);
    expect(whyIn(rule, 'uk')).toMatch(CYRILLIC);
  });

  it('is said of the profiles that are shipped, and stays as it was written of others', () => {
    for (const profile of profiles) {
      expect(titleOf(profile, 'en')).toBe(profile.title);
      expect(titleOf(profile, 'uk')).toMatch(CYRILLIC);
      expect(titleOf({ ...profile, title: 'Our own list' }, 'uk')).toBe('Our own list');
    }
  });

  it('is said of outcomes', () => {
    expect(OUTCOMES.map((outcome) => outcomeIn(outcome, 'uk'))).toEqual([
      'виконано',
      'не виконано',
      'застаріло',
      'спірно',
      'не застосовно',
      'вимогу знято',
    ]);
    expect(outcomeIn('not-applicable', 'en')).toBe('not applicable');
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('what %s finds', (id, rule) => {
  it.each(rule.examples.map((example) => [example.name, example] as const))('is Ukrainian %s', (_, example) => {
    const judged = (language: 'en' | 'uk') =>
      evaluate(exampleReading(example), exampleProfile(rule, example), example.submission, language);
    const [english, ukrainian] = [judged('en'), judged('uk')];
    const found = ukrainian.rules.find((one) => one.id === id);
    expect(found?.because).toMatch(CYRILLIC);
    expect(found?.because).toMatch(/^\P{Ll}.+\.$/u);
    // No word of ours is left in English: a name, a grade or a hash is of the source.
    expect(found?.because.replaceAll(/Example Remand Prison|Colony No\. 0|SHA-256/g, '')).not.toMatch(/[A-Za-z]{3}/);
    expect({ ...ukrainian, rules: ukrainian.rules.map(({ outcome }) => outcome) }).toEqual({
      ...english,
      rules: english.rules.map(({ outcome }) => outcome),
      urgentBecause: english.urgentBecause.map((reason) => urgencyIn(reason, 'uk')),
    });
  });
});

describe('an evaluation in Ukrainian', () => {
  const [profile] = profiles;
  if (profile === undefined) throw new Error('no profiles');
  const lacking = (...facts: readonly OnRecord[]) =>
    evaluate(readingOf(onRecord(...facts)), { ...profile, rules: ['CO-2', 'CU-4'] }, undefined, 'uk');

  it('is summed up', () => {
    expect(summaryOf(lacking(), 'uk')).toBe('не готово; блокують (2): CU-4 не виконано, CO-2 не виконано');
    expect(summaryOf({ ...lacking(), ready: true }, 'uk')).toBe('готово');
  });

  it('leaves what people wrote in a waiver as they wrote it', () => {
    const waiver = waived('CO-2', '2026-09-30', { by: 'Olena', reason: 'no visits are allowed.' });
    expect(lacking(waiver).rules.at(-1)?.because).toBe(
      'Вимогу знято до 2026-09-30; хто зняв: Olena; підстава: no visits are allowed. (Без цього – не виконано: Згоди на обмін немає.)',
    );
  });
});

describe('a text', () => {
  it('that the catalogue lacks stays as it was written', () => {
    expect(textIn('toString', 'uk')).toBe('toString');
    expect(textIn('four eyes', 'uk')).toBe('правило чотирьох очей');
    expect(textIn('four eyes', 'en')).toBe('four eyes');
  });

  it('may be a list of words', () => {
    const list = listOf([say`woman`, say`over 60`]);
    expect([list.in('en'), list.in('uk')]).toEqual(['woman, over 60', 'жінка, вік понад 60 років']);
  });
});
