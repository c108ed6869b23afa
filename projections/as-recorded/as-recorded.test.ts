import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CaptureDocument,
  CorrectClaim,
  DraftExchangeList,
  NameForExchange,
  OpenCasegroup,
  PlaceInGroup,
  ReviewCasefile,
  WaiveRule,
} from '#record';
import { PAGE, recordAtHand, SOURCES, type RecordAtHand } from '../../test/support/recording.js';
import { NotOnRecord } from '../desk.js';
import { DocumentRecord } from './document.js';
import { EventAsRecorded, Events } from './events.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';
type Clearance = 'public' | 'partners' | 'team' | 'sealed';

let record: RecordAtHand;

beforeEach(async () => {
  record = await recordAtHand();
});

afterEach(() => record.close());

const types = async (asked: object = {}, clearance?: Clearance) =>
  (await record.ask(Events, { ...asked }, clearance)).items.map(({ type }) => type);

describe('the log as recorded', () => {
  it('gives every event with its stamp, its data and its sources', async () => {
    const casefile = await record.open('Anna', { note: 'of Kyiv' });
    const claim = await record.claim(casefile, 'Arrested', '2020-05-03', { by: 'police' });
    const { items, next, position } = await record.ask(Events);
    expect(items.map(({ type }) => type)).toEqual(['DocumentCaptured', 'CasefileOpened', 'Arrested']);
    expect(items[2]).toEqual({
      id: claim,
      stream: `casefile-${casefile}`,
      revision: 1,
      position,
      type: 'Arrested',
      recordedAt: record.now().toISOString(),
      recordedBy: 'monitor',
      data: { when: '2020-05-03', occurrence: claim, protection: 'public', fields: { by: 'police' } },
      sources: SOURCES,
    });
    expect([next, position]).toEqual([null, record.model.position]);
    expect(items[1]?.data).toMatchObject({ note: 'of Kyiv' });
    expect(await record.ask(EventAsRecorded, { event: claim })).toEqual(items[2]);
  });

  it('is given in pages, each event on one of them', async () => {
    for (const name of ['A', 'B', 'C', 'D']) await record.open(name);
    for (const limit of [1, 2, 5]) {
      const all: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await record.ask(Events, { limit, ...(cursor ? { cursor } : {}) });
        expect(page.items.length).toBeLessThanOrEqual(limit);
        all.push(...page.items.map(({ position }) => position));
        cursor = page.next;
      }
      expect(all.map(Number)).toEqual([1, 2, 3, 4, 5]);
    }
  });

  it('is given from a position on, and of one stream', async () => {
    const casefile = await record.open('Anna');
    await record.open('Borys');
    const claim = await record.claim(casefile, 'Arrested', '2020-05-03');
    expect(await types({ after: '2' })).toEqual(['CasefileOpened', 'Arrested']);
    expect(await types({ after: record.model.position })).toEqual([]);
    expect(await types({ stream: `casefile-${casefile}` })).toEqual(['CasefileOpened', 'Arrested']);
    const { items } = await record.ask(Events, { stream: `casefile-${casefile}`, after: '2' });
    expect(items).toMatchObject([{ id: claim }]);
    expect(await types({ stream: `casefile-${NOBODY}` })).toEqual([]);
  });

  it('takes no position that is none', async () => {
    for (const [field, text] of [
      ['after', 'x'],
      ['cursor', '1/2/3'],
      ['after', '-1'],
    ] as const)
      await expect(types({ [field]: text })).rejects.toMatchObject({ errors: [{ field }] });
  });

  it('is given as it was at an earlier time', async () => {
    await record.open('Anna');
    const instant = record.now().toISOString();
    const { eventId } = await record.only(CaptureDocument, {
      sha256: '0'.repeat(64),
      mediaType: 'text/plain',
      size: 1,
    });
    expect(await types({ known: '2' })).toEqual(['DocumentCaptured', 'CasefileOpened']);
    expect(await types({ known: instant })).toEqual(['DocumentCaptured', 'CasefileOpened']);
    expect(await types({ known: instant, stream: `document-${'0'.repeat(64)}` })).toEqual([]);
    const event = { event: eventId };
    await expect(record.ask(EventAsRecorded, { ...event, known: instant })).rejects.toThrow(NotOnRecord);
    expect(await record.ask(EventAsRecorded, event)).toMatchObject({ type: 'DocumentCaptured' });
  });

  it('has no event that nobody recorded', async () => {
    await expect(record.ask(EventAsRecorded, { event: NOBODY })).rejects.toThrow(NotOnRecord);
  });
});

