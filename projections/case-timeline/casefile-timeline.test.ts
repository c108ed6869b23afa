import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AdjudicateOccurrence, CorrectClaim, DisputeClaim, RetractClaim } from '#record';
import { PAGE, recordAtHand, type RecordAtHand } from '../../test/support/recording.js';
import { NotOnRecord } from '../desk.js';
import { CasefileTimeline, type TimelineAnswer } from './casefile-timeline.js';
import type { TimelineItem } from './timeline.js';
import type { TimelineJs } from './timeline-js.js';

let record: RecordAtHand;
let casefile: string;

beforeEach(async () => {
  record = await recordAtHand();
  casefile = await record.open('Anna <b>Example</b>');
});

afterEach(() => record.close());

const timeline = async (asked: object = {}, clearance?: 'partners' | 'team' | 'sealed') =>
  (await record.ask(CasefileTimeline, { casefile, ...asked }, clearance)) as TimelineAnswer;
const kinds = ({ items }: { items: readonly TimelineItem[] }) => items.map(({ kind }) => kind);

describe('the timeline of a casefile', () => {
  it('gives what happened in order, undated last, each with the account it is read by', async () => {
    await record.claim(casefile, 'Born', null);
    await record.claim(casefile, 'Released', '2021', { ground: 'exchange' });
    const claim = await record.claim(casefile, 'Arrested', '2020-05-03~', {
      by: 'police',
      place: 'Simferopol',
      whenAsWritten: 'about 3 May',
      inferred: 'from the report',
    });
    const answer = await timeline();
    expect(kinds(answer)).toEqual(['Arrested', 'Released', 'Born']);
    expect(answer.position).toBe(record.model.position);
    expect(answer.items[0]).toEqual({
      occurrence: claim,
      kind: 'Arrested',
      group: 'custody',
      when: '2020-05-03~',
      earliest: expect.any(String),
      latest: expect.any(String),
      title: 'Arrested by police in Simferopol',
      account: {
        claim,
        when: '2020-05-03~',
        whenAsWritten: 'about 3 May',
        inferred: 'from the report',
        fields: { by: 'police', place: { text: 'Simferopol' } },
        sources: [{ document: PAGE, reliability: 'B', credibility: 2 }],
        recordedAt: record.now().toISOString(),
        recordedBy: 'monitor',
        protection: 'public',
        event: `/api/events/${claim}`,
      },
      chosenBy: 'only-account',
      because: 'It is the only account.',
      conflict: [],
      others: [],
      disputes: [],
      corrections: [],
    });
    expect(answer.items[2]).toMatchObject({ when: null, earliest: null, latest: null });
  });

  it('shows the accounts not chosen, and everything said about any of them', async () => {
    const occurrence = await record.claim(casefile, 'Arrested', '2020-05-03');
    const other = await record.claim(casefile, 'Arrested', '2020-05-09', { occurrence });
    const gone = await record.claim(casefile, 'Arrested', '2020-06-01', { occurrence });
    const of = (claim: string) => ({ casefile, claim, reason: 'for a reason' });
    await record.record(DisputeClaim, of(other), { by: 'monitor-2' });
    await record.record(CorrectClaim, { ...of(occurrence), values: { when: '2020-05-04' } });
    await record.record(RetractClaim, of(gone));
    const [item] = (await timeline()).items;
    expect(item).toMatchObject({
      occurrence,
      when: '2020-05-04',
      chosenBy: 'only-standing',
      others: [{ claim: other }, { claim: gone, retraction: { by: 'monitor', reason: 'for a reason' } }],
      disputes: [{ claim: other, by: 'monitor-2', answered: false }],
      corrections: [{ claim: occurrence, values: { when: '2020-05-04' }, was: { when: '2020-05-03' } }],
    });
    await record.record(AdjudicateOccurrence, { casefile, occurrence, prefer: other, reason: 'the verdict says so' });
    expect((await timeline()).items[0]).toMatchObject({
      when: '2020-05-09',
      chosenBy: 'adjudicated',
      adjudication: { by: 'monitor', prefer: other, reason: 'the verdict says so' },
    });
  });

  it('keeps what was taken back, apart', async () => {
    const claim = await record.claim(casefile, 'Arrested', '2020-05-03');
    await record.record(RetractClaim, { casefile, claim, reason: 'another person' });
    expect(await timeline()).toMatchObject({
      items: [],
      withdrawn: [{ claim, retraction: { reason: 'another person' } }],
    });
  });

  it('shows each reader what they may know', async () => {
    await record.claim(casefile, 'Arrested', '2020-05-03', {
      sources: [
        { document: PAGE, reliability: 'B', credibility: 2 },
        { document: PAGE, reliability: 'A', credibility: 1, relay: ['a neighbour'], protection: 'sealed' },
      ],
    });
    await record.claim(casefile, 'HealthReported', '2020-06', { grade: 'chronic', condition: 'asthma' });
    await record.claim(casefile, 'IdentityDocumentSeen', '2020-07', { documentKind: 'passport', number: 'XX000001' });
    for (const asked of [{}, { known: record.model.position }]) {
      const seen = async (clearance: 'partners' | 'team' | 'sealed') => {
        const answer = await timeline(asked, clearance);
        const text = JSON.stringify(answer);
        return [kinds(answer).length, ...['a neighbour', 'asthma', 'XX000001'].map((marker) => text.includes(marker))];
      };
      expect(await seen('partners')).toEqual([1, false, false, false]);
      expect(await seen('team')).toEqual([2, false, true, false]);
      expect(await seen('sealed')).toEqual([3, true, true, true]);
    }
  });

  it('travels in time', async () => {
    await record.claim(casefile, 'Arrested', '2020-05-03');
    const known = record.model.position;
    const instant = record.now().toISOString();
    await record.claim(casefile, 'Released', '2021', { ground: 'exchange' });
    expect(kinds(await timeline({ known }))).toEqual(['Arrested']);
    expect(kinds(await timeline({ known: instant }))).toEqual(['Arrested']);
    expect(kinds(await timeline({ on: '2020-12-31' }))).toEqual(['Arrested']);
    expect(kinds(await timeline({ on: '2020-05-02' }))).toEqual([]);
    await expect(timeline({ known: '1' })).rejects.toThrow(NotOnRecord);
  });

  it('lets something begin on its day though its row is older', async () => {
    await record.claim(casefile, 'Arrested', '2026-06-16');
    expect(kinds(await timeline())).toEqual([]);
    record.pass(1);
    expect(kinds(await timeline())).toEqual(['Arrested']);
  });
});

