import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { asked, cites, DOCUMENT, given, NEXT } from '../../../test/support/given.js';
import { digest, fact, opened, uuid } from '../../../test/support/on-record.js';
import { tryRead } from '../fields/index.js';
import { DraftExchangeList } from './draft-exchange-list.js';
import { DropFromList } from './drop-from-list.js';
import { exchangeList } from './exchange-list.js';
import { FreezeList } from './freeze-list.js';
import { HandOverList } from './hand-over-list.js';
import { NameForExchange } from './name-for-exchange.js';
import { RecordAnswer } from './record-answer.js';
import { ReviewPackage } from './review-package.js';

const list = uuid(1);
const [ANNA, BORIS] = [uuid(5), uuid(6)];
const cited = { [`casefile-${ANNA}`]: [opened()], [`casefile-${BORIS}`]: [opened('Boris Example')] };
const drafted = fact('ExchangeListDrafted', { profile: 'ombudsman-list', protection: 'team' });
const named = (casefile: string) => fact('NamedForExchange', { casefile });
const dropped = fact('DroppedFromList', { casefile: ANNA, reason: 'duplicate' });
const evaluation = (...casefiles: string[]) => ({
  entries: casefiles.map((casefile) => ({ casefile, ready: false, blocking: ['CO-2'], advisory: [] })),
  profile: { id: 'ombudsman-list', version: 1 },
  on: '2026-09-01',
  position: '7',
  checksum: 'x',
});
const frozen = (version: number, ...casefiles: string[]) =>
  fact('ListFrozen', { version, ...evaluation(...casefiles) });
const reviewed = (version: number, findings = 'agreed') =>
  fact('PackageReviewed', { version, findings, checked: { entries: 1, level: 'team' } }, { by: 'reviewer' });
const handed = (version: number) => fact('ListHandedOver', { version, to: 'the Ombudsman', on: '2026-08-01' });
const unknown = [cites({ document: digest('unknown') })];

describe('DraftExchangeList', () => {
  const draft = (more: object = {}) => asked(DraftExchangeList, { profile: 'ombudsman-list', ...more });

  it('is the team’s unless it says otherwise', () => {
    given(exchangeList).when(draft()).then('ExchangeListDrafted', { profile: 'ombudsman-list', protection: 'team' });
    const more = {
      title: 'September',
      recipient: 'the Ombudsman',
      plannedSubmission: '2026-10',
      protection: 'partners',
    };
    given(exchangeList)
      .when(draft(more))
      .then('ExchangeListDrafted', { profile: 'ombudsman-list', ...more });
    expect(draft().stream(NEXT)).toBe(`exchangelist-${NEXT}`);
  });

  it('is refused for a profile that there is not', () => {
    given(exchangeList)
      .when(draft({ profile: 'nobody' }))
      .thenRefused('unknown-profile');
  });

  it('goes by a profile that is shipped, or one that was published', () => {
    const own = draft({ profile: 'mediator-list' });
    expect(own.cites()).toEqual(['profile-mediator-list']);
    given(exchangeList)
      .when(own, { cited: { 'profile-mediator-list': [fact('ProfilePublished', { version: 1 })] } })
      .then('ExchangeListDrafted', { profile: 'mediator-list', protection: 'team' });
    given(exchangeList).when(own).thenRefused('unknown-profile');
    expect(tryRead(DraftExchangeList, { profile: 'Mediator list' }).problems).toMatchObject([{ field: 'profile' }]);
  });
});

describe('NameForExchange', () => {
  const name = (more: object = {}) => asked(NameForExchange, { list, casefile: ANNA, ...more });

  it('names a person, and again one who was dropped', () => {
    given(exchangeList, drafted).when(name(), { cited }).then('NamedForExchange', { casefile: ANNA });
    given(exchangeList, drafted, named(ANNA), dropped)
      .when(name({ urgent: true, note: 'ill' }), { cited })
      .then('NamedForExchange', { casefile: ANNA, urgent: true, note: 'ill' });
    expect(name().stream()).toBe(`exchangelist-${list}`);
    expect(name().cites()).toEqual([`casefile-${ANNA}`]);
  });

  it('is refused without a list or a casefile, or twice', () => {
    given(exchangeList).when(name(), { cited }).thenRefused('unknown-list');
    given(exchangeList, drafted).when(name()).thenRefused('unknown-casefile');
    given(exchangeList, drafted, named(ANNA)).when(name(), { cited }).thenRefused('already-on-list');
  });
});

