import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatTlogProof, parseTlogProof } from '#transparency-log';

const file = fileURLToPath(new URL('../../../shared/vectors/transcribed/tlog-proof-cases.json', import.meta.url));
const whereVectorsAre = existsSync(file) ? describe : describe.skip;
const vectors = () =>
  JSON.parse(readFileSync(file, 'utf8')) as {
    readonly valid: readonly string[];
    readonly invalid: Record<string, string>;
  };

whereVectorsAre('the proofs of transparency-dev/formats', () => {
  it('are read and written as there', () => {
    for (const text of vectors().valid) expect(formatTlogProof(parseTlogProof(text))).toBe(text);
    const { index, hashes, extra, checkpoint } = parseTlogProof(vectors().valid[1] ?? '');
    expect([index, hashes.length, Buffer.from(extra ?? []).toString(), checkpoint]).toEqual([
      10,
      1,
      'extra information',
      'checkpoint data\n',
    ]);
  });

  it('are refused when malformed', () => {
    const taken = Object.entries(vectors().invalid).filter(([, text]) => {
      try {
        parseTlogProof(text);
        return true;
      } catch (error) {
        expect(error).toEqual(expect.objectContaining({ code: 'malformed-proof' }));
        return false;
      }
    });
    expect(taken).toEqual([]);
  });
});
