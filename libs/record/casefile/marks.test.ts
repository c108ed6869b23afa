import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { asked, cites, given, NEXT, TEAM_DOCUMENT } from '../../../test/support/given.js';
import {
  adjudicated,
  claim,
  digest,
  disputed,
  fact,
  matched,
  opened,
  retracted,
  reviewed,
  separated,
  uuid,
  waived,
} from '../../../test/support/on-record.js';
import { AdjudicateOccurrence } from './adjudicate-occurrence.js';
import { casefile } from './casefile.js';
import { DisputeClaim } from './dispute-claim.js';
import { MatchAccounts } from './match-accounts.js';
import { OpenCasefile } from './open-casefile.js';
import { RetractClaim } from './retract-claim.js';
import { ReviewCasefile } from './review-casefile.js';
import { SeparateAccount } from './separate-account.js';
import { WaiveRule } from './waive-rule.js';

const [ONE, TWO, THREE] = [uuid(2), uuid(3), uuid(4)];
const reason = 'for a reason';
const about = { casefile: uuid(1), reason };
/** Two accounts of one arrest, and a third claim that stands alone. */
const file = [
  opened(),
  claim('Arrested', '2020-05-03', {}, { id: ONE }),
  claim('Arrested', '2020-05-04', {}, { id: TWO, occurrence: ONE, protection: 'team' }),
  claim('Arrested', '2020-05-05', {}, { id: THREE }),
];

describe('OpenCasefile', () => {
  const open = (more: object = {}) => asked(OpenCasefile, { names: [{ text: 'Anna Example' }], ...more });

  it('opens a casefile under its names, public unless it says otherwise', () => {
    given(casefile)
      .when(open())
      .then('CasefileOpened', { names: [{ text: 'Anna Example' }], protection: 'public' });
    given(casefile)
      .when(open({ note: 'teacher', protection: 'sealed' }))
      .then('CasefileOpened', { names: [{ text: 'Anna Example' }], note: 'teacher', protection: 'sealed' });
    expect(open().stream(NEXT)).toBe(`casefile-${NEXT}`);
    expect(open().cites()).toEqual([]);
  });

  it('is refused a second time', () => {
    given(casefile, opened()).when(open()).thenRefused('casefile-already-open');
  });
});

describe('RetractClaim', () => {
  const retract = (claimed = TWO) => asked(RetractClaim, { ...about, claim: claimed });

  it('is recorded at the level of the claim', () => {
    given(casefile, ...file)
      .when(retract())
      .then('ClaimRetracted', { claim: TWO, reason, protection: 'team' });
  });

  it('is refused for what is not there or was retracted', () => {
    given(casefile, ...file)
      .when(retract(uuid(7)))
      .thenRefused('claim-not-on-record');
    given(casefile, ...file, retracted(TWO))
      .when(retract())
      .thenRefused('claim-retracted');
  });
});

describe('DisputeClaim', () => {
  const dispute = (more: object = {}) => asked(DisputeClaim, { ...about, claim: TWO, ...more });

  it('is recorded at the level of the claim, with the sources it has', () => {
    given(casefile, ...file)
      .when(dispute())
      .then('ClaimDisputed', { claim: TWO, reason, protection: 'team' });
    const sources = [cites(), cites({ document: TEAM_DOCUMENT })];
    given(casefile, ...file)
      .when(dispute({ sources }))
      .then('ClaimDisputed', { claim: TWO, reason, sources, protection: 'team' });
    given(casefile, ...file)
      .when(dispute({ claim: ONE, sources }))
      .then('ClaimDisputed', {
        claim: ONE,
        reason,
        sources: [sources[0], { ...sources[1], protection: 'team' }],
        protection: 'public',
      });
  });

  it('is refused for what is not there, was retracted, or rests on nothing captured', () => {
    given(casefile, ...file)
      .when(dispute({ claim: uuid(7) }))
      .thenRefused('claim-not-on-record');
    given(casefile, ...file, retracted(TWO))
      .when(dispute())
      .thenRefused('claim-retracted');
    const unknown = dispute({ sources: [cites({ document: digest('unknown') })] });
    expect(unknown.cites()).toEqual([`document-${digest('unknown')}`]);
    given(casefile, ...file)
      .when(unknown)
      .thenRefused('unknown-document');
  });
});