describe('DropFromList', () => {
  const drop = (more: object = {}) => asked(DropFromList, { list, casefile: ANNA, reason: 'citizenship', ...more });

  it('is recorded with its reason', () => {
    given(exchangeList, drafted, named(ANNA))
      .when(drop())
      .then('DroppedFromList', { casefile: ANNA, reason: 'citizenship' });
    const other = { reason: 'other', text: 'asked to wait' };
    given(exchangeList, drafted, named(ANNA))
      .when(drop(other))
      .then('DroppedFromList', { casefile: ANNA, ...other });
  });

  it('is refused without a list, and for who is not on it', () => {
    given(exchangeList).when(drop()).thenRefused('unknown-list');
    given(exchangeList, drafted).when(drop()).thenRefused('not-on-list');
    given(exchangeList, drafted, named(ANNA), dropped).when(drop()).thenRefused('not-on-list');
  });

  it('is malformed when another reason is not said', () => {
    given(exchangeList, drafted, named(ANNA))
      .when(drop({ reason: 'other' }))
      .thenMalformed('text');
    expect(tryRead(DropFromList, { list, casefile: ANNA, reason: 'tired' }).problems).toHaveLength(1);
  });
});

describe('FreezeList', () => {
  const freeze = (casefiles: string[] | undefined, more: object = {}) => {
    const command = asked(FreezeList, { list, ...more });
    if (casefiles !== undefined) command.evaluation = evaluation(...casefiles);
    return command;
  };

  it('makes version after version, of those who are on it and as they were evaluated', () => {
    const two = [drafted, named(ANNA), named(BORIS)];
    given(exchangeList, ...two)
      .when(freeze([BORIS, ANNA], { note: 'first' }))
      .then('ListFrozen', { version: 1, ...evaluation(BORIS, ANNA), note: 'first' });
    given(exchangeList, ...two, frozen(1, ANNA, BORIS), dropped)
      .when(freeze([BORIS]))
      .then('ListFrozen', { version: 2, ...evaluation(BORIS) });
  });

  it('is refused without a list, with nobody on it, or when it changed meanwhile', () => {
    given(exchangeList).when(freeze([])).thenRefused('unknown-list');
    given(exchangeList, drafted, named(ANNA), dropped).when(freeze([])).thenRefused('list-empty');
    given(exchangeList, drafted, named(ANNA))
      .when(freeze([ANNA, BORIS]))
      .thenRefused('list-changed');
    given(exchangeList, drafted, named(ANNA), named(BORIS))
      .when(freeze([ANNA]))
      .thenRefused('list-changed');
    given(exchangeList, drafted, named(ANNA))
      .when(freeze([BORIS]))
      .thenRefused('list-changed');
    given(exchangeList, drafted, named(ANNA)).when(freeze(undefined)).thenRefused('list-changed');
  });

  it('takes no evaluation from outside', () => {
    const { problems } = tryRead(FreezeList, { list, evaluation: evaluation(ANNA) });
    expect(problems).toEqual([{ field: 'evaluation', message: 'is not a field here' }]);
  });
});

