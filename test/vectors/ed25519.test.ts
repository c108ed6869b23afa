import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isSignedBy } from '#hash';

interface Vector {
  readonly number: number;
  readonly key: string;
  readonly sig: string;
  readonly msg: string;
  readonly flags: readonly string[] | null;
}

const file = fileURLToPath(
  new URL('../../../shared/vectors/cctv-ed25519/ed25519/ed25519vectors.json', import.meta.url),
);
const whereVectorsAre = existsSync(file) ? describe : describe.skip;

async function isSignedInBrowsers(key: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const imported = await crypto.subtle.importKey('raw', new Uint8Array(key), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', imported, new Uint8Array(signature), new Uint8Array(message));
}

whereVectorsAre('the edge cases of Ed25519 that CCTV collected', () => {
  it('have one verdict on the server and in WebCrypto: the common one, of RFC 8032 without the cofactor', async () => {
    const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vector[];
    const verdicts = await Promise.all(
      vectors.map(async ({ number, key, sig, msg, flags }) => {
        const [publicKey, signature] = [Buffer.from(key, 'hex'), Buffer.from(sig, 'hex')];
        const server = await isSignedBy(publicKey, Buffer.from(msg), signature);
        const browser = await isSignedInBrowsers(publicKey, Buffer.from(msg), signature);
        const common = ['non_canonical_R', 'low_order_residue'].every((flag) => !(flags ?? []).includes(flag));
        return { number, server, browser, common };
      }),
    );
    expect(verdicts.filter(({ server, browser }) => server !== browser)).toEqual([]);
    expect(verdicts.filter(({ server, common }) => server !== common)).toEqual([]);
    const taken = verdicts.filter(({ server }) => server).length;
    expect({ all: verdicts.length, taken, refused: verdicts.length - taken }).toEqual({
      all: 914,
      taken: 208,
      refused: 706,
    });
  });
});
