import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Evidence, EvidenceTooLarge } from './evidence.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'litopys-evidence-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const bytes = (text: string) => [Buffer.from(text)];
const hashOf = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');

/** Every file in the folder. */
async function files(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

describe('evidence', () => {
  it('hands back the bytes that were captured, under their SHA-256', async () => {
    const evidence = await Evidence.open(folder);
    const kept = await evidence.keep(bytes('a page'));
    expect(kept).toEqual({ sha256: hashOf('a page'), size: 6 });
    const again = await buffer(evidence.read(kept.sha256));
    expect(again.toString()).toBe('a page');
    expect(hashOf(again)).toBe(kept.sha256);
    expect(await evidence.sizeOf(kept.sha256)).toBe(6);
    expect(await evidence.has(kept.sha256)).toBe(true);
  });

  it('is there for whoever opens the folder later', async () => {
    const { sha256 } = await (await Evidence.open(folder)).keep(bytes('a page'));
    const later = await Evidence.open(folder);
    expect((await buffer(later.read(sha256))).toString()).toBe('a page');
  });

  it('gives any bytes back, however they came in pieces', async () => {
    const evidence = await Evidence.open(folder);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), async (pieces) => {
        const whole = Buffer.concat(pieces);
        const { sha256, size } = await evidence.keep(Readable.from(pieces));
        expect([sha256, size]).toEqual([hashOf(whole), whole.length]);
        expect(await buffer(evidence.read(sha256))).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the same bytes once', async () => {
    const evidence = await Evidence.open(folder);
    const first = await evidence.keep(bytes('a page'));
    expect(await evidence.keep(bytes('a page'))).toEqual(first);
    expect(await files()).toEqual([first.sha256]);
  });

  it('keeps the same bytes once when several captures bring them together', async () => {
    const evidence = await Evidence.open(folder);
    const slowly = async function* () {
      yield* bytes('a ');
      await new Promise(setImmediate);
      yield* bytes('page');
    };
    const all = await Promise.all(Array.from({ length: 20 }, () => evidence.keep(slowly())));
    expect(new Set(all.map(({ sha256 }) => sha256))).toEqual(new Set([hashOf('a page')]));
    expect(await files()).toEqual([hashOf('a page')]);
    expect((await buffer(evidence.read(hashOf('a page')))).toString()).toBe('a page');
  });

  it('takes a document of just the size allowed, and keeps nothing of a larger one', async () => {
    const evidence = await Evidence.open(folder, 6);
    const { sha256 } = await evidence.keep(bytes('a page'));
    const tooLarge = evidence.keep(bytes('a page!'));
    await expect(tooLarge).rejects.toThrow(EvidenceTooLarge);
    await expect(tooLarge).rejects.toMatchObject({ most: 6, message: 'A document may have at most 6 bytes.' });
    expect(await evidence.has(hashOf('a page!'))).toBe(false);
    expect(await files()).toEqual([sha256]);
  });

  it('stops reading a document that is too large', async () => {
    const evidence = await Evidence.open(folder, 6);
    let given = 0;
    const endless = function* () {
      for (;;) yield Buffer.alloc(4, (given += 1));
    };
    await expect(evidence.keep(endless())).rejects.toThrow(EvidenceTooLarge);
    expect(given).toBe(2);
  });

  it('keeps nothing of a capture that broke off', async () => {
    const evidence = await Evidence.open(folder);
    const broken = async function* () {
      yield* bytes('half a ');
      throw new Error('the connection was lost');
    };
    await expect(evidence.keep(broken())).rejects.toThrow('the connection was lost');
    expect(await evidence.has(hashOf('half a '))).toBe(false);
    expect(await files()).toEqual([]);
  });

  it('shows nothing of a capture that is under way', async () => {
    const evidence = await Evidence.open(folder);
    let whileUnderWay: unknown;
    const content = async function* () {
      yield* bytes('half a ');
      whileUnderWay = await evidence.has(hashOf('half a '));
    };
    await evidence.keep(content());
    expect(whileUnderWay).toBe(false);
    expect(await evidence.has(hashOf('half a '))).toBe(true);
  });

  it('has no bytes under a hash that nobody captured', async () => {
    const evidence = await Evidence.open(folder);
    const missing = hashOf('nobody captured this');
    expect(await evidence.sizeOf(missing)).toBeUndefined();
    await expect(buffer(evidence.read(missing))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('looks for nothing but hashes', async () => {
    const evidence = await Evidence.open(folder);
    for (const path of ['../../etc/passwd', hashOf('x').toUpperCase(), `${hashOf('x')}/..`, ''])
      await expect(evidence.has(path)).rejects.toThrow('not a SHA-256');
  });

  it('takes a folder it cannot look into for a failure, not for a missing document', async () => {
    const evidence = await Evidence.open(folder);
    const sha256 = hashOf('a page');
    await writeFile(join(folder, sha256.slice(0, 2)), 'a file where a folder should be');
    await expect(evidence.has(sha256)).rejects.toMatchObject({ code: 'ENOTDIR' });
    await expect(evidence.keep(bytes('a page'))).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await files()).toEqual([sha256.slice(0, 2)]);
  });
});