describe('what a reader sees of the log', () => {
  let casefile: string;

  beforeEach(async () => {
    casefile = await record.open('Anna', { note: 'of Kyiv' });
  });

  it('leaves out claims above their clearance, and what is said of them', async () => {
    const claim = await record.claim(casefile, 'Arrested', '2020-05-03', { protection: 'team' });
    await record.record(CorrectClaim, { casefile, claim, values: { when: '2020-05-04' }, reason: 'typing' });
    await record.record(WaiveRule, { casefile, rule: 'ID-1', reason: 'known', until: '2100-01-01' });
    expect(await types({}, 'partners')).toEqual(['DocumentCaptured', 'CasefileOpened']);
    expect(await types({}, 'team')).toHaveLength(5);
    await expect(record.ask(EventAsRecorded, { event: claim }, 'partners')).rejects.toThrow(NotOnRecord);
  });

  it('leaves out a claim that was closed later, as it was first recorded too', async () => {
    const claim = await record.claim(casefile, 'Arrested', '2020-05-03');
    const known = record.model.position;
    await record.record(CorrectClaim, { casefile, claim, values: { protection: 'sealed' }, reason: 'at risk' });
    expect(await types({ known }, 'team')).toEqual(['DocumentCaptured', 'CasefileOpened']);
    expect(await types({ known }, 'sealed')).toContain('Arrested');
  });

  it('leaves out closed fields and sources of claims that they may see', async () => {
    const informant = { ...SOURCES[0], relay: ['a neighbour'], protection: 'sealed' };
    const sources = [...SOURCES, informant];
    const seen = { documentKind: 'passport', number: 'XX000001', protection: 'public', sources };
    const claim = await record.claim(casefile, 'IdentityDocumentSeen', '2020', seen);
    const values = { number: 'XX000002', sources };
    await record.record(CorrectClaim, { casefile, claim, values, reason: 'typing' });
    await record.record(ReviewCasefile, { casefile, note: 'looked at' }, { by: 'reviewer' });
    const markers = ['a neighbour', 'XX000001', 'XX000002', 'looked at', 'of Kyiv'];
    const found = async (clearance: Clearance) => {
      const text = JSON.stringify(await record.ask(Events, {}, clearance));
      return markers.filter((marker) => text.includes(marker));
    };
    expect(await found('partners')).toEqual([]);
    expect(await found('team')).toEqual(['looked at', 'of Kyiv']);
    expect(await found('sealed')).toEqual(markers);
  });

  it('leaves out what other streams say of people whose casefiles are closed', async () => {
    const sealed = await record.open('Sealed', { protection: 'sealed' });
    const { id: casegroup } = await record.record(OpenCasegroup, { names: [{ text: 'Example case' }] });
    await record.record(PlaceInGroup, { casegroup, casefile: sealed });
    await record.record(PlaceInGroup, { casegroup, casefile });
    const { id: list } = await record.record(DraftExchangeList, { profile: 'ombudsman-list' });
    await record.record(NameForExchange, { list, casefile: sealed });
    await record.record(NameForExchange, { list, casefile });
    const about = async (clearance: Clearance) =>
      JSON.stringify(await record.ask(Events, {}, clearance)).split(sealed).length - 1;
    expect([await about('partners'), await about('team')]).toEqual([0, 0]);
    expect(await about('sealed')).toBeGreaterThan(2);
    expect(await types({ stream: `exchangelist-${list}` }, 'partners')).toEqual([]);
    expect(await types({ stream: `exchangelist-${list}` }, 'team')).toEqual([
      'ExchangeListDrafted',
      'NamedForExchange',
    ]);
    expect(await types({ stream: `casegroup-${casegroup}` }, 'partners')).toEqual([
      'CasegroupOpened',
      'PersonPlacedInGroup',
    ]);
  });

  it('leaves out of a frozen list the people whose casefiles are closed', async () => {
    const sealed = await record.open('Sealed', { protection: 'sealed' });
    const { id: list, stream } = await record.record(DraftExchangeList, { profile: 'ombudsman-list' });
    const entries = [sealed, casefile].map((one) => ({ casefile: one, ready: false, blocking: [], advisory: [] }));
    const data = { version: 1, entries, profile: { id: 'ombudsman-list', version: 1 }, on: '2026-06-15' };
    const frozen = { id: crypto.randomUUID(), type: 'ListFrozen', data, metadata: { by: 'advocate' } };
    await record.store.append(stream, [frozen], { expected: 0n });
    const named = async (clearance: Clearance) => {
      const event = await record.ask(EventAsRecorded, { event: frozen.id }, clearance);
      return (event.data as typeof data).entries.map((entry) => entry.casefile);
    };
    expect(await named('team')).toEqual([casefile]);
    expect(await named('sealed')).toEqual([sealed, casefile]);
    expect(list).not.toBe('');
  });

  it('leaves out a document from its first capture on, once it was closed', async () => {
    await record.capture(PAGE, { protection: 'sealed', title: 'again' });
    expect(await types({ stream: `document-${PAGE}` }, 'team')).toEqual([]);
    expect(await types({ stream: `document-${PAGE}` }, 'sealed')).toHaveLength(2);
  });
});

