import type { Database, Statement } from 'better-sqlite3';
import { createHmac, createSecretKey, randomBytes, randomInt, type KeyObject } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openKeyFile, scrub } from './key-file.js';
import { keyEncryptionKey, unwrapped, wrapped } from './key-wrap.js';
import { ActorUnknown, KeyLost, SubjectErased } from './problems.js';

/** Where the keys are, and the key that wraps them, unless it lies beside them. */
export interface KeyStoreOptions {
  readonly folder: string;
  readonly keyFile?: string;
}

/** The key of one subject: boxes name it by its number. */
export interface SubjectKey {
  readonly number: number;
  readonly key: KeyObject;
}

interface Row {
  readonly number: number;
  readonly wrapped: Buffer | null;
  readonly erasing_since: string | null;
}

// Drawn, not counted: in a key store that is not the one a log was sealed with, no other key has the number asked for.
const NUMBERS = 2 ** 48 - 1;

/**
 * A key for each subject, in a file of its own, wrapped by a key-encryption key (RFC 3394). It is the one thing in a
 * record that can be destroyed: it belongs in no ordinary backup.
 */
export class KeyStore {
  readonly #db: Database;
  readonly #kek: KeyObject;
  readonly #find: Statement<[subject: string], Row>;
  readonly #bySubject = new Map<string, SubjectKey>();
  readonly #byNumber = new Map<number, KeyObject | 'erased'>();
  readonly #names = new Map<string, string>();
  readonly #pseudonyms = new Map<string, string>();
  readonly #actorSecret: KeyObject;
  readonly #version: Statement<[]>;
  #seenVersion: unknown;
  #hasLooked = false;

  private constructor(db: Database, kek: KeyObject) {
    this.#db = db;
    this.#kek = kek;
    this.#find = db.prepare('SELECT number, wrapped, erasing_since FROM keys WHERE subject = ?');
    this.#version = db.prepare<[]>('PRAGMA data_version').pluck();
    this.#actorSecret = this.secret('actors');
  }

  /** @throws KeyStoreUnusable when the file is another program's, or the key-encryption key another's */
  static open({ folder, keyFile }: KeyStoreOptions): KeyStore {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const db = openKeyFile(join(folder, 'keys.db'));
    try {
      const isNew = db.prepare('SELECT count(*) FROM secrets').pluck().get() === 0;
      return new KeyStore(db, keyEncryptionKey(keyFile ?? join(folder, 'key-encryption-key'), isNew));
    } catch (error) {
      db.close();
      throw error;
    }
  }

