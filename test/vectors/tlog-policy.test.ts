import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parsePolicy } from '#transparency-log';

interface Vectors {
  readonly valid: readonly { readonly policy: string; readonly n: number }[];
  readonly invalid: readonly string[];
}

const file = fileURLToPath(new URL('../../../shared/vectors/transcribed/policy-cases.json', import.meta.url));
const whereVectorsAre = existsSync(file) ? describe : describe.skip;
const vectors = () => JSON.parse(readFileSync(file, 'utf8')) as Vectors;

whereVectorsAre('the policies of transparency-dev/formats', () => {
  it('are understood', () => {
    for (const { policy, n } of vectors().valid) {
      const { groups, quorum } = parsePolicy(policy);
      expect(groups.find(({ name }) => name === quorum)?.needed).toBe(n);
    }
  });

  it('are refused in all the cases described there', () => {
    const [policy = ''] = vectors().valid.map((valid) => valid.policy);
    const [first = '', second = ''] = policy.split('\n');
    const described: Record<string, string> = {
      'no quorum line': `${first}\n`,
      'quorum unknown': 'quorum unknown\n',
      'duplicate witness name': `${first}\n${second.replace('w2', 'w1')}\nquorum w1\n`,
      'threshold -1': `${first}\n${second}\ngroup g1 -1 w1 w2\nquorum g1\n`,
      'witness named all': `${first.replace('w1', 'all')}\nquorum all\n`,
      'group named none': `${first}\ngroup none 1 w1\nquorum none\n`,
    };
    for (const invalid of vectors().invalid) {
      const text = Object.entries(described).find(([name]) => invalid.includes(name))?.[1];
      if (text === undefined) throw new Error(`no policy is written for «${invalid}»`);
      expect(() => parsePolicy(text)).toThrow(expect.objectContaining({ code: 'malformed-policy' }));
    }
  });
});
