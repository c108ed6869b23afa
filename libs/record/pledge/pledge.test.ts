import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { asked, cites, DOCUMENT, given, NEXT, type Circumstances } from '../../../test/support/given.js';
import { digest, fact, opened, uuid } from '../../../test/support/on-record.js';
import { EndPledge } from './end-pledge.js';
import { HandOverPledge } from './hand-over-pledge.js';
import { PerformDuty } from './perform-duty.js';
import { pledge } from './pledge.js';
import { PledgePatronage } from './pledge-patronage.js';
import { RecordReply } from './record-reply.js';

const [WARD, CAMPAIGN, DUTY] = [uuid(5), uuid(6), uuid(7)];
const term = (number: number, kind: string, more: object = {}) => ({ number, text: `Point ${number}`, kind, ...more });
const first = [term(1, 'once', { by: '2020-12-20' }), term(2, 'monthly'), term(9, 'limitation')];
const second = [...first, term(3, 'repeatable')];
const published = (version: number, publishedOn: string, terms: object[]) =>
  fact('TermsPublished', { version, publishedOn, terms, sources: [cites()] });
const campaign = [
  fact('CampaignLaunched', { names: [{ text: 'Patrons' }] }),
  published(1, '2020-11', first),
  published(2, '2021-03-01', second),
];
const cited = { [`casefile-${WARD}`]: [opened()], [`campaign-${CAMPAIGN}`]: campaign };
const patron = { name: 'Petra Example', body: 'Example Parliament' };
const pledged = { casefile: WARD, patron, campaign: CAMPAIGN, declaredOn: '2021-02-24', sources: [cites()] };
const made = fact('PatronagePledged', { ...pledged, termsVersion: 1, terms: first, protection: 'partners' });
const ofPledge = { casefile: WARD, protection: 'partners' };
const event = { on: '2021-05-05', sources: [cites()] };
const ended = fact('PledgeEnded', { ...event, ...ofPledge, reason: 'withdrawn' });

describe('PledgePatronage', () => {
  const promise = (more: object = {}) => asked(PledgePatronage, { ...pledged, ...more });
  const when = (more: object = {}, circumstances: Circumstances = { cited }) =>
    given(pledge).when(promise(more), circumstances);

  it('fixes the terms that were in force on the day', () => {
    when().then('PatronagePledged', { ...pledged, termsVersion: 1, terms: first, protection: 'public' });
    for (const declaredOn of ['2021-03-01', '2021-03', '2021', '2026-09-01'])
      when({ declaredOn }).then('PatronagePledged', {
        ...pledged,
        declaredOn,
        termsVersion: 2,
        terms: second,
        protection: 'public',
      });
  });

  it('fixes the version that it names', () => {
    const more = { termsVersion: 2, whenAsWritten: '24 February', inferred: 'from the post', occasion: 'a session' };
    when(more).then('PatronagePledged', { ...pledged, ...more, terms: second, protection: 'public' });
  });

  it('is kept as closely as the casefile at least', () => {
    const closed = { ...cited, [`casefile-${WARD}`]: [opened('Anna', { protection: 'team' })] };
    when({ protection: 'partners' }, { cited: closed }).then(
      'PatronagePledged',
      expect.objectContaining({ protection: 'team' }),
    );
    when({ protection: 'sealed' }).then('PatronagePledged', expect.objectContaining({ protection: 'sealed' }));
  });

  it('looks up the casefile, the campaign and its sources', () => {
    expect(promise().stream(NEXT)).toBe(`pledge-${NEXT}`);
    expect(promise().cites()).toEqual([`casefile-${WARD}`, `campaign-${CAMPAIGN}`, `document-${DOCUMENT}`]);
  });

  it('is refused for what is not there, and for days to come', () => {
    when({}, { cited: { [`campaign-${CAMPAIGN}`]: campaign } }).thenRefused('unknown-casefile');
    when({}, { cited: { [`casefile-${WARD}`]: [opened()] } }).thenRefused('unknown-campaign');
    when({ sources: [cites({ document: digest('unknown') })] }).thenRefused('unknown-document');
    when({ declaredOn: '2026-10' }).thenRefused('date-in-future');
    when({ declaredOn: '2020-10-31' }).thenRefused('unknown-terms');
    when({ termsVersion: 3 }).thenRefused('unknown-terms');
    given(pledge, made).when(promise(), { cited }).thenRefused('pledge-already-made');
  });
});

