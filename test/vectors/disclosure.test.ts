import { describe, expect, it } from '@jest/globals';
import { createSecretKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { digestOf } from '#hash';
import { openingsOf } from '#sealing';

interface Vector {
  readonly disclosure: string;
  readonly json: string;
  readonly digest: string;
}

const file = fileURLToPath(new URL('../../../shared/vectors/transcribed/sd-jwt-disclosures.json', import.meta.url));
const whereVectorsAre = existsSync(file) ? describe : describe.skip;
const cases = () => (JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Vector[] }).cases;

whereVectorsAre('the disclosures of RFC 9901 §4.2', () => {
  it('have the digest that is given there', () => {
    expect(cases()).not.toEqual([]);
    for (const { disclosure, json, digest } of cases()) {
      expect(Buffer.from(json, 'utf8').toString('base64url')).toBe(disclosure);
      expect(digestOf(disclosure)).toBe(digest);
    }
  });

  it('have the form of our openings, but for their white space and salt', () => {
    const key = createSecretKey(Buffer.alloc(32, 1));
    for (const { json } of cases()) {
      const [, name, value] = JSON.parse(json) as [string, string, string];
      const [opening] = openingsOf(key, '00000000-0000-4000-8000-000000000001', { [name]: value });
      const ours = Buffer.from(opening?.text ?? '', 'base64url').toString('utf8');
      expect(ours.replace(/^\["[A-Za-z0-9_-]{22}",/, '')).toBe(`${JSON.stringify(name)},${JSON.stringify(value)}]`);
      expect(digestOf(opening?.text ?? '')).toBe(opening?.digest);
    }
  });
});
