import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import type { KeyObject } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { KeyStore, type KeyStoreOptions } from './key-store.js';
import { ActorUnknown, KeyLost, KeyStoreUnusable, SubjectErased } from './problems.js';

const AT = new Date('2026-09-01T12:00:00Z');
const ANNA = 'casefile-anna';
const BORYS = 'casefile-borys';

let folder: string;
const opened: KeyStore[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'litopys-keys-'));
});
afterEach(async () => {
  for (const store of opened.splice(0)) store.close();
  await rm(folder, { recursive: true });
});

function open(options: Partial<KeyStoreOptions> = {}): KeyStore {
  const store = KeyStore.open({ folder, ...options });
  opened.push(store);
  return store;
}

function keyOf(store: KeyStore, subject: string) {
  const key = store.keysOf([subject]).get(subject);
  if (key === undefined) throw new Error(`no key of ${subject}`);
  return key;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const bytesOf = (key: KeyObject | 'erased') => (key === 'erased' ? key : key.export().toString('hex'));

/** The wrapped keys as they stand in the file. */
function wrappedKeys(): Map<string, Buffer> {
  const db = new Database(join(folder, 'keys.db'), { readonly: true });
  const rows = db.prepare('SELECT subject, wrapped FROM keys WHERE wrapped IS NOT NULL').all() as {
    subject: string;
    wrapped: Buffer;
  }[];
  db.close();
  return new Map(rows.map(({ subject, wrapped }) => [subject, wrapped]));
}

/** The files of the folder in which the bytes stand. */
function filesWith(bytes: Buffer): string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(bytes));
}

describe('a key store', () => {
  it('gives each subject one key for good', () => {
    const store = open();
    const [anna, borys] = [keyOf(store, ANNA), keyOf(store, BORYS)];
    expect(anna.key.symmetricKeySize).toBe(32);
    expect(bytesOf(anna.key)).not.toBe(bytesOf(borys.key));
    expect(keyOf(store, ANNA)).toBe(anna);
    const again = open();
    expect(bytesOf(keyOf(again, ANNA).key)).toBe(bytesOf(anna.key));
    expect(bytesOf(again.keyNumbered(borys.number))).toBe(bytesOf(borys.key));
    expect(again.numberOf(ANNA)).toBe(anna.number);
    expect(again.numberOf('casefile-nobody')).toBeUndefined();
  });

  it('has made a key durable by the time it gives it out', () => {
    const store = open();
    for (const subject of [ANNA, BORYS]) {
      const { number, key } = keyOf(store, subject);
      expect(bytesOf(open().keyNumbered(number))).toBe(bytesOf(key));
    }
  });

  it('holds nothing but wrapped keys', () => {
    const { key } = keyOf(open(), ANNA);
    expect(filesWith(key.export())).toEqual([]);
    expect(filesWith(wrappedKeys().get(ANNA) ?? Buffer.alloc(0))).not.toEqual([]);
  });

  it('says that a key is lost, and never that it was erased, when it is not the store it should be', () => {
    const numbers = Array.from({ length: 50 }, (_, at) => keyOf(open(), `casefile-${at}`).number);
    opened.splice(0).forEach((store) => store.close());
    rmSync(folder, { recursive: true });
    const other = open();
    for (let at = 0; at < 50; at++) keyOf(other, `casefile-${at}`);
    other.destroy('casefile-0', AT);
    for (const number of numbers) expect(() => other.keyNumbered(number)).toThrow(KeyLost);
  });

  it('wraps its keys by a key that may lie elsewhere', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'litopys-keys-'));
    const keyFile = join(elsewhere, 'kek');
    const { number } = keyOf(open({ keyFile }), ANNA);
    expect(readFileSync(keyFile, 'latin1')).toMatch(/^[0-9a-f]{64}\n$/);
    expect(readdirSync(elsewhere)).toEqual(['kek']);
    expect(readdirSync(folder).filter((name) => !name.startsWith('keys.db'))).toEqual([]);
    expect(open({ keyFile }).keyNumbered(number)).not.toBe('erased');
    await rm(elsewhere, { recursive: true });
  });
});

