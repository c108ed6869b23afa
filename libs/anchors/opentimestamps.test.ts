import { describe, expect, it } from '@jest/globals';
import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { anchorOf } from './anchor-of.js';
import { AnchorProblem } from './anchor-problem.js';
import { readOpenTimestamps, verifyOpenTimestamps } from './opentimestamps.js';
import { proofFile, readProofFile } from './proof-file.js';
import { after } from './proof-step.js';

const NOTE = Buffer.from('record.example/log\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n');
const MAGIC = '004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294';
const BITCOIN = '0588960d73d71901';
const PENDING = '83dfe30d2ef90c8e';
const PROMISE = `00${PENDING}161568747470733a2f2f63616c2e6578616d706c652f61`;

const digest = Buffer.from(anchorOf(NOTE));
const file = (...parts: readonly string[]): Buffer =>
  Buffer.from([MAGIC, '01', '08', digest.toString('hex'), ...parts].join(''), 'hex');
const block = (height: string): string => `00${BITCOIN}${(height.length / 2).toString(16).padStart(2, '0')}${height}`;
const printed = (root: Buffer): string => bytesToHex(root.toReversed());

function codeOf(ots: Uint8Array): string {
  try {
    readOpenTimestamps(ots);
  } catch (error) {
    if (error instanceof AnchorProblem) return error.code;
    throw error;
  }
  return 'read';
}

