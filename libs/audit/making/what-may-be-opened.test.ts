import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Json } from '#event-store';
import { SealedRecord } from '../../../test/support/sealed-record.js';
import { openingsOfEvent } from './openings-of-event.js';
import { whatMayBeOpened, type Seen } from './what-may-be-opened.js';

const CASEFILE = '00000000-0000-4000-8000-00000000cafe';
const document = (of: string) => of.repeat(64);
const sources = [
  { document: document('a'), reliability: 'B', credibility: 2 },
  { document: document('b'), reliability: 'C', credibility: 3, protection: 'team' },
];
const claim = {
  occurrence: CASEFILE,
  when: '2024-05',
  protection: 'public',
  sources,
  fields: { by: { text: 'Example Police' }, place: { text: 'Example Town', country: 'UA' } },
};

let record: SealedRecord;

beforeEach(async () => {
  record = await SealedRecord.open();
});

afterEach(() => record.close());

/** The names of the openings that are handed out of an event to a reader who sees it so. */
async function namesFor(id: string, seen: Seen | undefined): Promise<readonly string[] | undefined> {
  const event = await record.beneath.readEvent(id);
  if (event === undefined) throw new Error('it was not recorded');
  const openings = await whatMayBeOpened(event, openingsOfEvent(event, record.keys), async () => seen);
  return openings?.map(({ name }) => name);
}

describe('of a sealed event', () => {
  it('nothing may be opened by those who may not see it, and all but the decoys by those who see it whole', async () => {
    const id = await record.record(`casefile-${CASEFILE}`, 'Arrested', claim);
    expect(await namesFor(id, undefined)).toBeUndefined();
    expect(await namesFor(id, { type: 'Arrested', data: claim })).toEqual([
      'occurrence',
      'when',
      'protection',
      'sources.0',
      'sources.1',
      'fields.by',
      'fields.place',
      'type',
    ]);
  });

  it('a field that is cut in part is withheld whole, and one that is cut out is withheld', async () => {
    const id = await record.record(`casefile-${CASEFILE}`, 'Arrested', claim);
    const { when: _, ...cut } = { ...claim, fields: { place: { text: 'Example Town' } }, sources: sources.slice(1) };
    expect(await namesFor(id, { type: 'Arrested', data: cut })).toEqual(['occurrence', 'protection', 'type']);
  });

  it('what is seen otherwise than it was recorded is withheld, be it only in a part of the text', async () => {
    const id = await record.record(`casefile-${CASEFILE}`, 'Arrested', claim);
    const seen = { type: 'ClaimRecorded', data: { ...claim, when: '2024', note: undefined } };
    expect(await namesFor(id, seen)).toEqual([
      'occurrence',
      'protection',
      'sources.0',
      'sources.1',
      'fields.by',
      'fields.place',
    ]);
  });

  it('a person who is cut out of a list is not given away by one who is in it and alike in everything else', async () => {
    const entry = (of: string) => ({ casefile: CASEFILE.replace('cafe', of), ready: true, blocking: [], advisory: [] });
    const list = { version: 1, protection: 'team', entries: [entry('0001'), entry('0002'), entry('0003')] };
    const stream = 'exchangelist-1';
    const id = await record.record(stream, 'ListFrozen', list);
    const data: Json = { ...list, entries: [entry('0003'), entry('0001')] };
    const event = await record.beneath.readEvent(id);
    if (event === undefined) throw new Error('it was not recorded');
    const openings = await whatMayBeOpened(event, openingsOfEvent(event, record.keys), async () => ({
      type: 'ListFrozen',
      data,
    }));
    expect(openings?.map(({ name, value }) => [name, value])).toEqual([
      ['version', 1],
      ['protection', 'team'],
      ['entries.0', entry('0001')],
      ['entries.0', entry('0003')],
    ]);
  });

  it('the items of a list that is cut do not tell at which places others were', async () => {
    const id = await record.record(`casefile-${CASEFILE}`, 'Arrested', claim);
    const first = await namesFor(id, { type: 'Arrested', data: { sources: sources.slice(0, 1) } });
    const second = await namesFor(id, { type: 'Arrested', data: { sources: sources.slice(1) } });
    expect(first).toEqual(['sources.0', 'type']);
    expect(second).toEqual(['type']);
  });

  it('nothing may be opened of what was erased', async () => {
    const stream = `casefile-${CASEFILE}`;
    const id = await record.record(stream, 'Arrested', claim);
    record.keys.destroy(stream, new Date());
    expect(await namesFor(id, { type: 'Erased', data: { was: 'ClaimRecorded' } })).toEqual([]);
  });
});