describe('ReviewPackage', () => {
  const clean = { version: 1, entries: 1, level: 'team', closed: 0, known: [] } as const;
  const review = (more: object = {}, check: object | undefined = {}) => {
    const command = asked(ReviewPackage, { list, findings: 'agreed', ...more });
    if (check !== undefined) command.check = { ...clean, ...check };
    return command;
  };
  const facts = [drafted, named(ANNA), frozen(1, ANNA)];
  const reviewer = { by: 'reviewer' };

  it('is signed by somebody else than froze the version, and says what the record looked at', () => {
    given(exchangeList, ...facts)
      .when(review({ note: 'nobody above' }), reviewer)
      .then('PackageReviewed', {
        version: 1,
        findings: 'agreed',
        note: 'nobody above',
        checked: { entries: 1, level: 'team' },
      });
    given(exchangeList, ...facts, frozen(2, ANNA))
      .when(review({ version: 1 }), reviewer)
      .then('PackageReviewed', { version: 1, findings: 'agreed', checked: { entries: 1, level: 'team' } });
    given(exchangeList, ...facts)
      .when(review())
      .thenRefused('same-person-cannot-review');
  });

  it('may come again until the version is handed over', () => {
    given(exchangeList, ...facts, reviewed(1))
      .when(review({ findings: 'objections' }), reviewer)
      .then('PackageReviewed', { version: 1, findings: 'objections', checked: { entries: 1, level: 'team' } });
    given(exchangeList, ...facts, reviewed(1), handed(1))
      .when(review(), reviewer)
      .thenRefused('already-handed-over');
  });

  it('is refused for what is not there or not frozen', () => {
    given(exchangeList).when(review(), reviewer).thenRefused('unknown-list');
    given(exchangeList, drafted).when(review(), reviewer).thenRefused('list-not-frozen');
    given(exchangeList, ...facts)
      .when(review({ version: 2 }), reviewer)
      .thenRefused('unknown-list-version');
  });

  it('agrees to nothing that holds people closed to the recipient, or erased', () => {
    const above = { entries: 3, closed: 2, known: [ANNA] };
    const { message } = given(exchangeList, ...facts)
      .when(review({}, above), reviewer)
      .thenRefused('above-clearance');
    expect(message).toBe(
      `2 of 3 on version 1 may not go to its recipient, who is told nothing above team, or are erased: ${ANNA}, 1 more not named here.`,
    );
    const hidden = given(exchangeList, ...facts)
      .when(review({}, { closed: 1 }), reviewer)
      .thenRefused('above-clearance');
    expect(hidden.message).toMatch(/or is erased: 1 not named here\.$/);
    given(exchangeList, ...facts)
      .when(review({ findings: 'objections' }, above), reviewer)
      .then('PackageReviewed', { version: 1, findings: 'objections', checked: { entries: 3, level: 'team' } });
  });

  it('names no more casefiles than a sentence holds', () => {
    const many = Array.from({ length: 30 }, (_, at) => uuid(at + 10));
    const { message } = given(exchangeList, ...facts)
      .when(review({}, { entries: 30, closed: 30, known: many }), reviewer)
      .thenRefused('above-clearance');
    expect(message).toContain(uuid(29));
    expect(message).not.toContain(uuid(30));
    expect(message).toContain(', 10 more not named here');
  });

  it('is refused where the record did not check that very version', () => {
    given(exchangeList, ...facts)
      .when(asked(ReviewPackage, { list, findings: 'agreed' }), reviewer)
      .thenRefused('list-changed');
    given(exchangeList, ...facts, frozen(2, ANNA))
      .when(review(), reviewer)
      .thenRefused('list-changed');
  });

  it('takes no check from outside, and says what was found', () => {
    const { problems } = tryRead(ReviewPackage, { list, findings: 'agreed', check: clean });
    expect(problems).toEqual([{ field: 'check', message: 'is not a field here' }]);
    expect(tryRead(ReviewPackage, { list }).problems).toMatchObject([{ field: 'findings' }]);
  });
});

