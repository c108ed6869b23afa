import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore, type Json, type RecordedEvent } from '#event-store';
import { KeyStore, sealedData, SealedEventStore, type Parting } from '#sealing';
import { canonicalJson } from '#transparency-log';
import { openingsOfEvent } from './openings-of-event.js';

interface SharedData {
  readonly hidden: boolean;
  readonly shares: readonly { readonly of: string; readonly data: Json }[];
}

/** Shares as the data names them; the type is hidden where it says so. */
const byShares: Parting = {
  part: (stream, { type, data }) => {
    const { hidden, shares } = data as unknown as SharedData;
    const parts = [
      { subject: stream, data: { hidden } },
      ...shares.map(({ of, data: said }) => ({ subject: of, data: said })),
    ];
    return { type: hidden ? 'Something' : type, published: {}, sources: [], hidesStream: false, parts };
  },
  rejoin: (_, __, parts) => parts.filter((part) => part !== undefined),
  erased: (type) => ({ type: 'Erased', data: { was: type } }),
};

let folder: string;
let keys: KeyStore;
let events = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'litopys-openings-'));
  keys = KeyStore.open({ folder });
});

afterEach(async () => {
  keys.close();
  await rm(folder, { recursive: true });
});

async function sealed(data: SharedData, stream = 'person-1'): Promise<RecordedEvent> {
  const beneath = new MemoryEventStore();
  const id = `00000000-0000-4000-8000-${String((events += 1)).padStart(12, '0')}`;
  const event = { id, type: 'Arrested', data: data as unknown as Json };
  await new SealedEventStore(beneath, keys, byShares).append(stream, [event], { expected: 'any' });
  const recorded = await beneath.readEvent(id);
  if (recorded === undefined) throw new Error('it was not recorded');
  return recorded;
}

const altered = (
  event: RecordedEvent,
  change: (data: { sd: string[]; boxes: { box: string }[] }) => void,
): RecordedEvent => {
  const data = structuredClone(event.data) as unknown as Parameters<typeof change>[0];
  change(data);
  return { ...event, data };
};

const name = fc.stringMatching(/^[a-z]{1,6}$/);
const value = fc.jsonValue({ depthSize: 'small' }).filter(hasCanonicalForm) as fc.Arbitrary<Json>;
const share = fc.dictionary(name, value, { maxKeys: 9 });

function hasCanonicalForm(json: unknown): boolean {
  try {
    return canonicalJson(JSON.parse(JSON.stringify(json))) !== '';
  } catch {
    return false;
  }
}

describe('the openings of an event', () => {
  it('open every digest that sealing made of it, each exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(share, { maxLength: 3 }), fc.boolean(), async (shares, hidden) => {
        const event = await sealed({ hidden, shares: shares.map((data, at) => ({ of: `person-${at + 2}`, data })) });
        const { shares: open, decoys } = openingsOfEvent(event, keys);
        const digests = [...open.flatMap((one) => one?.openings ?? []), ...decoys].map(({ digest }) => digest);
        expect(digests.toSorted()).toEqual(sealedData(event.id, event.data).sd);
        expect(new Set(digests).size).toBe(digests.length);
      }),
      { numRuns: 60 },
    );
  });

  it('disclose the type as a field where it is personal, and only there', async () => {
    const typesIn = (event: RecordedEvent) =>
      openingsOfEvent(event, keys).shares.flatMap((one) =>
        (one?.openings ?? []).filter((opening) => opening.name === 'type').map((opening) => opening.value),
      );
    expect(typesIn(await sealed({ hidden: true, shares: [] }))).toEqual(['Arrested']);
    expect(typesIn(await sealed({ hidden: false, shares: [] }))).toEqual([]);
  });

  it('are those of the shares whose keys still exist', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(share, { minLength: 1, maxLength: 3 }), fc.boolean(), async (shares, ofOther) => {
        const person = `person-of-${events}`;
        const others = shares.map((data, at) => ({ of: `${person}-${at}`, data }));
        const event = await sealed({ hidden: true, shares: others }, person);
        const before = openingsOfEvent(event, keys);
        const gone = ofOther ? 1 : 0;
        keys.destroy(ofOther ? `${person}-0` : person, new Date());
        const after = openingsOfEvent(event, keys);
        expect(after.shares[gone]).toBeUndefined();
        expect(after.shares.flatMap((one) => one?.openings ?? [])).toEqual(
          before.shares.flatMap((one, at) => (at === gone ? [] : (one?.openings ?? []))),
        );
        expect(after.decoys).toEqual(ofOther ? before.decoys : []);
      }),
      { numRuns: 40 },
    );
  });

  it('are refused, with the event named, where its digests, its boxes or their number were changed', async () => {
    const event = await sealed({
      hidden: false,
      shares: [{ of: 'person-2', data: { name: 'Anna Example', year: 2024 } }],
    });
    const wrong = { code: 'event-edited', message: expect.stringContaining(event.id) as unknown };
    const other = Buffer.alloc(32, 7).toString('base64url');
    const changes: Parameters<typeof altered>[1][] = [
      (data) => data.sd.splice(0, 1, other),
      (data) => data.sd.push(other),
      (data) => data.boxes.pop(),
      (data) => data.boxes.push(...data.boxes.splice(0, 1)),
      (data) => data.boxes.splice(1, 1, { ...data.boxes[1], box: Buffer.alloc(80, 1).toString('base64') }),
    ];
    for (const change of changes)
      expect(() => openingsOfEvent(altered(event, change), keys)).toThrow(expect.objectContaining(wrong));
    expect(() => openingsOfEvent({ ...event, type: 'Released' }, keys)).toThrow(expect.objectContaining(wrong));
  });
});