describe('the timeline in the form of TimelineJS', () => {
  const asTimelineJs = async () =>
    (await record.ask(CasefileTimeline, { casefile, format: 'timelinejs' })) as TimelineJs;

  it('has an event for everything with a date, and counts what has none', async () => {
    const arrest = await record.claim(casefile, 'Arrested', '2020-05-03', { by: '<script>"police" & co' });
    await record.claim(casefile, 'Arrested', '2020-05-04', { occurrence: arrest });
    const released = await record.claim(casefile, 'Released', '2021-02', { ground: 'exchange' });
    const born = await record.claim(casefile, 'Born', '../1980');
    await record.claim(casefile, 'CitizenshipStated', null, { country: 'UA' });
    expect(await asTimelineJs()).toEqual({
      title: { text: { headline: 'Anna &lt;b&gt;Example&lt;/b&gt;' } },
      events: [
        {
          unique_id: born,
          start_date: { year: 1980, month: 12, day: 31 },
          display_date: '../1980',
          group: 'person',
          text: { headline: 'Born', text: '' },
        },
        {
          unique_id: arrest,
          start_date: { year: 2020, month: 5, day: 3 },
          display_date: '2020-05-03',
          group: 'custody',
          text: { headline: 'Arrested by &lt;script&gt;&quot;police&quot; &amp; co', text: 'One other account' },
        },
        {
          unique_id: released,
          start_date: { year: 2021, month: 2, day: 1 },
          end_date: { year: 2021, month: 2, day: 28 },
          display_date: '2021-02',
          group: 'custody',
          text: { headline: 'Released in an exchange', text: '' },
        },
      ],
      undated: 1,
      position: record.model.position,
    });
  });
});
