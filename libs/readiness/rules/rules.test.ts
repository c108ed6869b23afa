import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { readCasefile, type Reading } from '#record';
import {
  adjudicated,
  claim,
  disputed,
  grouped,
  listed,
  namesake,
  onRecord,
  reviewed,
  source,
  type Elsewhere,
  type Unstamped,
} from '../../../test/support/on-record.js';
import { evaluate } from '../evaluate.js';
import { EXAMPLE_DAY, type ActGiven, type ClaimGiven, type Example } from '../example.js';
import type { Profile } from '../profile.js';
import { ruleNamed, rules } from './index.js';

const PROFILE: Profile = {
  id: 'example',
  version: 1,
  title: 'Example',
  about: 'For examples',
  recipients: [],
  clearance: 'partners',
  rules: [],
  minimumGrade: 'C3',
  acceptsBesideCustody: [],
  marginDays: 0,
  namesNeeded: [
    { about: 'in Ukrainian, with patronymic', lang: 'uk', patronymic: true },
    { about: 'as in the verdict', scheme: 'verdict', onceSentenced: true },
  ],
};

const CATALOGUE = 'ID-6 CU-6 CA-6 CO-6 HE-3 RE-5 PR-2 PV-4 LI-3'.split(' ').flatMap((group) => {
  const [prefix, size] = group.split('-');
  return Array.from({ length: Number(size) }, (_, at) => `${prefix}-${at + 1}`);
});

function given(fact: ClaimGiven | ActGiven): Unstamped | Elsewhere {
  if ('act' in fact) return happened(fact);
  const { kind, when, fields, id, accountOf, grade, roots, protection } = fact;
  return claim(kind, when, fields, {
    sources: roots === undefined ? [source(grade)] : roots.map((root) => source(grade, root)),
    ...(id === undefined ? {} : { id }),
    ...(accountOf === undefined ? {} : { occurrence: accountOf }),
    ...(protection === undefined ? {} : { protection }),
  });
}

function happened(fact: ActGiven): Unstamped | Elsewhere {
  switch (fact.act) {
    case 'disputed':
      return disputed(fact.claim);
    case 'adjudicated':
      return adjudicated('one', fact.prefer);
    case 'reviewed':
      return reviewed({ recordedAt: fact.on, findings: fact.findings ?? 'agreed' });
    case 'grouped':
      return grouped(fact.until === undefined ? {} : { until: fact.until });
    case 'namesake':
      return namesake(fact.casefile);
    case 'listed': {
      const { profile, act: _, ...options } = fact;
      return listed(profile, options);
    }
    default:
      throw new Error(`no such act: ${String(fact satisfies never)}`);
  }
}

function readingOf(example: Example): Reading {
  const reading = readCasefile(onRecord(...example.given.map(given)), { on: EXAMPLE_DAY, clearance: 'sealed' });
  if (reading === undefined) throw new Error('not readable');
  return reading;
}

describe('the catalogue of rules', () => {
  it('is complete and in order', () => {
    expect(rules.map(({ id }) => id)).toEqual(CATALOGUE);
  });

  it('finds a rule by its id', () => {
    for (const rule of rules) expect(ruleNamed(rule.id)).toBe(rule);
    expect(ruleNamed('XX-1')).toBeUndefined();
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('says what it requires and why', () => {
    expect(rule.requires).not.toBe('');
    expect(rule.why).not.toBe('');
  });

  it('has at least three examples, under different names', () => {
    expect(new Set(rule.examples.map(({ name }) => name)).size).toBe(rule.examples.length);
    expect(rule.examples.length).toBeGreaterThanOrEqual(3);
  });

  it.each(rule.examples.map((example) => [example.expect, example.name, example] as const))(
    'is %s %s',
    (_, __, example) => {
      const reading = readingOf(example);
      const profile = { ...PROFILE, rules: [id], ...example.profile };
      const found = evaluate(reading, profile, example.submission).rules.find((one) => one.id === id);
      expect(found?.outcome).toBe(example.expect);
      expect(found?.because).toMatch(/^.+\.$/);
      const claims = reading.occurrences.flatMap(({ account, others }) => [account, ...others]).map((one) => one.claim);
      expect(claims).toEqual(expect.arrayContaining([...(found?.claims ?? [])]));
      expect(found?.since !== undefined).toBe(example.expect === 'stale');
      expect((found?.until ?? '9999-12-31') > reading.on).toBe(true);
    },
  );
});