describe('MatchAccounts', () => {
  const match = (...claims: string[]) => asked(MatchAccounts, { ...about, occurrence: ONE, match: claims });

  it('is recorded at the strictest level of what it matches', () => {
    given(casefile, ...file)
      .when(match(THREE))
      .then('AccountsMatched', { occurrence: ONE, claims: [THREE], reason, protection: 'public' });
    const closed = claim('Arrested', null, {}, { id: uuid(5), protection: 'sealed' });
    given(casefile, ...file, closed)
      .when(match(THREE, uuid(5)))
      .then('AccountsMatched', { occurrence: ONE, claims: [THREE, uuid(5)], reason, protection: 'sealed' });
  });

  it('is refused for accounts that are of the occurrence, not there, retracted, or of another kind', () => {
    given(casefile, ...file)
      .when(match(TWO))
      .thenRefused('same-occurrence');
    given(casefile, ...file)
      .when(match(uuid(7)))
      .thenRefused('claim-not-on-record');
    given(casefile, ...file, retracted(THREE))
      .when(match(THREE))
      .thenRefused('claim-retracted');
    const search = claim('Searched', '2020-05-03', {}, { id: uuid(5) });
    given(casefile, ...file, search)
      .when(match(uuid(5)))
      .thenRefused('occurrence-of-another-kind');
    const other = asked(MatchAccounts, { ...about, occurrence: uuid(7), match: [THREE] });
    given(casefile, ...file)
      .when(other)
      .thenRefused('occurrence-not-on-record');
  });
});

describe('SeparateAccount', () => {
  const separate = (claimed: string, occurrence = ONE) =>
    asked(SeparateAccount, { ...about, occurrence, separate: claimed });

  it('gives the account an occurrence of its own', () => {
    given(casefile, ...file)
      .when(separate(TWO))
      .then('AccountSeparated', { claim: TWO, occurrence: NEXT, reason, protection: 'team' });
  });

  it('may take the very claim that opened the occurrence', () => {
    given(casefile, ...file)
      .when(separate(ONE))
      .then('AccountSeparated', { claim: ONE, occurrence: NEXT, reason, protection: 'public' });
  });

  it('is refused for what is the only account, of another occurrence, or not there', () => {
    given(casefile, ...file)
      .when(separate(THREE, THREE))
      .thenRefused('only-account');
    given(casefile, ...file, separated(TWO, uuid(8)))
      .when(separate(TWO, uuid(8)))
      .thenRefused('only-account');
    given(casefile, ...file)
      .when(separate(THREE))
      .thenRefused('account-not-of-occurrence');
    given(casefile, ...file)
      .when(separate(uuid(7)))
      .thenRefused('claim-not-on-record');
  });

  it('follows earlier matches', () => {
    given(casefile, ...file, matched(ONE, [THREE]))
      .when(separate(THREE))
      .then('AccountSeparated', { claim: THREE, occurrence: NEXT, reason, protection: 'public' });
  });
});

describe('AdjudicateOccurrence', () => {
  const adjudicate = (prefer: string, occurrence = ONE) =>
    asked(AdjudicateOccurrence, { ...about, occurrence, prefer });

  it('prefers an account, at its level, and again another', () => {
    given(casefile, ...file)
      .when(adjudicate(TWO))
      .then('OccurrenceAdjudicated', { occurrence: ONE, prefer: TWO, reason, protection: 'team' });
    given(casefile, ...file, adjudicated(ONE, TWO))
      .when(adjudicate(ONE))
      .then('OccurrenceAdjudicated', { occurrence: ONE, prefer: ONE, reason, protection: 'public' });
  });

  it('is refused for what is not there, was retracted, or is no account of it', () => {
    given(casefile, ...file)
      .when(adjudicate(ONE, uuid(7)))
      .thenRefused('occurrence-not-on-record');
    given(casefile, ...file)
      .when(adjudicate(THREE))
      .thenRefused('account-not-of-occurrence');
    given(casefile, ...file, retracted(TWO))
      .when(adjudicate(TWO))
      .thenRefused('claim-retracted');
    given(casefile, ...file)
      .when(adjudicate(uuid(7)))
      .thenRefused('claim-not-on-record');
    given(casefile).when(adjudicate(ONE)).thenRefused('casefile-not-open');
  });
});

