import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CaptureDocument, read } from '#record';
import { canonicalText, digestOf } from './digest.js';

/** What the first digests on record were taken of. Names that are whole numbers, which no request has, came first there. */
const asFirstWritten = (value: unknown) =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );

describe('the digest of a request', () => {
  it('is taken of the text that the first ones were taken of', () => {
    const name = fc.string().filter((text) => !/^\d+$/.test(text));
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined)),
        fc.array(tie('value')),
        fc.dictionary(name, tie('value')),
      ),
    }));
    fc.assert(fc.property(value, (any) => expect(canonicalText(any)).toBe(asFirstWritten(any))));
  });

  it('is the same as ever', () => {
    const command = read(CaptureDocument, { size: 6, mediaType: 'text/html', sha256: 'ab'.repeat(32) });
    const text = `CaptureDocument\n{"mediaType":"text/html","sha256":"${'ab'.repeat(32)}","size":6}`;
    expect(digestOf(command)).toBe(createHash('sha256').update(text).digest('base64url'));
  });
});