describe('HandOverList', () => {
  const handOver = (more: object = {}) => asked(HandOverList, { list, to: 'the Ombudsman', on: '2026-09-01', ...more });
  const facts = [drafted, named(ANNA), frozen(1, ANNA), reviewed(1), frozen(2, ANNA), reviewed(2)];

  it('hands over the latest version, or the one it names', () => {
    given(exchangeList, ...facts)
      .when(handOver())
      .then('ListHandedOver', { version: 2, to: 'the Ombudsman', on: '2026-09-01' });
    given(exchangeList, ...facts)
      .when(handOver({ version: 1, receipt: 'No. 1', sources: [cites()] }))
      .then('ListHandedOver', {
        version: 1,
        to: 'the Ombudsman',
        on: '2026-09-01',
        receipt: 'No. 1',
        sources: [cites()],
      });
    expect(handOver({ sources: [cites()] }).cites()).toEqual([`document-${DOCUMENT}`]);
    expect(handOver().cites()).toEqual([]);
  });

  it('is refused until somebody has signed the review of that very version, whose last word counts', () => {
    const unsigned = [drafted, named(ANNA), frozen(1, ANNA), reviewed(1), frozen(2, ANNA)];
    given(exchangeList, ...unsigned)
      .when(handOver())
      .thenRefused('not-reviewed');
    given(exchangeList, ...unsigned, reviewed(2), reviewed(2, 'objections'))
      .when(handOver())
      .thenRefused('not-reviewed');
    given(exchangeList, ...unsigned, reviewed(2, 'objections'), reviewed(2))
      .when(handOver())
      .then('ListHandedOver', { version: 2, to: 'the Ombudsman', on: '2026-09-01' });
  });

  it('is refused for what is not there, not frozen, or was handed over', () => {
    given(exchangeList).when(handOver()).thenRefused('unknown-list');
    given(exchangeList, drafted).when(handOver()).thenRefused('list-not-frozen');
    given(exchangeList, ...facts)
      .when(handOver({ version: 3 }))
      .thenRefused('unknown-list-version');
    given(exchangeList, ...facts, handed(2))
      .when(handOver())
      .thenRefused('already-handed-over');
    given(exchangeList, ...facts)
      .when(handOver({ sources: unknown }))
      .thenRefused('unknown-document');
    given(exchangeList, ...facts)
      .when(handOver({ on: '2026-10-01' }))
      .thenRefused('date-in-future');
  });
});

describe('RecordAnswer', () => {
  const answered = { casefile: ANNA, answer: 'silent', on: '2026-08-15', sources: [cites()] };
  const answer = (more: object = {}) => asked(RecordAnswer, { list, ...answered, ...more });
  const facts = [drafted, named(ANNA), frozen(1, ANNA), handed(1)];

  it('is recorded for the latest version, or the one it names', () => {
    given(exchangeList, ...facts)
      .when(answer())
      .then('ExchangeAnswered', { ...answered, version: 1 });
    given(exchangeList, ...facts, frozen(2, ANNA))
      .when(answer({ version: 1, by: 'the commissioner', text: 'not ours' }))
      .then('ExchangeAnswered', { ...answered, version: 1, by: 'the commissioner', text: 'not ours' });
    expect(answer().cites()).toEqual([`document-${DOCUMENT}`]);
  });

  it('may come more than once', () => {
    given(exchangeList, ...facts, fact('ExchangeAnswered', { ...answered, version: 1 }))
      .when(answer({ answer: 'confirmed' }))
      .then('ExchangeAnswered', { ...answered, answer: 'confirmed', version: 1 });
  });

  it('is refused for what was not handed over, and for who was not on it', () => {
    given(exchangeList, drafted).when(answer()).thenRefused('list-not-frozen');
    given(exchangeList, drafted, named(ANNA), frozen(1, ANNA)).when(answer()).thenRefused('not-handed-over');
    given(exchangeList, ...facts, frozen(2, ANNA))
      .when(answer())
      .thenRefused('not-handed-over');
    given(exchangeList, ...facts)
      .when(answer({ casefile: BORIS }))
      .thenRefused('not-on-list');
    given(exchangeList, ...facts)
      .when(answer({ version: 9 }))
      .thenRefused('unknown-list-version');
    given(exchangeList, ...facts)
      .when(answer({ sources: unknown }))
      .thenRefused('unknown-document');
    given(exchangeList, ...facts)
      .when(answer({ on: '2027' }))
      .thenRefused('date-in-future');
  });
});
