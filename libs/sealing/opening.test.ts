import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash, createHmac, createSecretKey } from 'node:crypto';
import { DECOY } from '#transparency-log';
import { decoys, openingsOf } from './opening.js';

const secret = Buffer.alloc(32, 7);
const key = createSecretKey(secret);
const ID = '00000000-0000-4000-8000-000000000001';

const namesIn = (data: unknown) => openingsOf(key, ID, data).map(({ name }) => name);

/** Data as JSON gives it back. */
const json = fc.jsonValue({ stringUnit: 'binary' }).map((value): unknown => JSON.parse(JSON.stringify(value)));
const object = fc.dictionary(fc.string({ unit: 'binary' }), json);

describe('an opening', () => {
  it('is base64url of [salt, name, value], and its digest the SHA-256 of that text (RFC 9901 §4.2.1)', () => {
    fc.assert(
      fc.property(object, (data) => {
        for (const { name, value, text, digest } of openingsOf(key, ID, data)) {
          expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
          const [salt, ...said] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
          expect(salt).toMatch(/^[A-Za-z0-9_-]{22}$/);
          expect(said).toEqual([name, value]);
          expect(digest).toBe(createHash('sha256').update(text, 'ascii').digest('base64url'));
        }
      }),
    );
  });

  it('is salted by the key of its subject, the event and the name of the field', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const [opening] = openingsOf(key, ID, { [name]: 1 });
        const message = Buffer.concat(['salt', ID, opening?.name ?? ''].map((part) => Buffer.from(`${part}\0`)));
        const mac = createHmac('sha256', secret).update(message.subarray(0, -1)).digest();
        const salt = mac.subarray(0, 16).toString('base64url');
        expect(JSON.parse(Buffer.from(opening?.text ?? '', 'base64url').toString('utf8'))[0]).toBe(salt);
      }),
    );
    const digests = [
      openingsOf(key, ID, { a: 1 }),
      openingsOf(key, ID, { b: 1 }),
      openingsOf(key, ID.replace(/1$/, '2'), { a: 1 }),
      openingsOf(createSecretKey(Buffer.alloc(32, 8)), ID, { a: 1 }),
    ].map(([opening]) => opening?.digest);
    expect(new Set(digests).size).toBe(4);
  });

  it('is canonical (RFC 8785), whatever number stands in it', () => {
    const value = { z: [9007199254740992, 1e21, -0.5, 0.1, 1e-7], a: { ß: null, A: true } };
    const [opening] = openingsOf(key, ID, { value: [value, 1] });
    expect(Buffer.from(opening?.text ?? '', 'base64url').toString('utf8')).toContain(
      '"value",[{"a":{"A":true,"ß":null},"z":[9007199254740992,1e+21,-0.5,0.1,1e-7]},1]]',
    );
  });

  it('is not of a text with half of a surrogate pair, wherever it stands', () => {
    for (const data of ['\ud800', { a: '\udfff' }, { '\ud800': 1 }, { a: { b: ['\ud800'] } }, { a: [['\ud800']] }])
      expect(() => openingsOf(key, ID, data)).toThrow(expect.objectContaining({ code: 'malformed-json' }));
  });
});

describe('the openings of an event', () => {
  it('are of its fields, and one level deeper of the members of objects and of lists of objects', () => {
    expect(namesIn({ when: '2020', fields: { by: 'police', place: { text: 'Example' } } })).toEqual([
      'when',
      'fields.by',
      'fields.place',
    ]);
    expect(namesIn({ sources: [{ document: 'x' }, { document: 'y' }] })).toEqual(['sources.0', 'sources.1']);
    expect(namesIn({ claims: ['x', 'y'], mixed: [{}, 1], none: [], empty: {}, nothing: null })).toEqual([
      'claims',
      'mixed',
      'none',
      'empty',
      'nothing',
    ]);
    expect(namesIn('a text')).toEqual(['']);
    expect(namesIn([{ a: 1 }])).toEqual(['']);
    expect(namesIn({})).toEqual([]);
  });

  it('are not of the members where there are more than sixteen', () => {
    const members = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`m${at}`, at]));
    expect(namesIn({ fields: members(16) })).toHaveLength(16);
    expect(namesIn({ fields: members(17) })).toEqual(['fields']);
  });

  it('never share a name with each other or with a decoy', () => {
    const name = fc.string({ unit: fc.constantFrom('a', '.', '~', '0', '1'), maxLength: 4 });
    fc.assert(
      fc.property(fc.dictionary(name, fc.oneof(fc.nat(), fc.dictionary(name, fc.nat()))), (data) => {
        const names = namesIn(data);
        expect(new Set(names).size).toBe(names.length);
        expect(names).not.toContain(DECOY);
      }),
    );
  });
});

describe('decoys', () => {
  it('bring the digests to 4, 8, 16 and so on', () => {
    for (let digests = 0; digests <= 70; digests++) {
      const padded = digests + decoys(key, ID, digests).length;
      expect(padded).toBe([4, 8, 16, 32, 64, 128].find((size) => size >= digests));
    }
  });

  it('are openings named ~, the n-th the same whenever it is made, and no two the same', () => {
    const most = decoys(key, ID, 33);
    expect(most).toHaveLength(31);
    expect(new Set(most.map(({ digest }) => digest)).size).toBe(31);
    for (const [at, { name, value }] of most.entries()) expect([name, value]).toEqual(['~', at]);
    expect(decoys(key, ID, 9)).toEqual(most.slice(0, 7));
    expect(decoys(key, ID, 8)).toEqual([]);
  });
});
