import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { utf8 } from './bytes.js';
import { canonicalJson } from './canonical-json.js';
import { entryBytes, longestEntry, MOST_ENTRY_BYTES, parseEntry, type Envelope, type LoggedEvent } from './entry.js';

const ORIGIN = 'log.example/record';
const ID = '00000000-0000-4000-8000-000000000001';

const digest = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64url'));
const sha256 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 255 });
const digests = fc.uniqueArray(digest, { maxLength: 64 }).map((all) => all.toSorted());
const pub = fc.dictionary(name, fc.oneof(name, fc.maxSafeInteger(), fc.boolean(), fc.constant(null), fc.array(name)));

const envelope: fc.Arbitrary<Envelope> = fc.oneof(
  fc.record(
    { pub, src: fc.array(sha256, { maxLength: 5 }), sd: digests, corrects: fc.uuid(), stream: name },
    { requiredKeys: ['pub', 'sd'] },
  ),
  fc.record({ pub: fc.record({ basis: name, count: fc.nat() }), sd: digests, commitment: digest }),
);
const event: fc.Arbitrary<LoggedEvent> = fc.record({
  id: fc.uuid(),
  stream: name,
  revision: fc.bigInt({ min: 0n, max: BigInt(Number.MAX_SAFE_INTEGER) }),
  type: name,
  recordedAt: fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }),
  actor: name,
  envelope,
});

const plain: LoggedEvent = {
  id: ID,
  stream: `casefile-${ID}`,
  revision: 3n,
  type: 'ClaimRecorded',
  recordedAt: new Date('2026-09-01T12:00:00.000Z'),
  actor: 'somebody',
  envelope: { pub: { size: 6 }, sd: ['A'.repeat(43), 'B'.repeat(43)] },
};
const entry = (logged: LoggedEvent = plain) => parseEntry(entryBytes(ORIGIN, 7, logged));

/** The bytes of the plain entry with other members; those that are undefined are left out. */
function changed(members: object): Uint8Array {
  const whole = { ...entry(), ...members };
  return utf8(canonicalJson(Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined))));
}

describe('an entry', () => {
  it('is read as it was written, and written as it was read', () => {
    fc.assert(
      fc.property(fc.nat(), event, (seq, logged) => {
        const bytes = entryBytes(ORIGIN, seq, logged);
        const read = parseEntry(bytes);
        expect(utf8(canonicalJson(read))).toEqual(bytes);
        const { id, stream, revision, type, recordedAt, actor, envelope: sealed } = logged;
        expect(read).toMatchObject({ v: 1, log: ORIGIN, seq, id, type, actor, streamSeq: Number(revision) });
        expect(read.stream).toBe(sealed.stream ?? stream);
        expect(read.recordedAt).toBe(recordedAt.toISOString());
        expect(read._sd).toEqual(sealed.sd);
        expect(read.src.map((source) => source.sha256)).toEqual(sealed.src ?? []);
        expect(read.corrects).toBe(sealed.corrects);
      }),
    );
  });

  it('has the members that the design names, in their canonical order', () => {
    const bytes = entryBytes(ORIGIN, 7, {
      ...plain,
      envelope: { ...plain.envelope, src: ['ab'.repeat(32)], corrects: ID },
    });
    expect(new TextDecoder().decode(bytes)).toBe(
      `{"_sd":["${'A'.repeat(43)}","${'B'.repeat(43)}"],"_sd_alg":"sha-256","actor":"somebody","corrects":"${ID}",` +
        `"id":"${ID}","log":"log.example/record","pub":{"size":6},"recordedAt":"2026-09-01T12:00:00.000Z","seq":7,` +
        `"src":[{"sha256":"${'ab'.repeat(32)}"}],"stream":"casefile-${ID}","streamSeq":3,"type":"ClaimRecorded","v":1}`,
    );
  });

  it('of a tombstone says what was erased in place of what is published', () => {
    const commitment = 'C'.repeat(43);
    const tombstone = { ...plain, envelope: { pub: { basis: 'objection', count: 2 }, sd: [], commitment } };
    expect(entry(tombstone)).toMatchObject({ pub: {}, erases: { basis: 'objection', count: 2, commitment } });
    expect(entry()).not.toHaveProperty('erases');
  });

  it('of a document gives its stream another name, and so hides the hash', () => {
    const hash = 'ab'.repeat(32);
    const document = { ...plain, stream: `document-${hash}`, envelope: { pub: {}, sd: [], stream: 'document-x' } };
    expect(entry(document).stream).toBe('document-x');
    expect(new TextDecoder().decode(entryBytes(ORIGIN, 0, document))).not.toContain(hash);
  });
});