describe('PerformDuty', () => {
  const perform = (more: object = {}) => asked(PerformDuty, { pledge: uuid(1), ...event, term: 2, ...more });

  it('is recorded for a point of the terms the pledge was made under', () => {
    given(pledge, made)
      .when(perform())
      .then('DutyPerformed', { ...event, ...ofPledge, term: 2 });
    const more = {
      period: '2021-04',
      channel: 'speech',
      address: 'https://example.org',
      addressee: 'the minister',
      reference: '1',
    };
    given(pledge, made)
      .when(perform(more))
      .then('DutyPerformed', { ...event, ...ofPledge, term: 2, ...more });
    expect(perform().stream()).toBe(`pledge-${uuid(1)}`);
    expect(perform().cites()).toEqual([`document-${DOCUMENT}`]);
  });

  it('is refused for points that there are not, and for limitations', () => {
    given(pledge, made)
      .when(perform({ term: 3 }))
      .thenRefused('unknown-term');
    given(pledge, made)
      .when(perform({ term: 9 }))
      .thenRefused('limitation-is-no-duty');
  });

  it('is refused without a pledge, after its end, without captured sources, or for days to come', () => {
    given(pledge).when(perform()).thenRefused('unknown-pledge');
    given(pledge, made, ended).when(perform()).thenRefused('pledge-ended');
    given(pledge, made)
      .when(perform({ sources: [cites({ document: digest('unknown') })] }))
      .thenRefused('unknown-document');
    given(pledge, made)
      .when(perform({ on: '2027-01' }))
      .thenRefused('date-in-future');
  });

  it.each(['2021', '2021-03/2021-05', '[2021-03,2021-05]', '2021-03~'])('is malformed with the period %s', (period) => {
    given(pledge, made).when(perform({ period })).thenMalformed('period');
  });
});

describe('RecordReply', () => {
  const reply = (duty = DUTY) => asked(RecordReply, { pledge: uuid(1), ...event, duty, text: 'noted' });
  const duty = fact('DutyPerformed', { ...event, ...ofPledge, term: 2 }, { id: DUTY });

  it('is recorded for a duty performed, after the end of the pledge as well', () => {
    const data = { ...event, ...ofPledge, duty: DUTY, text: 'noted' };
    given(pledge, made, duty).when(reply()).then('ReplyReceived', data);
    given(pledge, made, duty, fact('ReplyReceived', data), ended).when(reply()).then('ReplyReceived', data);
  });

  it('is refused for a duty that was not recorded', () => {
    given(pledge, made, duty)
      .when(reply(uuid(8)))
      .thenRefused('unknown-duty');
    given(pledge).when(reply()).thenRefused('unknown-pledge');
  });
});

describe('HandOverPledge', () => {
  const handOver = asked(HandOverPledge, {
    pledge: uuid(1),
    ...event,
    to: { name: 'Paul Example' },
    reason: 'elections',
  });
  const data = { ...event, ...ofPledge, to: { name: 'Paul Example' }, reason: 'elections' };

  it('is recorded while the pledge stands', () => {
    given(pledge, made).when(handOver).then('PledgeHandedOver', data);
    given(pledge, made, fact('PledgeHandedOver', data)).when(handOver).then('PledgeHandedOver', data);
    given(pledge, made, ended).when(handOver).thenRefused('pledge-ended');
    given(pledge).when(handOver).thenRefused('unknown-pledge');
  });
});

describe('EndPledge', () => {
  const end = asked(EndPledge, { pledge: uuid(1), ...event, reason: 'release' });

  it('is recorded once', () => {
    given(pledge, made)
      .when(end)
      .then('PledgeEnded', { ...event, ...ofPledge, reason: 'release' });
    given(pledge, made, ended).when(end).thenRefused('pledge-ended');
    given(pledge).when(end).thenRefused('unknown-pledge');
  });
});
