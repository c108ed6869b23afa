import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { parting } from '#api';
import {
  EventTooLarge,
  InvalidAppend,
  MemoryEventStore,
  type EventStore,
  type Json,
  type NewEvent,
} from '#event-store';
import { MOST_ENTRY_BYTES } from '#transparency-log';
import { InterruptedStore } from '../../test/support/interrupted-store.js';
import { SealedRecord } from '../../test/support/sealed-record.js';
import { KeyStore } from './key-store.js';
import { BoxDamaged, KeyLost, NotSealed, SubjectErased } from './problems.js';
import type { SealedData } from './seal.js';
import { SealedEventStore } from './sealed-event-store.js';

const [ANNA, BORYS, LIST, PLEDGE] = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
];
const AT = new Date('2026-09-01T12:00:00Z');
const opening = (text: string) => ({ names: [{ text }], protection: 'public' });
const arrest = { when: '2020-05-03', fields: { by: 'police' }, protection: 'team', sources: [] };
const entry = (casefile: string) => ({ casefile, ready: true, blocking: [], advisory: [] });
const frozen = (...people: string[]) => ({ version: 1, on: '2026-09-01', entries: people.map(entry) });

let record: SealedRecord;

beforeEach(async () => {
  record = await SealedRecord.open();
});
afterEach(() => record.close());

const newEvent = (data: Json, type = 'Recorded'): NewEvent => ({ id: randomUUID(), type, data });
const beneath = async (id: string) => (await record.beneath.readEvent(id))?.data as unknown as SealedData;
const anew = (store: EventStore, keys = record.keys) => new SealedEventStore(store, keys, parting);

describe('a sealed store', () => {
  it('holds nothing readable about anyone, and says nothing of which kind a claim is', async () => {
    const id = await record.record(`casefile-${ANNA}`, 'Arrested', arrest, 'Vera Invented');
    const event = await record.beneath.readEvent(id);
    expect(event).toMatchObject({ id, type: 'ClaimRecorded', stream: `casefile-${ANNA}`, data: { pub: {} } });
    for (const said of ['2020', 'police', 'Arrested', 'Vera', 'team'])
      expect(JSON.stringify({ ...event, revision: 0, recordedAt: '' })).not.toContain(said);
    expect(await record.sealed.readEvent(id)).toMatchObject({
      type: 'Arrested',
      data: arrest,
      metadata: { by: 'Vera Invented' },
    });
  });

  it('keeps the digest of the request with what was asked, and other metadata as it is', async () => {
    const metadata = { by: 'Vera', digest: 'abc', actor: 'no pseudonym', more: [1] };
    const event = { ...newEvent({ a: 1 }), metadata };
    await record.sealed.append('casegroup-1', [event], { expected: 'any' });
    expect((await record.beneath.readEvent(event.id))?.metadata).toEqual({
      by: record.keys.pseudonymOf('Vera'),
      actor: 'no pseudonym',
      more: [1],
    });
    expect((await record.sealed.readEvent(event.id))?.metadata).toEqual(metadata);
    const odd = { ...newEvent({ a: 1 }), metadata: { by: 7, digest: null } };
    await record.sealed.append('casegroup-1', [odd], { expected: 'any' });
    expect((await record.sealed.readEvent(odd.id))?.metadata).toEqual(odd.metadata);
  });

  it('appends to several streams at once if the store beneath does', () => {
    expect(record.sealed.appendMany).toBeDefined();
    expect('appendMany' in anew(new InterruptedStore(record.beneath))).toBe(false);
  });

  it('follows the types that the record knows, whatever they are called beneath', async () => {
    await record.record(`casefile-${ANNA}`, 'CasefileOpened', opening('Anna'));
    await record.record(`casefile-${ANNA}`, 'Arrested', arrest);
    await record.record(`casefile-${ANNA}`, 'Released', arrest);
    const signal = new AbortController().signal;
    const filter = { types: ['Arrested'], streamPrefixes: ['casefile-'] };
    for await (const { events, position } of record.sealed.subscribe({ filter, signal })) {
      expect(events.map(({ type }) => type)).toEqual(['Arrested']);
      expect(position).toBe(await record.sealed.head());
      break;
    }
  });

  it('has made a key durable before the event that is sealed under it', async () => {
    class Watched extends MemoryEventStore {
      readonly found: unknown[] = [];
      override async append(...given: Parameters<MemoryEventStore['append']>) {
        const others = KeyStore.open({ folder: join(record.folder, 'keys') });
        const [{ data } = { data: {} }] = given[1];
        for (const { key } of (data as unknown as SealedData).boxes) this.found.push(others.keyNumbered(key));
        others.close();
        return super.append(...given);
      }
    }
    const watched = new Watched();
    const data = frozen(ANNA, BORYS);
    await anew(watched).append(`exchangelist-${LIST}`, [newEvent(data, 'ListFrozen')], { expected: 'no_stream' });
    expect(watched.found.map((key) => typeof key)).toEqual(['object', 'object', 'object']);
  });
});