describe('ReviewCasefile', () => {
  const review = (more: object = {}) => asked(ReviewCasefile, { casefile: uuid(1), ...more });

  it('covers everything up to the last fact', () => {
    given(casefile, ...file)
      .when(review(), { by: 'second' })
      .then('CasefileReviewed', { upTo: THREE, findings: 'agreed' });
    given(casefile, ...file)
      .when(review({ findings: 'objections', note: 'two dates' }), { by: 'second' })
      .then('CasefileReviewed', { upTo: THREE, findings: 'objections', note: 'two dates' });
  });

  it('is refused to whoever recorded any of it', () => {
    given(casefile, ...file)
      .when(review(), { by: 'monitor' })
      .thenRefused('same-person-cannot-review');
    const helped = disputed(ONE, { by: 'second' });
    given(casefile, ...file, helped)
      .when(review(), { by: 'second' })
      .thenRefused('same-person-cannot-review');
  });

  it('looks only at what no review has covered', () => {
    given(casefile, ...file, reviewed())
      .when(review(), { by: 'second' })
      .thenRefused('nothing-to-review');
    given(casefile, ...file, reviewed({ by: 'second' }), disputed(ONE, { by: 'third', id: uuid(8) }))
      .when(review(), { by: 'monitor' })
      .then('CasefileReviewed', { upTo: uuid(8), findings: 'agreed' });
  });

  it('is not brought on by a waiver, which is nobody’s claim', () => {
    const waiver = waived('CO-2', '2026-12-01', { by: 'advocate', id: uuid(8) });
    given(casefile, ...file, reviewed(), waiver)
      .when(review(), { by: 'second' })
      .thenRefused('nothing-to-review');
    given(casefile, ...file, waiver)
      .when(review(), { by: 'advocate' })
      .then('CasefileReviewed', { upTo: uuid(8), findings: 'agreed' });
  });

  it('is refused for a casefile that is not open', () => {
    given(casefile).when(review()).thenRefused('casefile-not-open');
  });
});

describe('WaiveRule', () => {
  const waive = (more: object = {}) => asked(WaiveRule, { ...about, rule: 'CO-2', until: '2026-12-31', ...more });

  it('is recorded for one profile, or for all', () => {
    given(casefile, ...file)
      .when(waive())
      .then('RuleWaived', { rule: 'CO-2', reason, until: '2026-12-31' });
    given(casefile, ...file)
      .when(waive({ profile: 'ombudsman-list' }))
      .then('RuleWaived', { rule: 'CO-2', profile: 'ombudsman-list', reason, until: '2026-12-31' });
  });

  it('may end today, or within a month', () => {
    for (const until of ['2026-09-01', '2026-09', '2026'])
      given(casefile, ...file)
        .when(waive({ until }))
        .then('RuleWaived', { rule: 'CO-2', reason, until });
  });

  it('is refused for rules and profiles that there are not', () => {
    given(casefile, ...file)
      .when(waive({ rule: 'XX-1' }))
      .thenRefused('unknown-rule');
    given(casefile, ...file)
      .when(waive({ profile: 'nobody' }))
      .thenRefused('unknown-profile');
    given(casefile).when(waive()).thenRefused('casefile-not-open');
  });

  it('may be for a profile that was published', () => {
    const own = waive({ profile: 'mediator-list' });
    expect([own.cites(), waive().cites()]).toEqual([['profile-mediator-list'], []]);
    given(casefile, ...file)
      .when(own, { cited: { 'profile-mediator-list': [fact('ProfilePublished', { version: 1 })] } })
      .then('RuleWaived', { rule: 'CO-2', profile: 'mediator-list', reason, until: '2026-12-31' });
  });

  it.each(['2026-08-31', '2026-08', '2026-09-01/..'])('is refused with the end %s', (until) => {
    given(casefile, ...file)
      .when(waive({ until }))
      .thenRefused('until-in-past');
  });
});