  /** The keys of the subjects; those that are new are durable before it answers. @throws SubjectErased */
  keysOf(subjects: Iterable<string>): Map<string, SubjectKey> {
    this.look();
    const wanted = [...new Set(subjects)];
    const fresh = wanted.filter((subject) => !this.#bySubject.has(subject) && this.#find.get(subject) === undefined);
    if (fresh.length > 0) this.#add(fresh);
    return new Map(wanted.map((subject) => [subject, this.#bySubject.get(subject) ?? this.#read(subject)]));
  }

  /** The key with that number, or that it has been destroyed. @throws KeyLost */
  keyNumbered(number: number): KeyObject | 'erased' {
    const known = this.#byNumber.get(number);
    if (known !== undefined) return known;
    const row = this.#db
      .prepare<[number], Pick<Row, 'wrapped'>>('SELECT wrapped FROM keys WHERE number = ?')
      .get(number);
    if (row === undefined) throw new KeyLost(`number ${number}`);
    const key = row.wrapped === null ? 'erased' : this.#unwrapped(row.wrapped);
    this.#byNumber.set(number, key);
    return key;
  }

  /** The number of the subject's key, destroyed or not; undefined while nothing has been sealed under one. */
  numberOf(subject: string): number | undefined {
    return this.#find.get(subject)?.number;
  }

  /** Forgets what is remembered if another process has changed the keys; called before boxes are opened. */
  look(): void {
    // Once in a turn of the event loop is often enough, and asking costs as much as opening a box.
    if (this.#hasLooked) return;
    this.#hasLooked = true;
    setImmediate(() => (this.#hasLooked = false));
    const version = this.#version.get();
    if (version === this.#seenVersion) return;
    this.#seenVersion = version;
    this.#forget();
  }

  /** The pseudonym of whoever records under a name; it is durable before it answers. */
  pseudonymOf(name: string): string {
    const known = this.#pseudonyms.get(name);
    if (known !== undefined) return known;
    const pseudonym = createHmac('sha256', this.#actorSecret).update(name).digest('base64url').slice(0, 22);
    this.#db
      .prepare('INSERT INTO actors VALUES (?, ?) ON CONFLICT DO NOTHING')
      .run(pseudonym, wrapped(this.#kek, padded(name)));
    this.#pseudonyms.set(name, pseudonym);
    return pseudonym;
  }

  /** The name behind a pseudonym. @throws ActorUnknown */
  nameOf(pseudonym: string): string {
    const known = this.#names.get(pseudonym);
    if (known !== undefined) return known;
    const row = this.#db.prepare<[string], Buffer>('SELECT wrapped FROM actors WHERE pseudonym = ?').pluck();
    const box = row.get(pseudonym);
    if (box === undefined) throw new ActorUnknown(pseudonym);
    const name = unpadded(unwrapped(this.#kek, box));
    this.#names.set(pseudonym, name);
    return name;
  }

  /** From here on nothing new is sealed under the subject's key; opening goes on until it is destroyed. */
  beginErasure(subject: string, at: Date): void {
    this.#db
      .prepare('UPDATE keys SET erasing_since = ? WHERE subject = ? AND wrapped IS NOT NULL')
      .run(at.toISOString(), subject);
    this.#bySubject.delete(subject);
  }

  /** Takes the beginning of an erasure back. */
  abandonErasure(subject: string): void {
    this.#db.prepare('UPDATE keys SET erasing_since = NULL WHERE subject = ? AND wrapped IS NOT NULL').run(subject);
  }

  /** Subjects whose erasure was begun and not ended: the process was ended in between. */
  erasing(): string[] {
    const begun = 'SELECT subject FROM keys WHERE erasing_since IS NOT NULL AND wrapped IS NOT NULL';
    return this.#db.prepare<[], string>(begun).pluck().all();
  }

  /**
   * Destroys the subject's key; what was sealed under it can never be read again. Doing it again does no harm.
   * @throws KeyStoreUnusable when traces of it may be left on disk, as another process was reading
   */
  destroy(subject: string, at: Date): void {
    this.#db
      .prepare('UPDATE keys SET wrapped = NULL, erased_at = ? WHERE subject = ? AND wrapped IS NOT NULL')
      .run(at.toISOString(), subject);
    this.#forget();
    scrub(this.#db);
  }

  close(): void {
    this.#db.close();
  }

  #forget(): void {
    this.#bySubject.clear();
    this.#byNumber.clear();
  }

  #add(subjects: readonly string[]): void {
    const add = this.#db.prepare(
      'INSERT INTO keys (number, subject, wrapped) VALUES (?, ?, ?) ON CONFLICT (subject) DO NOTHING',
    );
    const addAll = this.#db.transaction(() => {
      for (const subject of subjects) add.run(randomInt(1, NUMBERS), subject, wrapped(this.#kek, randomBytes(32)));
    });
    addAll.immediate();
  }

  #read(subject: string): SubjectKey {
    const row = this.#find.get(subject);
    if (row === undefined) throw new KeyLost(`of ${subject}`);
    if (row.wrapped === null || row.erasing_since !== null) throw new SubjectErased(subject);
    const known = { number: row.number, key: this.#unwrapped(row.wrapped) };
    this.#bySubject.set(subject, known);
    this.#byNumber.set(known.number, known.key);
    return known;
  }

  #unwrapped(box: Buffer): KeyObject {
    return createSecretKey(unwrapped(this.#kek, box));
  }

  /** Whether a secret of that name has been made. */
  hasSecret(name: string): boolean {
    return this.#db.prepare<[string]>('SELECT 1 FROM secrets WHERE name = ?').get(name) !== undefined;
  }

  /** A secret of the record's own, made when there is none. */
  secret(name: string): KeyObject {
    const find = this.#db.prepare<[string], Buffer>('SELECT wrapped FROM secrets WHERE name = ?').pluck();
    if (find.get(name) === undefined)
      this.#db
        .prepare('INSERT INTO secrets VALUES (?, ?) ON CONFLICT DO NOTHING')
        .run(name, wrapped(this.#kek, randomBytes(32)));
    const box = find.get(name);
    if (box === undefined) throw new KeyLost(`of ${name}`);
    return this.#unwrapped(box);
  }
}

/** Key wrap takes whole blocks of eight bytes: the length stands before the text. */
function padded(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const whole = Buffer.alloc(Math.ceil((bytes.length + 4) / 8) * 8 + 8);
  whole.writeUInt32BE(bytes.length);
  bytes.copy(whole, 4);
  return whole;
}

function unpadded(whole: Buffer): string {
  return whole.toString('utf8', 4, 4 + whole.readUInt32BE());
}