describe('an append that cannot be sealed', () => {
  it('is refused as malformed, in words that tell nothing of it', async () => {
    for (const [stream, type, data] of [
      ['casefile-1', 'CasefileOpened', { names: ['secret \ud800'] }],
      ['campaign-1', 'CampaignLaunched', { names: ['secret \ud800'] }],
      ['campaign-1', 'TermsPublished', { version: 2 ** 60, publishedOn: 'secret' }],
    ] as const) {
      const refused = record.sealed.append(stream, [newEvent(data, type)], { expected: 'any' });
      await expect(refused).rejects.toBeInstanceOf(InvalidAppend);
      await expect(refused).rejects.not.toThrow('secret');
    }
    expect(await record.sealed.head()).toBeUndefined();
  });

  it('is refused where its entry would be too long for the log, which then does not stall', async () => {
    const people = Array.from({ length: 1017 }, (_, at) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`);
    const freeze = (entries: string[]) =>
      record.sealed.append(`exchangelist-${LIST}`, [newEvent(frozen(...entries), 'ListFrozen')], { expected: 'any' });
    await freeze(people);
    await record.log.publish(record.beneath.readAll());
    const more = [...people, ...people.map((id) => id.replace('0000-4000', '0001-4000'))];
    await expect(freeze(more)).rejects.toMatchObject({ code: 'event-too-large', maxAppendBytes: MOST_ENTRY_BYTES });
    expect(await record.sealed.readStream(`exchangelist-${LIST}`)).toHaveLength(1);
  });

  it('is never too large for the store beneath when it is one event of the size that is said', async () => {
    const most = record.sealed.capabilities.maxAppendBytes;
    expect(most).toBeGreaterThan(500_000);
    const size = most - 'Recorded'.length - '{}'.length;
    const filled = (data: (text: string) => Json) =>
      data('я'.repeat(Math.floor((size - Buffer.byteLength(JSON.stringify(data('')))) / 2)));
    const shapes: Json[] = [
      filled((text) => ({ note: text })),
      filled((text) => ({ when: text, sources: [{}, {}], fields: { a: 1 } })),
      filled((text) => ({ entries: [text] })),
      { list: Array.from({ length: 100_000 }, () => 'x') },
      Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`f${at}`, 'z'.repeat(500)])),
    ];
    for (const data of shapes) await record.sealed.append('casegroup-1', [newEvent(data)], { expected: 'any' });
    const fields = Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`f${at}`, at]));
    const toLog = record.sealed.append('casegroup-1', [newEvent(fields)], { expected: 'any' });
    await expect(toLog).rejects.toBeInstanceOf(EventTooLarge);
  });
});

describe('what was sealed and is not as it was', () => {
  it('is damaged where a box was changed, moved or put into another event', async () => {
    const one = await record.record(`casefile-${ANNA}`, 'CasefileOpened', opening('Anna'));
    const other = await record.record(`casefile-${ANNA}`, 'CasefileOpened', opening('Anna'));
    const list = await record.record(`exchangelist-${LIST}`, 'ListFrozen', frozen(ANNA, BORYS));
    const { boxes: others } = await beneath(other);
    const changes: Record<string, (boxes: SealedData['boxes']) => SealedData['boxes']> = {
      [one]: () => others,
      [other]: ([first]) => [{ key: first?.key ?? 0, box: `${first?.box.slice(0, -8)}AAAAAAA=` }],
      [list]: ([own, anna, borys]) => [own, borys, anna].filter((box) => box !== undefined),
    };
    const copy = await record.copied((event) => {
      const data = event.data as unknown as SealedData;
      return { ...event, data: { ...data, boxes: changes[event.id]?.(data.boxes) } as unknown as Json };
    });
    for (const id of [one, other, list]) {
      await expect(anew(copy).readEvent(id)).rejects.toBeInstanceOf(BoxDamaged);
      await expect(record.sealed.readEvent(id)).resolves.toBeDefined();
    }
  });

  it('is lost, and never called erased, without the keys it was sealed under', async () => {
    await record.record(`casefile-${ANNA}`, 'CasefileOpened', opening('Anna'));
    const others = KeyStore.open({ folder: join(record.folder, 'others') });
    others.keysOf([`casefile-${ANNA}`, `casefile-${BORYS}`]);
    others.destroy(`casefile-${ANNA}`, AT);
    await expect(anew(record.beneath, others).readStream(`casefile-${ANNA}`)).rejects.toBeInstanceOf(KeyLost);
    others.close();
  });

  it('is told from what never was', async () => {
    await record.beneath.append('casefile-1', [newEvent({ names: [] })], { expected: 'any' });
    await expect(record.sealed.readStream('casefile-1')).rejects.toBeInstanceOf(NotSealed);
  });

  it('shows no key and nothing of what it said in any error', async () => {
    const id = await record.record(`casefile-${ANNA}`, 'CasefileOpened', opening('Anna Example'));
    const key = record.keys
      .keysOf([`casefile-${ANNA}`])
      .get(`casefile-${ANNA}`)
      ?.key.export();
    const copy = await record.copied((event) => ({ ...event, type: 'Retracted' }));
    const damaged: unknown = await anew(copy)
      .readEvent(id)
      .catch((error: unknown) => error);
    record.keys.destroy(`casefile-${ANNA}`, AT);
    const erased: unknown = await record
      .record(`casefile-${ANNA}`, 'Arrested', arrest)
      .catch((error: unknown) => error);
    expect(damaged).toBeInstanceOf(BoxDamaged);
    expect(erased).toBeInstanceOf(SubjectErased);
    for (const shown of [damaged, erased].map((error) => inspect(error, { depth: 10, showHidden: true }))) {
      expect(shown).not.toMatch(/Anna Example|police|<Buffer/);
      expect(shown).not.toContain(key?.toString('hex'));
      expect(shown).not.toContain(key?.toString('base64'));
    }
  });
});

describe('once the key of a person is destroyed,', () => {
  beforeEach(async () => {
    await record.record(`casefile-${ANNA}`, 'CasefileOpened', opening('Anna'));
    await record.record(`casefile-${BORYS}`, 'CasefileOpened', opening('Borys'));
    const pledge = {
      patron: { name: 'Petra' },
      protection: 'public',
      campaign: LIST,
      termsVersion: 1,
      sources: [{ document: 'ab'.repeat(32) }],
    };
    await record.record(`pledge-${PLEDGE}`, 'PatronagePledged', { casefile: ANNA, occasion: 'a letter', ...pledge });
    await record.record(`exchangelist-${LIST}`, 'NamedForExchange', { casefile: ANNA, note: 'Anna is ill' });
    await record.record(`exchangelist-${LIST}`, 'ListFrozen', frozen(ANNA, BORYS));
    record.keys.destroy(`casefile-${ANNA}`, AT);
  });

  it('what was recorded of them reads as erased, and what was recorded of others as before', async () => {
    const [own] = await record.sealed.readStream(`casefile-${ANNA}`);
    expect(own).toMatchObject({ type: 'Erased', data: { was: 'CasefileOpened' }, metadata: { by: 'Anna' } });
    const [other] = await record.sealed.readStream(`casefile-${BORYS}`);
    expect(other).toMatchObject({ type: 'CasefileOpened', data: opening('Borys') });
  });

  it('a pledge keeps its patron, and a list all but them', async () => {
    const [pledge] = await record.sealed.readStream(`pledge-${PLEDGE}`);
    expect(pledge?.data).toEqual({
      casefile: ANNA,
      patron: { name: 'Petra' },
      protection: 'public',
      campaign: LIST,
      termsVersion: 1,
      sources: [],
    });
    const [named, list] = await record.sealed.readStream(`exchangelist-${LIST}`);
    expect(named).toMatchObject({ type: 'Erased', data: { was: 'NamedForExchange' } });
    expect(list?.data).toEqual({ ...frozen(BORYS), erased: 1 });
  });

  it('the store beneath is as it was, and nothing more is sealed under it', async () => {
    const before = await record.beneath.head();
    await expect(record.record(`casefile-${ANNA}`, 'Arrested', arrest)).rejects.toBeInstanceOf(SubjectErased);
    expect(await record.beneath.head()).toBe(before);
    const tombstone = { basis: 'objection', count: 1, digests: ['x'] };
    const id = await record.record(`casefile-${ANNA}`, 'PersonalDataErased', tombstone);
    expect((await record.sealed.readEvent(id))?.data).toEqual(tombstone);
    expect(await beneath(id)).toMatchObject({ pub: { basis: 'objection', count: 1 }, commitment: expect.any(String) });
  });
});