describe('a key store that cannot be used', () => {
  it('says that its keys were wrapped by another key-encryption key', () => {
    open().close();
    writeFileSync(join(folder, 'other'), 'ab'.repeat(32));
    expect(() => open({ keyFile: join(folder, 'other') })).toThrow(KeyStoreUnusable);
  });

  it('says that its key-encryption key is missing, and makes no new one', () => {
    open().close();
    rmSync(join(folder, 'key-encryption-key'));
    expect(() => open()).toThrow('is missing');
    expect(readdirSync(folder)).not.toContain('key-encryption-key');
  });

  it('says that its key-encryption key is none, and can be used once that is mended', () => {
    writeFileSync(join(folder, 'key-encryption-key'), 'password');
    expect(() => open()).toThrow('64 hexadecimal digits');
    rmSync(join(folder, 'key-encryption-key'));
    expect(keyOf(open(), ANNA).number).toBeGreaterThan(0);
  });

  it("says that its file is another program's, or no database", () => {
    const db = new Database(join(folder, 'keys.db'));
    db.exec('CREATE TABLE keys (number INTEGER PRIMARY KEY)');
    db.close();
    expect(() => open()).toThrow(KeyStoreUnusable);
    writeFileSync(join(folder, 'keys.db'), 'no database '.repeat(1000));
    expect(() => open()).toThrow(KeyStoreUnusable);
  });

  it('says so when a wrapped key was changed', () => {
    const { number } = keyOf(open(), ANNA);
    const db = new Database(join(folder, 'keys.db'));
    db.prepare('UPDATE keys SET wrapped = zeroblob(40)').run();
    db.close();
    expect(() => open().keyNumbered(number)).toThrow(KeyStoreUnusable);
  });
});

describe('a key that is destroyed', () => {
  it('leaves no byte in any file', () => {
    const store = open();
    const subjects = Array.from({ length: 600 }, (_, at) => `casefile-${at}`);
    const keys = store.keysOf(subjects);
    const wrapped = wrappedKeys();
    const gone = subjects.filter((_, at) => at % 40 === 7);
    for (const subject of gone) store.destroy(subject, AT);
    for (const subject of gone) {
      const { number, key } = keys.get(subject) ?? { number: 0, key: undefined };
      for (const bytes of [wrapped.get(subject), key?.export()])
        expect(filesWith(bytes ?? Buffer.alloc(0))).toEqual([]);
      expect(store.keyNumbered(number)).toBe('erased');
      expect(store.numberOf(subject)).toBe(number);
      expect(() => store.keysOf([subject])).toThrow(SubjectErased);
    }
    const standing = subjects.filter((subject) => !gone.includes(subject));
    for (const subject of standing) expect(keyOf(store, subject).number).toBe(keys.get(subject)?.number);
    expect(filesWith(wrapped.get('casefile-0') ?? Buffer.alloc(0))).not.toEqual([]);
  });

  it('leaves none either when the process was ended before it was done', () => {
    keyOf(open(), ANNA);
    const wrapped = wrappedKeys().get(ANNA) ?? Buffer.alloc(0);
    const db = new Database(join(folder, 'keys.db'));
    db.pragma('secure_delete = ON');
    db.prepare('UPDATE keys SET wrapped = NULL').run();
    expect(filesWith(wrapped)).not.toEqual([]);
    open();
    expect(filesWith(wrapped)).toEqual([]);
    db.close();
  });

  it('stays destroyed, also when it is destroyed again or its store opened anew', () => {
    const { number } = keyOf(open(), ANNA);
    open().destroy(ANNA, AT);
    const store = open();
    store.destroy(ANNA, AT);
    store.abandonErasure(ANNA);
    expect(store.keyNumbered(number)).toBe('erased');
    expect(() => store.keysOf([ANNA])).toThrow(SubjectErased);
  });

  it('is erased for whoever else has the store open, from their next turn on', async () => {
    const [one, other] = [open(), open()];
    const { number } = keyOf(one, ANNA);
    other.look();
    expect(other.keyNumbered(number)).not.toBe('erased');
    keyOf(other, ANNA);
    await turn();
    one.destroy(ANNA, AT);
    other.look();
    expect(other.keyNumbered(number)).toBe('erased');
    expect(() => other.keysOf([ANNA])).toThrow(SubjectErased);
    expect(one.keyNumbered(number)).toBe('erased');
  });
});

