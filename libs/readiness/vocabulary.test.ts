import { describe, expect, it } from '@jest/globals';
import { profiles, ruleNamed, rules, vocabulary } from './index.js';

describe('the rules that may be waived', () => {
  it('are all but those whose waiver would do the harm that they prevent', () => {
    const never = rules.map(({ id }) => id).filter((id) => !vocabulary.rules.has(id));
    expect(never).toEqual(['CO-1', 'PR-2']);
  });
});

describe('the vocabulary of profiles', () => {
  it('has every rule, and those that no profile may leave out', () => {
    expect([...vocabulary.everyRule]).toEqual(rules.map(({ id }) => id));
    expect([...vocabulary.indispensable]).toEqual(['PR-1', 'PR-2']);
    for (const id of vocabulary.indispensable) expect(ruleNamed(id)?.blocking).toBe(true);
  });

  it('has what is shipped, as its newest version has it', () => {
    const known = [...vocabulary.profiles].map(([id, { version, content }]) => ({ id, version, ...content }));
    expect(known).toEqual(profiles);
  });
});
