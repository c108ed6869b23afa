import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SigningKey } from '#log-keeping';
import { formatNote, formatNoteKey, LogProblem, parseNote, parseNoteKey, verifyNote } from '#transparency-log';

interface Vectors {
  readonly vkeysValid: readonly string[];
  readonly vkeysInvalid: readonly string[];
  readonly publishedTestSigner: string;
  readonly text: string;
  readonly signedByPeter: string;
  readonly signedByBoth: string;
  readonly invalidSignatureOfKnownKey: string;
  readonly specExample: { readonly vkey: string; readonly note: string };
  readonly malformedNotesBase64: readonly string[];
}

const file = fileURLToPath(new URL('../../../shared/vectors/transcribed/signed-note.json', import.meta.url));
const whereVectorsAre = existsSync(file) ? describe : describe.skip;
const vectors = () => JSON.parse(readFileSync(file, 'utf8')) as Vectors;
const code = (expected: string) => expect.objectContaining({ code: expected });

whereVectorsAre('the notes of x/mod and c2sp.org/signed-note', () => {
  it('have keys that are read and written as there', () => {
    for (const vkey of vectors().vkeysValid) expect(formatNoteKey(parseNoteKey(vkey))).toBe(vkey);
  });

  it('have keys that are refused', () => {
    for (const vkey of vectors().vkeysInvalid) expect(() => parseNoteKey(vkey)).toThrow(code('malformed-key'));
  });

  it('have keys of which no part, and none with one byte more, is a key', () => {
    const taken: string[] = [];
    const take = (text: string) => {
      try {
        parseNoteKey(text);
        taken.push(text);
      } catch (error) {
        if (!(error instanceof LogProblem)) throw error;
      }
    };
    for (const vkey of vectors().vkeysValid) {
      for (let length = 0; length < vkey.length; length++)
        for (let start = 0; start + length <= vkey.length; start++) take(vkey.slice(start, start + length));
      for (let at = 0; at < vkey.length; at++)
        take(vkey.slice(0, at) + String.fromCodePoint(vkey.charCodeAt(at) + 1) + vkey.slice(at + 1));
    }
    expect(taken).toEqual([]);
  });

  it('are signed byte for byte as there', () => {
    const { publishedTestSigner, text, signedByPeter, vkeysValid } = vectors();
    const peter = SigningKey.parse(publishedTestSigner);
    expect(formatNote({ text, signatures: [peter.sign(text)] })).toBe(signedByPeter);
    expect(peter.exported()).toBe(publishedTestSigner);
    expect(formatNoteKey(peter.key)).toBe(vkeysValid[0]);
  });

  it('hold under the keys that are known', async () => {
    const { vkeysValid, signedByPeter, signedByBoth, text } = vectors();
    const [peter, enoch] = vkeysValid.map(parseNoteKey);
    if (peter === undefined || enoch === undefined) throw new Error('the first two keys are missing');
    const signers = async (note: string, keys: Parameters<typeof verifyNote>[1]) =>
      (await verifyNote(parseNote(note), keys)).map(({ key }) => key.name);
    expect(parseNote(signedByBoth).text).toBe(text);
    expect(await signers(signedByPeter, [peter, enoch])).toEqual(['PeterNeumann']);
    expect(await signers(signedByBoth, [peter])).toEqual(['PeterNeumann']);
    expect(await signers(signedByBoth, [enoch])).toEqual(['EnochRoot']);
    expect(await signers(signedByBoth, [peter, enoch])).toEqual(['PeterNeumann', 'EnochRoot']);
    expect(await signers(signedByBoth + signedByPeter.split('\n\n')[1], [peter])).toEqual(['PeterNeumann']);
    await expect(signers(signedByPeter, [enoch])).rejects.toEqual(code('unknown-signer'));
  });

  it('include the example of the specification', async () => {
    const { vkey, note } = vectors().specExample;
    expect(await verifyNote(parseNote(note), [parseNoteKey(vkey)])).toHaveLength(1);
  });

  it('are refused with a signature that does not hold', async () => {
    const { invalidSignatureOfKnownKey, vkeysValid } = vectors();
    const peter = parseNoteKey(vkeysValid[0] ?? '');
    await expect(verifyNote(parseNote(invalidSignatureOfKnownKey), [peter])).rejects.toEqual(code('wrong-signature'));
  });

  it('are refused when malformed, or with 101 signatures', () => {
    const { malformedNotesBase64, signedByPeter } = vectors();
    for (const note of malformedNotesBase64) {
      expect(() => parseNote(new Uint8Array(Buffer.from(note, 'base64')))).toThrow(code('malformed-note'));
    }
    const line = signedByPeter.split('\n\n')[1] ?? '';
    expect(parseNote(signedByPeter + line.repeat(99)).signatures).toHaveLength(100);
    expect(() => parseNote(signedByPeter + line.repeat(100))).toThrow(code('malformed-note'));
  });
});