describe('an erasure', () => {
  it('lets nothing new be sealed from its beginning on, while all can still be opened', async () => {
    const [one, other] = [open(), open()];
    const { number, key } = keyOf(one, ANNA);
    keyOf(other, ANNA);
    await turn();
    one.beginErasure(ANNA, AT);
    for (const store of [one, other]) {
      expect(() => store.keysOf([ANNA])).toThrow(SubjectErased);
      expect(bytesOf(store.keyNumbered(number))).toBe(bytesOf(key));
      expect(store.erasing()).toEqual([ANNA]);
    }
    expect(keyOf(one, BORYS).number).not.toBe(number);
  });

  it('can be abandoned', () => {
    const store = open();
    const { number } = keyOf(store, ANNA);
    store.beginErasure(ANNA, AT);
    store.abandonErasure(ANNA);
    expect(keyOf(store, ANNA).number).toBe(number);
    expect(store.erasing()).toEqual([]);
  });

  it('is over once the key is destroyed', () => {
    const store = open();
    keyOf(store, ANNA);
    store.beginErasure(ANNA, AT);
    store.destroy(ANNA, AT);
    expect(store.erasing()).toEqual([]);
  });

  it('harms nobody else in the same event', () => {
    const store = open();
    keyOf(store, ANNA);
    store.beginErasure(ANNA, AT);
    expect(() => store.keysOf([BORYS, ANNA])).toThrow(SubjectErased);
    const { number, key } = keyOf(store, BORYS);
    expect(bytesOf(open().keyNumbered(number))).toBe(bytesOf(key));
  });
});

describe('a pseudonym', () => {
  it('is one for each name, and leads back to it', () => {
    const store = open();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        const pseudonym = store.pseudonymOf(name);
        expect(pseudonym).toMatch(/^[A-Za-z0-9_-]{22}$/);
        expect(store.pseudonymOf(name)).toBe(pseudonym);
        expect(store.nameOf(pseudonym)).toBe(name);
        expect(open().nameOf(pseudonym)).toBe(name);
        opened.pop()?.close();
      }),
      { numRuns: 20 },
    );
    expect(store.pseudonymOf('Vera')).not.toBe(store.pseudonymOf('Anna'));
    expect(filesWith(Buffer.from('Vera'))).toEqual([]);
  });

  it('of another store is nobody', async () => {
    const pseudonym = open().pseudonymOf('Vera');
    const elsewhere = await mkdtemp(join(tmpdir(), 'litopys-keys-'));
    const other = open({ folder: elsewhere });
    expect(() => other.nameOf(pseudonym)).toThrow(ActorUnknown);
    expect(other.pseudonymOf('Vera')).not.toBe(pseudonym);
    await rm(elsewhere, { recursive: true });
  });
});

describe('what a key store shows of itself', () => {
  it('has no byte of a key in it', () => {
    const store = open();
    const subjectKey = keyOf(store, ANNA);
    store.pseudonymOf('Vera');
    const secrets = [subjectKey.key.export(), Buffer.from(readFileSync(join(folder, 'key-encryption-key'), 'latin1'))];
    const shown = [store, subjectKey].flatMap((thing) => [
      inspect(thing, { depth: 10, showHidden: true }),
      JSON.stringify(thing),
    ]);
    for (const text of shown) {
      expect(text).not.toMatch(/Buffer|Uint8Array/);
      for (const secret of secrets)
        for (const spelled of ['hex', 'base64', 'base64url', 'latin1'] as const)
          expect(text).not.toContain(secret.toString(spelled));
    }
  });
});
