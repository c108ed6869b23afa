import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatCheckpoint, parseCheckpoint, parseSize } from './checkpoint.js';

const lines = fc.string({ unit: 'grapheme', minLength: 1 }).filter((line) => /^\P{Cc}+$/u.test(line));
const checkpoints = fc.record({
  origin: lines,
  size: fc.maxSafeNat(),
  root: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => new Uint8Array(bytes)),
  extensions: fc.array(lines, { maxLength: 3 }),
});
const ROOT = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
const malformed = expect.objectContaining({ code: 'malformed-checkpoint' });

describe('a checkpoint', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(checkpoints, (checkpoint) => {
        expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual(checkpoint);
      }),
    );
  });

  it('is the example of c2sp.org/tlog-checkpoint', () => {
    const checkpoint = parseCheckpoint(`example.com/behind-the-sofa\n20852163\n${ROOT}\n`);
    expect({ ...checkpoint, root: Buffer.from(checkpoint.root).toString('base64') }).toEqual({
      origin: 'example.com/behind-the-sofa',
      size: 20852163,
      root: ROOT,
      extensions: [],
    });
  });

  it.each([
    ['no origin', `\n1\n${ROOT}\n`],
    ['no root', `log.example\n1\n`],
    ['no end', `log.example\n1\n${ROOT}`],
    ['an empty line', `log.example\n1\n${ROOT}\n\n`],
    ['an empty extension', `log.example\n1\n${ROOT}\n\nmore\n`],
    ['a control character', `log.example\u0007\n1\n${ROOT}\n`],
    ['a root of 31 bytes', `log.example\n1\n${Buffer.alloc(31).toString('base64')}\n`],
    ['a root of 33 bytes', `log.example\n1\n${Buffer.alloc(33).toString('base64')}\n`],
    ['a root spelt otherwise', `log.example\n1\n${ROOT.replace('I=', 'J=')}\n`],
    ['a size in hexadecimal', `log.example\n0x1\n${ROOT}\n`],
    ['a size beyond 2^53-1', `log.example\n9007199254740992\n${ROOT}\n`],
  ])('is refused with %s', (_, text) => {
    expect(() => parseCheckpoint(text)).toThrow(malformed);
  });

  it('is not written when it could not be read', () => {
    const good = { origin: 'log.example', size: 1, root: new Uint8Array(32), extensions: [] };
    for (const wrong of [
      { origin: '' },
      { origin: 'a\nb' },
      { size: -1 },
      { size: 1.5 },
      { root: new Uint8Array(31) },
      { extensions: [''] },
    ])
      expect(() => formatCheckpoint({ ...good, ...wrong })).toThrow(malformed);
  });
});

describe('a size', () => {
  it.each(['', '00', '01', '+1', '-1', '1 ', '1e3', '1.0', '１', '9007199254740992', '99999999999999999999'])(
    'is not %j',
    (text) => {
      expect(parseSize(text)).toBeUndefined();
    },
  );

  it('is any whole number up to 2^53-1', () => {
    expect([parseSize('0'), parseSize('10'), parseSize('9007199254740991')]).toEqual([0, 10, Number.MAX_SAFE_INTEGER]);
  });
});
