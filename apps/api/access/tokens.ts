import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import Database from 'better-sqlite3';
import { ROLES, type Role } from '#record';
import { checkTokenRequest, type TokenRequest } from './token-request.js';

/** Who a token speaks for. The name is the pseudonym that goes on record: one name is one person. */
export interface Caller {
  /** The token's id, which may be logged; it opens nothing. */
  readonly token: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** A token as it is listed: everything but the secret, which is not kept. */
export interface TokenOnFile {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly createdAt: string;
  /** The last day on which it is good, in UTC. */
  readonly endsOn?: string;
  readonly revokedAt?: string;
}

interface Row {
  id: string;
  hash: Buffer;
  name: string;
  roles: string;
  created_at: string;
  ends_on: string | null;
  revoked_at: string | null;
}

const PREFIX = 'litopys_';
const SECRET = /^litopys_[A-Za-z0-9_-]{43}$/;
const SCHEMA = `create table if not exists tokens (
  id text primary key, hash blob not null unique, name text not null, roles text not null,
  created_at text not null, ends_on text, revoked_at text) strict`;

/** The tokens that open the record, in a SQLite file of their own. Only their hashes are kept. */
export class Tokens {
  private readonly byHash: Database.Statement<[Buffer], Row>;

  private constructor(
    private readonly db: Database.Database,
    private readonly now: () => Date,
  ) {
    this.byHash = db.prepare<[Buffer], Row>('select * from tokens where hash = ?');
  }

  /** Opens the file, making it where it is missing; `:memory:` for one that is gone when closed. */
  static open(file: string, now: () => Date = () => new Date()): Tokens {
    const db = new Database(file);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('busy_timeout = 5000');
    db.exec(SCHEMA);
    return new Tokens(db, now);
  }

  /** Makes a token; its secret is in this answer and nowhere else. @throws Malformed */
  create(request: TokenRequest): { secret: string; token: TokenOnFile } {
    checkTokenRequest(request);
    const secret = PREFIX + randomBytes(32).toString('base64url');
    const roles = ROLES.filter((role) => request.roles.includes(role));
    const row: Row = {
      id: randomUUID(),
      hash: hashOf(secret),
      name: request.name,
      roles: JSON.stringify(roles),
      created_at: this.now().toISOString(),
      ends_on: request.endsOn ?? null,
      revoked_at: null,
    };
    this.db
      .prepare('insert into tokens values (@id, @hash, @name, @roles, @created_at, @ends_on, @revoked_at)')
      .run(row);
    return { secret, token: tokenIn(row) };
  }

  /** All tokens, the oldest first. */
  list(): TokenOnFile[] {
    return this.db.prepare<[], Row>('select * from tokens order by created_at, id').all().map(tokenIn);
  }

  /** Revokes a token, at once and for good; false when there is none of that id or it was revoked before. */
  revoke(id: string): boolean {
    const revoke = this.db.prepare('update tokens set revoked_at = ? where id = ? and revoked_at is null');
    return revoke.run(this.now().toISOString(), id).changes === 1;
  }

  /** Whom a secret speaks for; undefined when it is unknown, revoked or has ended. */
  authenticate(secret: string): Caller | undefined {
    if (!SECRET.test(secret)) return undefined;
    const hash = hashOf(secret);
    // The lookup goes by the hash of 256 random bits: how long it takes says nothing about any secret.
    const row = this.byHash.get(hash);
    if (row === undefined || !timingSafeEqual(row.hash, hash) || row.revoked_at !== null) return undefined;
    if (row.ends_on !== null && row.ends_on < this.now().toISOString().slice(0, 10)) return undefined;
    return { token: row.id, name: row.name, roles: JSON.parse(row.roles) as Role[] };
  }

  close(): void {
    this.db.close();
  }
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

function tokenIn({ id, name, roles, created_at, ends_on, revoked_at }: Row): TokenOnFile {
  return {
    id,
    name,
    roles: JSON.parse(roles) as Role[],
    createdAt: created_at,
    ...(ends_on === null ? {} : { endsOn: ends_on }),
    ...(revoked_at === null ? {} : { revokedAt: revoked_at }),
  };
}
