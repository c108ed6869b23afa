import { describe, expect, it } from '@jest/globals';
import { cosignerKey, formatNoteKey } from './note-key.js';
import { SigningKey } from '#log-keeping';
import { parsePolicy } from './tlog-policy.js';

const LOG = SigningKey.generate('log.example/record').key;
const [A = '', B = '', C = ''] = ['a', 'b', 'c'].map((name) =>
  formatNoteKey(SigningKey.generate(`${name}.example`, 'cosignature/v1').cosigner),
);
const malformed = expect.objectContaining({ code: 'malformed-policy' });

describe('a policy', () => {
  it('names logs, witnesses, groups and a quorum', () => {
    const policy = parsePolicy(
      [
        '# who watches the record',
        `log ${formatNoteKey(LOG)} https://log.example/record`,
        '',
        `\twitness A ${A}  https://a.example/`,
        `witness B ${B}`,
        ` \t `,
        '  # two of three',
        `witness Київ ${C}`,
        'group some 2 A B Київ',
        'quorum some',
        '',
      ].join('\n'),
    );
    expect(policy.logs).toEqual([{ key: LOG, url: 'https://log.example/record' }]);
    expect(policy.witnesses.map(({ name, url }) => [name, url])).toEqual([
      ['A', 'https://a.example/'],
      ['B', undefined],
      ['Київ', undefined],
    ]);
    expect(policy.groups).toEqual([{ name: 'some', needed: 2, members: ['A', 'B', 'Київ'] }]);
    expect(policy.quorum).toBe('some');
  });

  it('may want no cosignatures, and know no log', () => {
    expect(parsePolicy('quorum none\n')).toEqual({ logs: [], witnesses: [], groups: [], quorum: 'none' });
  });

  it('may name a witness by its plain key, and means its cosignatures', () => {
    const plain = SigningKey.generate('w.example').key;
    const [witness] = parsePolicy(`witness w ${formatNoteKey(plain)}\nquorum w\n`).witnesses;
    expect(witness?.key).toEqual(cosignerKey(plain));
  });

  it.each([
    ['any', 1],
    ['all', 2],
    ['1', 1],
    ['2', 2],
  ])('understands %s of two', (threshold, needed) => {
    const policy = parsePolicy(`witness A ${A}\nwitness B ${B}\ngroup g ${threshold} A B\nquorum g\n`);
    expect(policy.groups.map((group) => group.needed)).toEqual([needed]);
  });

  it.each([
    ['no quorum', `witness A ${A}\n`],
    ['two quorums', 'quorum none\nquorum none\n'],
    ['a quorum that nothing defines', 'quorum A\n'],
    ['a quorum defined after it', `quorum A\nwitness A ${A}\n`],
    ['more than a name for a quorum', `witness A ${A}\nquorum A A\n`],
    ['no name for a quorum', 'quorum\n'],
    ['an unknown word', 'logs none\nquorum none\n'],
    ['a last line without an end', 'quorum none'],
    ['a carriage return', 'quorum none\r\n'],
    ['another control character', 'quorum none # \u007f\n'],
    ['half a character', '# \ud800\nquorum none\n'],
    ['a comment behind a line', `witness A ${A} https://a.example/ # ours\nquorum A\n`],
    ['a wide space before a comment', '\u00a0# comment\nquorum none\n'],
    ['a log with the key of a cosigner', `log ${A}\nquorum none\n`],
    ['a log twice', `log ${formatNoteKey(LOG)}\nlog ${formatNoteKey(LOG)}\nquorum none\n`],
    ['words behind the address of a log', `log ${formatNoteKey(LOG)} https://log.example/ more\nquorum none\n`],
    ['two witnesses of one name', `witness A ${A}\nwitness A ${B}\nquorum A\n`],
    ['two witnesses of one key', `witness A ${A}\nwitness B ${A}\nquorum A\n`],
    ['a group of nobody', 'group g any\nquorum g\n'],
    ['a group named like a witness', `witness A ${A}\ngroup A any A\nquorum A\n`],
    ['a group of one that is not there', 'group g any A\nquorum g\n'],
    ['a group of itself', `witness A ${A}\ngroup g any A g\nquorum g\n`],
    ['a group of none', `witness A ${A}\ngroup g 1 A none\nquorum g\n`],
    ['a member named twice', `witness A ${A}\ngroup g 2 A A\nquorum g\n`],
    ['a member of two groups', `witness A ${A}\ngroup g any A\ngroup h any A g\nquorum h\n`],
    ['none of two', `witness A ${A}\ngroup g 0 A\nquorum g\n`],
    ['two of one', `witness A ${A}\ngroup g 2 A\nquorum g\n`],
    ['a threshold with a leading zero', `witness A ${A}\ngroup g 01 A\nquorum g\n`],
    ['a threshold in words', `witness A ${A}\ngroup g one A\nquorum g\n`],
    ['more than 100,000 characters', `# ${'x'.repeat(100_000)}\nquorum none\n`],
  ])('is refused with %s', (_, text) => {
    expect(() => parsePolicy(text)).toThrow(malformed);
  });

  it.each(['none', 'all', 'any'])('names no witness %s', (name) => {
    expect(() => parsePolicy(`witness ${name} ${A}\nquorum ${name}\n`)).toThrow(malformed);
  });

  it('is refused with a key that is none, and says where it is wrong', () => {
    expect(() => parsePolicy('log log.example\nquorum none\n')).toThrow(
      expect.objectContaining({ code: 'malformed-key' }),
    );
    expect(() => parsePolicy('quorum none\n\nquorum none\n')).toThrow('line 3 names a second quorum');
  });

  it('knows at most 256 of a kind', () => {
    const groups = (count: number) =>
      Array.from({ length: count }, (_, at) => `group g${at + 1} any ${at === 0 ? 'A' : `g${at}`}\n`).join('');
    expect(parsePolicy(`witness A ${A}\n${groups(256)}quorum g256\n`).groups).toHaveLength(256);
    expect(() => parsePolicy(`witness A ${A}\n${groups(257)}quorum g257\n`)).toThrow('one group too many');
  });
});
