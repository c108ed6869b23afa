import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Malformed, Refused, REFUSAL_CODES } from './refused.js';

const HERE = new URL('.', import.meta.url);

function textOf(wanted: (path: string) => boolean): string {
  return readdirSync(HERE, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && wanted(path) && !path.startsWith('refused.'))
    .map((path) => readFileSync(new URL(path, HERE), 'utf8'))
    .join('\n');
}

describe('the codes of refusal', () => {
  const code = textOf((path) => !path.endsWith('.test.ts'));
  const tests = textOf((path) => path.endsWith('.test.ts'));

  it.each(REFUSAL_CODES)('%s can be given, and a test makes the record give it', (refusal) => {
    expect(code).toContain(`'${refusal}'`);
    expect(tests).toContain(`'${refusal}'`);
  });

  it('are all that a decision gives', () => {
    const given = [...code.matchAll(/Refused\(\s*'([^']+)'/g)].map(([, refusal]) => refusal);
    expect(given.length).toBeGreaterThan(40);
    const known = new Set<string | undefined>(REFUSAL_CODES);
    expect(given.filter((refusal) => !known.has(refusal))).toEqual([]);
  });
});

describe('a refusal', () => {
  it('says why in a code, in a sentence and in details', () => {
    const refusal = new Refused('unknown-document', 'No such document.', { documents: ['x'] });
    expect(refusal).toMatchObject({ name: 'Refused', code: 'unknown-document', message: 'No such document.' });
    expect(new Refused('list-empty', 'Nobody.').details).toEqual({});
  });
});

describe('a malformed request', () => {
  it('names every field', () => {
    const errors = [
      { field: 'a', message: 'must be a text' },
      { field: 'b.0', message: 'is not a field here' },
    ];
    expect(new Malformed(errors)).toMatchObject({
      name: 'Malformed',
      errors,
      message: 'a: must be a text; b.0: is not a field here',
    });
  });
});