describe('an OpenTimestamps proof', () => {
  const appended = createHash('sha256')
    .update(Buffer.concat([digest, Buffer.from('aabb', 'hex')]))
    .digest();
  const complete = file('ff', PROMISE, 'f002aabb', '08', block('f88916'));

  it('says which calendars promised and which block has it', () => {
    expect(readOpenTimestamps(complete)).toEqual({
      digest: new Uint8Array(digest),
      attestations: [
        { kind: 'pending', calendar: 'https://cal.example/a' },
        { kind: 'bitcoin', height: 361_720, merkleRoot: printed(appended) },
      ],
    });
  });

  it('is confirmed only by the Merkle root of that block', () => {
    const verdict = (root?: string): unknown =>
      verifyOpenTimestamps(complete, NOTE, { bitcoinHeaders: (height) => (height === 361_720 ? root : undefined) })
        .verdict;
    expect(verdict(printed(appended))).toBe('confirmed');
    expect(verdict(printed(appended).toUpperCase())).toBe('confirmed');
    expect(verdict(appended.toString('hex'))).toBe('contradicted');
    expect(verdict()).toBe('not-checked');
    expect(verifyOpenTimestamps(complete, NOTE).verdict).toBe('not-checked');
    expect(verifyOpenTimestamps(file(PROMISE), NOTE).verdict).toBe('pending');
  });

  it('is confirmed by one block where another is contradicted, and says so of each', () => {
    const two = file('ff', block('01'), block('02'));
    const known = new Map([
      [1, printed(digest)],
      [2, printed(appended)],
    ]);
    const { verdict, attestations } = verifyOpenTimestamps(two, NOTE, {
      bitcoinHeaders: (height) => known.get(height),
    });
    expect(verdict).toBe('confirmed');
    expect(attestations.map((attestation) => attestation.verdict)).toEqual(['confirmed', 'contradicted']);
  });

  it('keeps attestations of other kinds, unchecked', () => {
    const odd = file('00', '0102030405060708', '03aabbcc');
    expect(verifyOpenTimestamps(odd, NOTE)).toEqual({
      verdict: 'not-checked',
      attestations: [{ kind: 'unknown', tag: '0102030405060708', verdict: 'not-checked' }],
    });
    expect(Buffer.from(proofFile(readProofFile(odd)))).toEqual(odd);
  });

  it('is about no other bytes', () => {
    expect(() => verifyOpenTimestamps(complete, Buffer.from('other'))).toThrow(
      expect.objectContaining({ code: 'wrong-imprint' }),
    );
  });

  it('follows every operation', () => {
    const follow = (step: string): unknown => readOpenTimestamps(file(step, '08', block('01'))).attestations[0];
    const root = (bytes: Buffer): unknown => ({
      kind: 'bitcoin',
      height: 1,
      merkleRoot: printed(createHash('sha256').update(bytes).digest()),
    });
    expect(follow('f1020102')).toEqual(root(Buffer.concat([Buffer.of(1, 2), digest])));
    expect(follow('f2')).toEqual(root(Buffer.from(digest.toReversed())));
    expect(follow('f3')).toEqual(root(Buffer.from(digest.toString('hex'))));
    expect(follow('02')).toEqual(root(createHash('sha1').update(digest).digest()));
    expect(follow('03')).toEqual(root(createHash('ripemd160').update(digest).digest()));
  });

  it('is followed through Keccak as it was before SHA-3', () => {
    const hashed = after({ tag: 0x67 }, new Uint8Array(32));
    // What Ethereum has for 32 zero bytes: the place of the elements of an array in the first slot.
    expect(Buffer.from(hashed).toString('hex')).toBe(
      '290decd9548b62a8d60345a988386fc84ba6bc95484008f6362f93160ef3e563',
    );
    expect(codeOf(file('67', block('01')))).toBe('read');
  });

  it.each([
    ['is empty', Buffer.alloc(0), 'malformed-anchor'],
    ['has another beginning', Buffer.concat([Buffer.of(1), complete.subarray(1)]), 'malformed-anchor'],
    ['is of version 2', Buffer.from(MAGIC + '02', 'hex'), 'unsupported-anchor'],
    ['is about a SHA-1', Buffer.from(MAGIC + '0102', 'hex'), 'unsupported-anchor'],
    ['attests nothing', file(), 'malformed-anchor'],
    ['has something behind it', Buffer.concat([complete, Buffer.of(0)]), 'malformed-anchor'],
    ['has an operation that nobody knows', file('09', PROMISE), 'unsupported-anchor'],
    ['adds nothing', file('f000', PROMISE), 'malformed-anchor'],
    ['says the same promise twice', file('ff', PROMISE, PROMISE), 'malformed-anchor'],
    ['says the same step twice', file('ff08', PROMISE, '08', block('01')), 'malformed-anchor'],
    ['writes a number longer than it is', file('f08200aabb', PROMISE), 'malformed-anchor'],
    ['writes a height longer than it is', file(block('8100')), 'malformed-anchor'],
    ['has a height above all blocks', file(block('ffffffffff01')), 'malformed-anchor'],
    ['has something behind a height', file(block('0100')), 'malformed-anchor'],
    ['has a Merkle root of 34 bytes', file('f002aabb', block('01')), 'malformed-anchor'],
    ['has a calendar with a query', file('00', PENDING, '0403613f62'), 'malformed-anchor'],
    ['has a calendar without a name', file('00', PENDING, '0100'), 'malformed-anchor'],
    ['grows a message above 4,096 bytes', file('f3f3f3f3f3f3f3f3', PROMISE), 'malformed-anchor'],
    ['is deeper than 256 steps', file('08'.repeat(256), PROMISE), 'malformed-anchor'],
    [
      'has an attestation above 8,192 bytes',
      file('00', '0102030405060708', '8140', '00'.repeat(8_193)),
      'malformed-anchor',
    ],
    ['is larger than 64 KiB', Buffer.alloc(65_537), 'malformed-anchor'],
  ])('is refused where it %s', (_, ots, code) => {
    expect(codeOf(ots)).toBe(code);
  });

  it('is read up to the limits', () => {
    expect(codeOf(file('f3f3f3f3f3f3f3', PROMISE))).toBe('read');
    expect(codeOf(file('08'.repeat(255), PROMISE))).toBe('read');
  });

  it('is refused with more than 4,096 branches', () => {
    const branch = (at: number): string =>
      `ff f1 02 ${(0x100 + at).toString(16).padStart(4, '0')} ${PROMISE}`.replaceAll(' ', '');
    const many = (count: number): Buffer =>
      file(...Array.from({ length: count }, (_, at) => branch(at).replace(PROMISE, '00010203040506070800')), PROMISE);
    expect(codeOf(many(2_047))).toBe('read');
    expect(codeOf(many(2_048))).toBe('malformed-anchor');
  });

  it('is refused, or is written as it was read, whatever stands behind its beginning', () => {
    const piece = fc.oneof(
      fc.constantFrom('08', '02', '03', '67', 'f2', 'f3', 'ff', 'f002aabb', 'f10101', PROMISE, block('01'), '00'),
      fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes).toString('hex')),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const ots = file(...pieces);
        if (codeOf(ots) === 'read') expect(Buffer.from(proofFile(readProofFile(ots)))).toEqual(ots);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never confirms the same block once a byte on the way to it is changed', () => {
    const bitcoinHeaders = (height: number): string | undefined => (height === 361_720 ? printed(appended) : undefined);
    const start = complete.length - 'f002aabb08'.length / 2 - block('f88916').length / 2;
    fc.assert(
      fc.property(
        fc.integer({ min: start, max: complete.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, mask) => {
          const altered = Buffer.from(complete);
          altered[at] = (altered[at] ?? 0) ^ mask;
          let verdict = 'refused';
          try {
            ({ verdict } = verifyOpenTimestamps(altered, NOTE, { bitcoinHeaders }));
          } catch (error) {
            if (!(error instanceof AnchorProblem)) throw error;
          }
          expect(verdict).not.toBe('confirmed');
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
