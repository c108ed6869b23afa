import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freshId, idForKey } from './ids.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-([78])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('a fresh id', () => {
  it('is a UUID of version 7 that begins with its millisecond', () => {
    const id = freshId(new Date('2026-01-02T03:04:05.678Z'));
    expect(UUID.exec(id)?.[1]).toBe('7');
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-01-02T03:04:05.678Z'));
  });

  it('sorts after one of an earlier millisecond', () => {
    fc.assert(
      fc.property(fc.nat(4e12), fc.integer({ min: 1, max: 1e9 }), (at, later) => {
        expect(freshId(new Date(at)) < freshId(new Date(at + later))).toBe(true);
      }),
    );
  });

  it('is never given out twice', () => {
    const at = new Date();
    const ids = Array.from({ length: 5000 }, () => freshId(at));
    expect(new Set(ids).size).toBe(5000);
    expect(ids.every((id) => UUID.test(id))).toBe(true);
  });
});

describe('the id of an idempotency key', () => {
  it('is the same UUID of version 8 every time', () => {
    const id = idForKey('monitor', 'key 1');
    expect(UUID.exec(id)?.[1]).toBe('8');
    expect(idForKey('monitor', 'key 1')).toBe(id);
  });

  it('differs between keys and between those who use them', () => {
    const ids = [
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'b'],
      ['a\nb', 'b'],
      ['a', ''],
    ].map(([scope, key]) => idForKey(scope ?? '', key ?? ''));
    expect(new Set(ids).size).toBe(5);
  });

  it('is a UUID whatever the key', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (scope, key) => expect(idForKey(scope, key)).toMatch(UUID)));
  });
});
