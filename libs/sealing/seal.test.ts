import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createSecretKey } from 'node:crypto';
import type { Json } from '#event-store';
import type { SubjectKey } from './key-store.js';
import { decoys, openingsOf } from './opening.js';
import type { Parted } from './parting.js';
import { BoxDamaged, NotSealed } from './problems.js';
import { opened, seal, sealedData, type Box } from './seal.js';

const ID = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';

/** The key of the n-th subject is n, thirty-two times. */
const numbered = (number: number) => createSecretKey(Buffer.alloc(32, number));
const keyOf = (subject: string): SubjectKey => ({ number: Number(subject), key: numbered(Number(subject)) });

const about = (...shares: Json[]): Parted => ({
  type: 'Recorded',
  published: {},
  sources: [],
  hidesStream: false,
  parts: shares.map((data, at) => ({ subject: String(at + 1), data })),
});

const json = fc.jsonValue({ stringUnit: 'binary' }).map((value) => JSON.parse(JSON.stringify(value)) as Json);
const shares = fc.array(fc.dictionary(fc.string({ unit: 'binary' }), json), { minLength: 1, maxLength: 4 });

function flipped({ key, box }: Box, at: number): Box {
  const bytes = Buffer.from(box, 'base64');
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return { key, box: bytes.toString('base64') };
}

describe('a sealed event', () => {
  it('gives back every share of what it says', () => {
    fc.assert(
      fc.property(shares, (data) => {
        const { boxes } = seal(ID, 'Recorded', about(...data), keyOf);
        expect(opened(ID, 'Recorded', boxes, numbered)).toEqual(data.map((share) => ({ data: share })));
      }),
    );
  });

  it('has, sorted, the digest of each opening and decoy once, and no other', () => {
    fc.assert(
      fc.property(shares, (data) => {
        const { sd } = seal(ID, 'Recorded', about(...data), keyOf);
        const openings = data.flatMap((share, at) => openingsOf(numbered(at + 1), ID, share));
        const all = [...openings, ...decoys(numbered(1), ID, openings.length)].map(({ digest }) => digest);
        expect(sd).toEqual(all.toSorted());
        expect(new Set(sd).size).toBe(sd.length);
        expect(Math.log2(sd.length) % 1).toBe(0);
      }),
    );
  });

  it('keeps a personal type and the request in its first box', () => {
    const { sd, boxes } = seal(ID, 'Arrested', about({ when: '2020' }, { note: 'x' }), keyOf, 'digest of the request');
    expect(opened(ID, 'Recorded', boxes, numbered)).toEqual([
      { data: { when: '2020' }, type: 'Arrested', request: 'digest of the request' },
      { data: { note: 'x' } },
    ]);
    const named = openingsOf(numbered(1), ID, { when: '2020', type: 'Arrested' });
    expect(named.map(({ digest }) => sd.includes(digest))).toEqual([true, true]);
  });

  it('points out what it commits to, in whichever share that stands', () => {
    const { commitment } = seal(ID, 'Recorded', { ...about({ digests: ['x'] }, {}), commits: 'digests' }, keyOf);
    expect(commitment).toBe(openingsOf(numbered(1), ID, { digests: ['x'] })[0]?.digest);
    expect(seal(ID, 'Recorded', about({ digests: ['x'] }), keyOf)).not.toHaveProperty('commitment');
  });

  it('carries what is published, and a name for a stream whose own says too much', () => {
    const parted: Parted = {
      ...about({ address: 'https://example.org' }),
      published: { size: 6 },
      sources: ['ab'],
      corrects: OTHER,
      hidesStream: true,
    };
    const first = seal(ID, 'Recorded', parted, () => ({ number: 1, key: numbered(1) }));
    expect(first).toMatchObject({ pub: { size: 6 }, src: ['ab'], corrects: OTHER });
    const stream = (subject: string, id = ID) =>
      seal(id, 'Recorded', { ...parted, parts: [{ subject, data: {} }] }, () => keyOf('1')).stream;
    expect(stream('document-abc')).toMatch(/^document-[0-9a-f]{32}$/);
    expect(stream('document-abc', OTHER)).toBe(stream('document-abc'));
  });

  it('is never sealed twice alike', () => {
    const boxes = Array.from({ length: 2000 }, () => seal(ID, 'Recorded', about({}), keyOf).boxes[0]?.box);
    expect(new Set(boxes.map((box) => box?.slice(0, 16))).size).toBe(2000);
  });

  it('is about somebody', () => {
    expect(() => seal(ID, 'Recorded', about(), keyOf)).toThrow('about nobody');
  });
});

describe('a box', () => {
  const { boxes } = seal(ID, 'Recorded', about({ said: 'one' }, { said: 'two' }), keyOf);
  const [first, second] = boxes as [Box, Box];
  const openedAs = (id: string, type: string, ...given: Box[]) => opened(id, type, given, numbered);

  it('opens for its own event and type alone', () => {
    expect(openedAs(ID, 'Recorded', first, second)).toHaveLength(2);
    expect(() => openedAs(OTHER, 'Recorded', first)).toThrow(BoxDamaged);
    expect(() => openedAs(ID, 'Retracted', first)).toThrow(BoxDamaged);
  });

  it('opens with its own key, in its own place', () => {
    expect(() => openedAs(ID, 'Recorded', { ...first, key: 2 })).toThrow(BoxDamaged);
    expect(() => openedAs(ID, 'Recorded', second, first)).toThrow(BoxDamaged);
    expect(() => openedAs(ID, 'Recorded', first, first)).toThrow(BoxDamaged);
    expect(() => openedAs(ID, 'Recorded', first, { ...first, key: 2 })).toThrow(BoxDamaged);
  });

  it('does not open when any byte of it was changed, or it was cut short', () => {
    const { length } = Buffer.from(first.box, 'base64');
    for (let at = 0; at < length; at++) expect(() => openedAs(ID, 'Recorded', flipped(first, at))).toThrow(BoxDamaged);
    for (const box of ['', 'AAAA', first.box.slice(0, 36), first.box.slice(0, -4)])
      expect(() => openedAs(ID, 'Recorded', { key: 1, box })).toThrow(BoxDamaged);
    const noText = { key: 1, box: 7 as unknown as string };
    expect(() => openedAs(ID, 'Recorded', noText)).toThrow(BoxDamaged);
  });

  it('is as if it were not there once its key has been destroyed', () => {
    const erased = (number: number) => (number === 2 ? 'erased' : numbered(number));
    expect(opened(ID, 'Recorded', boxes, erased)).toEqual([{ data: { said: 'one' } }, undefined]);
  });
});

describe('what was never sealed', () => {
  it.each([[null], ['a text'], [{}], [{ boxes: [], sd: [] }]])('is told from what was: %j', (data) => {
    expect(() => sealedData(ID, data)).toThrow(NotSealed);
  });
});
