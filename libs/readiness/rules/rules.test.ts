import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { exampleProfile, exampleReading } from '../../../test/support/example-reading.js';
import { evaluate } from '../evaluate.js';
import { EXAMPLE_DAY } from '../example.js';
import { ruleNamed, rules } from './index.js';

const CATALOGUE = 'ID-6 CU-6 CA-6 CO-6 HE-3 RE-5 PR-2 PV-4 LI-3'.split(' ').flatMap((group) => {
  const [prefix, size] = group.split('-');
  return Array.from({ length: Number(size) }, (_, at) => `${prefix}-${at + 1}`);
});

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
      const reading = exampleReading(example);
      expect(reading.on).toBe(EXAMPLE_DAY);
      const found = evaluate(reading, exampleProfile(rule, example), example.submission).rules.find(
        (one) => one.id === id,
      );
      expect(found?.outcome).toBe(example.expect);
      expect(found?.because).toMatch(/^.+\.$/);
      const claims = reading.occurrences.flatMap(({ account, others }) => [account, ...others]).map((one) => one.claim);
      expect(claims).toEqual(expect.arrayContaining([...(found?.claims ?? [])]));
      expect(found?.since !== undefined).toBe(example.expect === 'stale');
      expect((found?.until ?? '9999-12-31') > reading.on).toBe(true);
    },
  );
});
