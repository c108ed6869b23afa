import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SmallLog } from '../../test/support/small-log.js';
import { acceptCheckpoint } from './accepted-checkpoint.js';
import { hex } from './bytes.js';
import { isKeyName } from './note-key.js';
import { formatNote, parseNote, parseSignatureLines, verifyNote } from './signed-note.js';
import { SigningKey } from '#log-keeping';

const signatures = fc.record({
  name: fc.string({ unit: 'grapheme', minLength: 1 }).filter(isKeyName),
  keyId: fc.uint8Array({ minLength: 4, maxLength: 4 }).map(hex),
  signature: fc.uint8Array({ minLength: 1, maxLength: 80 }).map((bytes) => new Uint8Array(bytes)),
});
const lines = fc.string({ unit: 'grapheme' }).filter((line) => !/\p{Cc}/u.test(line));
const notes = fc.record({
  text: fc.array(lines, { minLength: 1 }).map((all) => all.map((line) => `${line}\n`).join('')),
  signatures: fc.array(signatures, { minLength: 1, maxLength: 5 }),
});
const code = (expected: string) => expect.objectContaining({ code: expected });
const TEXT = 'For Olena Zrazkova.\n';

describe('a signed note', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(notes, (note) => {
        expect(parseNote(formatNote(note))).toEqual(note);
        expect(parseNote(new TextEncoder().encode(formatNote(note)))).toEqual(note);
      }),
    );
  });

  it('is, when it can be read, written as it was', () => {
    const scraps = fc.constantFrom(
      '\n',
      '\n\n',
      '— ',
      'a',
      ' ',
      'AAAAAAA=',
      'AAAAAAB=',
      'AAAAAA==',
      '\t',
      'é',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 12 }), (parts) => {
        const text = `a\n\n— a ${parts.join('')}`;
        let note;
        try {
          note = parseNote(text);
        } catch (error) {
          expect(error).toEqual(code('malformed-note'));
          return;
        }
        expect(formatNote(note)).toBe(text);
      }),
    );
  });

  it('takes 100 signatures and no more, 1,000,000 bytes and no more', () => {
    const [line = ''] = formatNote({ text: TEXT, signatures: [SigningKey.generate('a').sign(TEXT)] })
      .split('\n')
      .slice(-2);
    const signed = (times: number) => `${TEXT}\n${`${line}\n`.repeat(times)}`;
    expect(parseNote(signed(100)).signatures).toHaveLength(100);
    expect(() => parseNote(signed(101))).toThrow('more than 100 signatures');
    const long = (bytes: number) => `${'é'.repeat((bytes - 4 - line.length - 2) / 2)}.\n\n${line}\n`;
    const spare = Buffer.byteLength(long(1000)) - 1000;
    expect(parseNote(long(1_000_000 - spare)).signatures).toHaveLength(1);
    expect(() => parseNote(long(1_000_002 - spare))).toThrow('more than 1000000 bytes');
  });

  it.each([
    ['no text', '— a AAAAAAA=\n'],
    ['a carriage return', 'text\r\n\n— a AAAAAAA=\n'],
    ['a tab', 'te\txt\n\n— a AAAAAAA=\n'],
    ['half a character', 'te\ud800xt\n\n— a AAAAAAA=\n'],
    ['a hyphen for a dash', 'text\n\n- a AAAAAAA=\n'],
    ['two spaces', 'text\n\n—  a AAAAAAA=\n'],
    ['a third word', 'text\n\n— a AAAAAAA= b\n'],
    ['a key id and no signature', 'text\n\n— a AAAAAA==\n'],
    ['base64 with other bits behind it', 'text\n\n— a AAAAAAB=\n'],
    ['base64 without padding', 'text\n\n— a AAAAAAA\n'],
    ['base64 for addresses', 'text\n\n— a AAAA__8=\n'],
    ['a name with a plus', 'text\n\n— a+b AAAAAAA=\n'],
    ['a name with a wide space', 'text\n\n— a\u3000b AAAAAAA=\n'],
  ])('is refused with %s', (_, text) => {
    expect(() => parseNote(text)).toThrow(code('malformed-note'));
  });

  it('is not written when it could not be read', () => {
    const [signature] = parseSignatureLines('— a AAAAAAA=\n');
    if (signature === undefined) throw new Error('there is one signature');
    for (const note of [
      { text: 'no end', signatures: [signature] },
      { text: TEXT, signatures: [] },
      { text: TEXT, signatures: [{ ...signature, name: 'a b' }] },
      { text: TEXT, signatures: [{ ...signature, keyId: 'ABCDEF01' }] },
      { text: TEXT, signatures: [{ ...signature, signature: new Uint8Array(0) }] },
    ])
      expect(() => formatNote(note)).toThrow(code('malformed-note'));
  });
});

