import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromUtf8 } from './bytes.js';
import { cosignedMessage, formatCosignature, parseCosignature } from './cosignature.js';

const malformed = expect.objectContaining({ code: 'malformed-cosignature' });

describe('a cosignature', () => {
  it('is read as it was written', () => {
    const signatures = fc.uint8Array({ minLength: 64, maxLength: 64 }).map((bytes) => new Uint8Array(bytes));
    fc.assert(
      fc.property(fc.maxSafeNat(), signatures, (before, signature) => {
        const cosignature = { time: Math.max(1, before), signature };
        expect(parseCosignature(formatCosignature(cosignature))).toEqual(cosignature);
      }),
    );
  });

  it('is over the lines of the example in c2sp.org/tlog-cosignature', () => {
    const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    expect(fromUtf8(cosignedMessage(text, 1679315147))).toBe(`cosignature/v1\ntime 1679315147\n${text}`);
  });

  it('of the example was given at 1679315147', () => {
    const line =
      'jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==';
    expect(parseCosignature(Buffer.from(line, 'base64').subarray(4)).time).toBe(1679315147);
  });

  it.each([0, 63, 64, 71, 73])('has not %d bytes', (length) => {
    expect(() => parseCosignature(new Uint8Array(length).fill(1))).toThrow(malformed);
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 53])('was not given at %d', (time) => {
    expect(() => cosignedMessage('text\n', time)).toThrow(malformed);
    expect(() => formatCosignature({ time, signature: new Uint8Array(64) })).toThrow(malformed);
  });

  it.each([0n, 2n ** 53n, 2n ** 64n - 1n])('is refused with the time %d', (time) => {
    const bytes = Buffer.alloc(72);
    bytes.writeBigUInt64BE(time);
    expect(() => parseCosignature(bytes)).toThrow(malformed);
  });

  it('is not written with another signature than Ed25519', () => {
    expect(() => formatCosignature({ time: 1, signature: new Uint8Array(2420) })).toThrow(malformed);
  });
});