describe('an entry that is too long', () => {
  const ofSize = (pubBytes: number) => ({ ...plain, envelope: { pub: { text: 'x'.repeat(pubBytes) }, sd: [] } });
  const around = entryBytes(ORIGIN, 7, ofSize(0)).length;

  it('is not written, and not read', () => {
    const longest = entryBytes(ORIGIN, 7, ofSize(MOST_ENTRY_BYTES - around));
    expect(longest).toHaveLength(65_535);
    expect(parseEntry(longest).seq).toBe(7);
    expect(() => entryBytes(ORIGIN, 7, ofSize(MOST_ENTRY_BYTES - around + 1))).toThrow(
      expect.objectContaining({ code: 'malformed-entry', message: expect.stringContaining(ID) }),
    );
    const longer = changed({ pub: { text: 'x'.repeat(MOST_ENTRY_BYTES) } });
    expect(() => parseEntry(longer)).toThrow('at most 65,535 bytes');
  });

  it('is known before it is recorded, wherever in whichever log it would stand', () => {
    fc.assert(
      fc.property(event, fc.nat(), (logged, seq) => {
        expect(longestEntry(logged)).toBeGreaterThanOrEqual(
          entryBytes(ORIGIN, seq, { ...logged, actor: 'a'.repeat(22) }).length,
        );
      }),
    );
  });
});

describe('what is no entry', () => {
  const [earlier, commitment] = ['A'.repeat(43), 'C'.repeat(43)];

  it.each<[what: string, members: object]>([
    ['member more is not known', { more: 1 }],
    ['version is not 1', { v: 2 }],
    ['version is not 1', { v: undefined }],
    ['log, stream, type or actor is no text', { log: 1 }],
    ['log, stream, type or actor is no text', { stream: undefined }],
    ['log, stream, type or actor is no text', { type: null }],
    ['log, stream, type or actor is no text', { actor: {} }],
    ['seq or streamSeq is no whole number', { seq: -1 }],
    ['seq or streamSeq is no whole number', { seq: '7' }],
    ['seq or streamSeq is no whole number', { streamSeq: 1.5 }],
    ['id is no UUID', { id: ID.replace('4', 'G') }],
    ['id is no UUID', { id: undefined }],
    ['recordedAt is no instant', { recordedAt: '2026-09-01T12:00:00Z' }],
    ['recordedAt is no instant', { recordedAt: '2026-13-01T12:00:00.000Z' }],
    ['recordedAt is no instant', { recordedAt: '2026-02-30T12:00:00.000Z' }],
    ['recordedAt is no instant', { recordedAt: 1 }],
    ['pub is no object', { pub: [] }],
    ['pub is no object', { pub: undefined }],
    ['src is no list of hashes', { src: undefined }],
    ['src is no list of hashes', { src: ['ab'.repeat(32)] }],
    ['src is no list of hashes', { src: [{ sha256: 'AB'.repeat(32) }] }],
    ['src is no list of hashes', { src: [{ sha256: 'ab'.repeat(32), more: 1 }] }],
    ['_sd_alg is not sha-256', { _sd_alg: 'sha-512' }],
    ['_sd_alg is not sha-256', { _sd_alg: undefined }],
    ['_sd is no list of digests', { _sd: undefined }],
    ['_sd is no list of digests', { _sd: ['short'] }],
    ['_sd is not sorted', { _sd: [commitment, earlier] }],
    ['has a digest twice', { _sd: [commitment, commitment] }],
    ['corrects is no UUID', { corrects: 'that one' }],
    ['erases is no tombstone', { erases: 1 }],
    ['erases is no tombstone', { erases: { basis: 'objection', count: 2 } }],
    ['erases is no tombstone', { erases: { basis: 'objection', count: -2, commitment } }],
    ['erases is no tombstone', { erases: { basis: 1, count: 2, commitment } }],
    ['erases is no tombstone', { erases: { basis: 'objection', count: 2, commitment: 'short' } }],
    ['erases is no tombstone', { erases: { basis: 'objection', count: 2, commitment, more: 1 } }],
  ])('says that its %s: %j', (what, members) => {
    expect(() => parseEntry(changed(members))).toThrow(
      expect.objectContaining({ name: 'LogProblem', code: 'malformed-entry', message: expect.stringContaining(what) }),
    );
  });

  it.each<[what: string, text: string]>([
    ['not canonical', '{"v": 1}'],
    ['not canonical', '{"v":1,"_sd":[]}'],
    ['not canonical', '{"v":1,"v":1}'],
    ['not canonical', 'no JSON'],
    ['no object', '[]'],
    ['no object', '"text"'],
    ['no object', 'null'],
  ])('says that it is %s: %s', (what, text) => {
    expect(() => parseEntry(utf8(text))).toThrow(
      expect.objectContaining({ code: 'malformed-entry', message: expect.stringContaining(what) }),
    );
  });

  it('is every entry with a byte changed, cut off or added, unless that makes another entry', () => {
    const bytes = entryBytes(ORIGIN, 7, plain);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        const other = Uint8Array.from(bytes, (one, index) => (index === at ? byte : one));
        const outcome = (() => {
          try {
            return utf8(canonicalJson(parseEntry(other)));
          } catch (error) {
            return error;
          }
        })();
        if (outcome instanceof Uint8Array) expect(outcome).toEqual(other);
        else expect(outcome).toMatchObject({ name: 'LogProblem', code: 'malformed-entry' });
      }),
    );
    for (const other of [bytes.subarray(1), bytes.subarray(0, -1), Uint8Array.of(...bytes, 32)])
      expect(() => parseEntry(other)).toThrow(expect.objectContaining({ code: 'malformed-entry' }));
  });
});