describe('the signatures of a note', () => {
  const [one, other, stranger] = ['one.example', 'other.example', 'stranger.example'].map((name) =>
    SigningKey.generate(name),
  );
  if (one === undefined || other === undefined || stranger === undefined)
    throw new Error('three names make three keys');

  it('are told of the known keys, and those of strangers are ignored', async () => {
    const note = { text: TEXT, signatures: [stranger, one, other].map((key) => key.sign(TEXT)) };
    const verified = await verifyNote(note, [other.key, one.key]);
    expect(verified.map(({ key, time }) => [key.name, time])).toEqual([
      ['one.example', undefined],
      ['other.example', undefined],
    ]);
  });

  it('count once for each key', async () => {
    const note = { text: TEXT, signatures: [one.sign(TEXT), one.sign(TEXT)] };
    expect(await verifyNote(note, [one.key, { ...one.key }])).toHaveLength(1);
  });

  it('are all refused when one of a known key is of another text, also after a good one', async () => {
    const note = { text: TEXT, signatures: [one.sign(TEXT), other.sign(TEXT), one.sign('Another.\n')] };
    await expect(verifyNote(note, [one.key])).rejects.toEqual(code('wrong-signature'));
    expect(await verifyNote(note, [other.key])).toHaveLength(1);
  });

  it('are refused when no known key has signed, also where a stranger took a known name or id', async () => {
    const impostor = SigningKey.generate('one.example').sign(TEXT);
    const note = { text: TEXT, signatures: [impostor, { ...stranger.sign(TEXT), keyId: one.key.keyId }] };
    await expect(verifyNote(note, [one.key])).rejects.toEqual(code('unknown-signer'));
    await expect(verifyNote(note, [])).rejects.toThrow('only by one.example+');
  });

  it('are refused when a known name and id stand for two keys', async () => {
    const twin = { ...one.key, publicKey: other.key.publicKey };
    const note = { text: TEXT, signatures: [one.sign(TEXT)] };
    await expect(verifyNote(note, [one.key, twin])).rejects.toEqual(code('malformed-key'));
  });

  it('hold of a cosignature only for the time it names', async () => {
    const log = new SmallLog().growTo(3);
    const witness = SigningKey.generate('witness.example', 'cosignature/v1');
    const note = parseNote(log.cosigned([witness], 1_700_000_000));
    expect((await verifyNote(note, [witness.cosigner])).map(({ time }) => time)).toEqual([1_700_000_000]);
    const later = note.signatures.map(({ signature, ...rest }) => {
      const changed = Uint8Array.from(signature);
      changed[7] = (changed[7] ?? 0) ^ 1;
      return { ...rest, signature: changed };
    });
    await expect(verifyNote({ ...note, signatures: later }, [witness.cosigner])).rejects.toEqual(
      code('wrong-signature'),
    );
  });
});

describe('a signed checkpoint with any one byte changed', () => {
  it('is refused, or says the same', async () => {
    const log = new SmallLog().growTo(5);
    const witness = SigningKey.generate('witness.example', 'cosignature/v1');
    const policy = {
      logs: [{ key: log.key.key }],
      witnesses: [{ name: 'w', key: witness.cosigner }],
      groups: [],
      quorum: 'none',
    };
    const bytes = new TextEncoder().encode(log.cosigned([witness], 1_700_000_000));
    const { checkpoint } = await acceptCheckpoint(parseNote(bytes), policy);
    const refused = new Set<string>();
    let same = 0;
    for (const at of bytes.keys()) {
      for (const flip of [0x01, 0x20, 0x80, 0xff]) {
        const changed = Uint8Array.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ flip;
        try {
          const accepted = await acceptCheckpoint(parseNote(changed), policy);
          expect(accepted.checkpoint).toEqual(checkpoint);
          same += 1;
        } catch (error) {
          refused.add((error as { code: string }).code);
        }
      }
    }
    // Only the name and key id of the witness, who then is a stranger, may change without anybody minding.
    expect(same).toBeLessThan(4 * ('witness.example'.length + 8));
    expect([...refused]).toEqual(expect.arrayContaining(['malformed-note', 'wrong-signature']));
  });
});