describe('the record of a document', () => {
  it('says what it is, and each time it was captured', async () => {
    await record.capture(PAGE, { address: 'https://example.net', title: 'A page', language: 'en' });
    const answer = await record.ask(DocumentRecord, { sha256: PAGE }, 'partners');
    expect(answer).toMatchObject({
      sha256: PAGE,
      mediaType: 'text/html',
      size: 6,
      protection: 'public',
      captures: [
        { address: 'https://example.org', recordedBy: 'monitor' },
        { address: 'https://example.net', title: 'A page', language: 'en', capturedAt: record.now().toISOString() },
      ],
      position: record.model.position,
    });
    expect(answer.captures[0]).not.toHaveProperty('sha256');
  });

  it('says what was known of it then', async () => {
    const known = record.model.position;
    await record.capture(PAGE, { address: 'https://example.net' });
    expect((await record.ask(DocumentRecord, { sha256: PAGE, known })).captures).toHaveLength(1);
    await expect(record.ask(DocumentRecord, { sha256: PAGE, known: '0' })).rejects.toThrow(NotOnRecord);
  });

  it('is as closed as its last capture says, and each capture as it says itself', async () => {
    const sha256 = '1'.repeat(64);
    await record.capture(sha256, { address: undefined, protection: 'team', note: 'from a hand' });
    await expect(record.ask(DocumentRecord, { sha256 }, 'partners')).rejects.toThrow(NotOnRecord);
    const byAdmin = { sha256, mediaType: 'text/html', size: 6, address: 'https://example.org', protection: 'public' };
    await record.record(CaptureDocument, byAdmin, { roles: ['admin'] });
    const { captures } = await record.ask(DocumentRecord, { sha256 }, 'partners');
    expect(captures).toMatchObject([{ address: 'https://example.org' }]);
    expect((await record.ask(DocumentRecord, { sha256 }, 'team')).captures).toHaveLength(2);
    await record.capture(sha256, { protection: 'sealed' });
    await expect(record.ask(DocumentRecord, { sha256 }, 'team')).rejects.toThrow(NotOnRecord);
  });

  it('is not there for bytes that nobody captured', async () => {
    await expect(record.ask(DocumentRecord, { sha256: 'f'.repeat(64) })).rejects.toThrow(NotOnRecord);
  });
});
