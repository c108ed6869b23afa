import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cosignerKey, formatNoteKey, isKeyName, noteKey, parseNoteKey } from './note-key.js';

const names = fc.string({ unit: 'grapheme', minLength: 1 }).filter(isKeyName);
const keys = fc
  .tuple(names, fc.constantFrom('ed25519', 'cosignature/v1'), fc.uint8Array({ minLength: 32, maxLength: 32 }))
  .map(([name, type, bytes]) => noteKey(name, type as 'ed25519', bytes));
const malformed = expect.objectContaining({ code: 'malformed-key' });

describe('a verifier key', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(keys, (key) => {
        expect(parseNoteKey(formatNoteKey(key))).toEqual(key);
      }),
    );
  });

  it('is refused when it was changed anywhere', () => {
    fc.assert(
      fc.property(keys, fc.nat(), fc.constantFrom(...'aZ09+/= \n\u00a0'), (key, place, other) => {
        const text = formatNoteKey(key);
        const at = place % text.length;
        const changed = text.slice(0, at) + other + text.slice(at + 1);
        if (changed !== text) expect(() => parseNoteKey(changed)).toThrow(malformed);
      }),
    );
  });

  it.each(['', 'a b', 'a+b', 'a\u2003b', 'a\u0085', 'a\nb', 'a\u0001', '\ud800'])('is not named %j', (name) => {
    expect(() => noteKey(name, 'ed25519', new Uint8Array(32))).toThrow(malformed);
  });

  it.each([31, 33])('has not %d bytes', (length) => {
    expect(() => noteKey('log.example', 'ed25519', new Uint8Array(length))).toThrow(malformed);
  });

  it('says which types are checked when it is of another', () => {
    const { name, keyId } = noteKey('log.example', 'ed25519', new Uint8Array(32));
    const text = `${name}+${keyId}+${Buffer.concat([Buffer.of(6), Buffer.alloc(1312)]).toString('base64')}`;
    expect(() => parseNoteKey(text)).toThrow('keys of type 6 are not checked here');
  });

  it('of more than 4,096 characters is not looked at', () => {
    const key = noteKey('n'.repeat(4096), 'ed25519', new Uint8Array(32));
    expect(() => parseNoteKey(formatNoteKey(key))).toThrow(malformed);
  });

  it('has another id for the cosignatures of its holder', () => {
    const key = noteKey('witness.example', 'ed25519', new Uint8Array(32).fill(7));
    expect(cosignerKey(key)).toEqual(noteKey('witness.example', 'cosignature/v1', key.publicKey));
    expect(cosignerKey(key).keyId).not.toBe(key.keyId);
  });
});
