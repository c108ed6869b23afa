import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SmallLog } from '../../test/support/small-log.js';
import { SigningKey } from '#log-keeping';
import { formatTlogProof, parseTlogProof, verifyTlogProof } from './tlog-proof.js';

const bytes = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((of) => new Uint8Array(of));
const proofs = fc.record(
  {
    index: fc.maxSafeNat(),
    hashes: fc.array(bytes(32), { maxLength: 63 }),
    checkpoint: fc.string({ unit: 'grapheme' }).map((text) => `${text}\n`),
    extra: fc.uint8Array({ minLength: 1, maxLength: 40 }).map((of) => new Uint8Array(of)),
  },
  { requiredKeys: ['index', 'hashes', 'checkpoint'] },
);
const code = (expected: string) => expect.objectContaining({ code: expected });
const HASH = Buffer.alloc(32, 1).toString('base64');

describe('a proof', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(proofs, (proof) => {
        expect(parseTlogProof(formatTlogProof(proof))).toEqual(proof);
      }),
    );
  });

  it.each([
    ['no checkpoint', 'c2sp.org/tlog-proof@v1\nindex 0\n'],
    ['a checkpoint without an end', 'c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint'],
    ['another version', 'c2sp.org/tlog-proof@v2\nindex 0\n\ncheckpoint\n'],
    ['a leading zero', 'c2sp.org/tlog-proof@v1\nindex 00\n\ncheckpoint\n'],
    ['an index beyond 2^53-1', 'c2sp.org/tlog-proof@v1\nindex 9007199254740992\n\ncheckpoint\n'],
    ['an empty extra line', 'c2sp.org/tlog-proof@v1\nextra \nindex 0\n\ncheckpoint\n'],
    ['two extra lines', 'c2sp.org/tlog-proof@v1\nextra AA==\nextra AA==\nindex 0\n\ncheckpoint\n'],
    ['the extra line behind the index', 'c2sp.org/tlog-proof@v1\nindex 0\nextra AA==\n\ncheckpoint\n'],
    ['a carriage return', 'c2sp.org/tlog-proof@v1\r\nindex 0\n\ncheckpoint\n'],
    ['64 hashes', `c2sp.org/tlog-proof@v1\nindex 0\n${`${HASH}\n`.repeat(64)}\ncheckpoint\n`],
    ['a thousand hashes', `c2sp.org/tlog-proof@v1\nindex 0\n${`${HASH}\n`.repeat(1000)}\ncheckpoint\n`],
    ['more than 1,000,000 characters', `c2sp.org/tlog-proof@v1\nindex 0\n\n${'x'.repeat(1_000_000)}\n`],
  ])('is refused with %s', (_, text) => {
    expect(() => parseTlogProof(text)).toThrow(code('malformed-proof'));
  });

  it('is not written when it could not be read', () => {
    const good = { index: 0, hashes: [], checkpoint: 'checkpoint\n' };
    for (const wrong of [
      { index: -1 },
      { hashes: [new Uint8Array(31)] },
      { checkpoint: 'no end' },
      { extra: new Uint8Array(0) },
    ])
      expect(() => formatTlogProof({ ...good, ...wrong })).toThrow(code('malformed-proof'));
  });
});

describe('what a proof proves', () => {
  const log = new SmallLog().growTo(11);
  const witness = SigningKey.generate('witness.example', 'cosignature/v1');
  const policy = {
    logs: [{ key: log.key.key }],
    witnesses: [{ name: 'w', key: witness.cosigner }],
    groups: [],
    quorum: 'w',
  };
  const proofOf = (index: number) => ({
    index,
    hashes: log.inclusion(index),
    checkpoint: log.cosigned([witness], 1_760_000_000),
  });

  it('is where an entry stands, and on whose word', async () => {
    for (let index = 0; index < log.size; index++) {
      const proof = parseTlogProof(formatTlogProof(proofOf(index)));
      const proven = await verifyTlogProof(proof, log.entry(index), policy);
      expect(proven).toMatchObject({
        index,
        checkpoint: { size: 11 },
        cosignedBy: [{ name: 'w', time: 1_760_000_000 }],
      });
    }
  });

  it('is not of another entry, another index or another log', async () => {
    await expect(verifyTlogProof(proofOf(4), log.entry(5), policy)).rejects.toEqual(code('wrong-proof'));
    await expect(verifyTlogProof({ ...proofOf(4), index: 5 }, log.entry(4), policy)).rejects.toEqual(
      code('wrong-proof'),
    );
    await expect(verifyTlogProof({ ...proofOf(4), index: 11 }, log.entry(4), policy)).rejects.toEqual(
      code('wrong-proof'),
    );
    const elsewhere = new SmallLog().growTo(11);
    const stolen = { ...proofOf(4), checkpoint: elsewhere.cosigned([witness], 1) };
    await expect(verifyTlogProof(stolen, log.entry(4), { ...policy, quorum: 'none' })).rejects.toEqual(
      code('unknown-signer'),
    );
  });

  it('needs the quorum', async () => {
    const alone = { ...proofOf(4), checkpoint: log.cosigned([], 1) };
    await expect(verifyTlogProof(alone, log.entry(4), policy)).rejects.toEqual(code('quorum-not-reached'));
  });
});
