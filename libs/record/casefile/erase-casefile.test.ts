import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { asked, cites, given } from '../../../test/support/given.js';
import { claim, fact, inStream, opened, uuid } from '../../../test/support/on-record.js';
import { casegroup } from '../casegroup/casegroup.js';
import { PlaceInGroup } from '../casegroup/place-in-group.js';
import { fold, type RecordCommand } from '../decider.js';
import { exchangeList } from '../exchangelist/exchange-list.js';
import { NameForExchange } from '../exchangelist/name-for-exchange.js';
import type { Shape } from '../fields/index.js';
import { pledge } from '../pledge/pledge.js';
import { PledgePatronage } from '../pledge/pledge-patronage.js';
import { AdjudicateOccurrence } from './adjudicate-occurrence.js';
import { casefile, casefileDecisions } from './casefile.js';
import { CorrectClaim } from './correct-claim.js';
import { DisputeClaim } from './dispute-claim.js';
import { EraseCasefile, ERASURE_BASES } from './erase-casefile.js';
import { MatchAccounts } from './match-accounts.js';
import { OpenCasefile } from './open-casefile.js';
import { RecordClaim } from './record-claim.js';
import { RetractClaim } from './retract-claim.js';
import { ReviewCasefile } from './review-casefile.js';
import { SeparateAccount } from './separate-account.js';
import { WaiveRule } from './waive-rule.js';

const [CLAIM, OTHER] = [uuid(2), uuid(3)];
const arrest = claim('Arrested', '2020-05-03', {}, { id: CLAIM });
const basis = 'consent-withdrawn';
const digests = ['first digest', 'second digest'];
const tombstone = fact('PersonalDataErased', { basis, count: 2, digests });

function erase(found: readonly string[] = [], more: object = {}): EraseCasefile {
  const command = asked(EraseCasefile, { casefile: uuid(1), basis, ...more });
  return Object.assign(command, { digests: found });
}

describe('EraseCasefile', () => {
  it('leaves a tombstone that says on what ground, how much, and covers every digest', () => {
    given(casefile, opened(), arrest).when(erase(digests)).then('PersonalDataErased', { basis, count: 2, digests });
    expect(erase().stream()).toBe(`casefile-${uuid(1)}`);
  });

  it('is on one of the grounds of the law', () => {
    for (const ground of ERASURE_BASES) expect(erase([], { basis: ground }).basis).toBe(ground);
    for (const more of [{ basis: 'tidiness' }, { basis: undefined }, { digests }])
      expect(() => asked(EraseCasefile, { casefile: uuid(1), basis, ...more })).toThrow(
        expect.objectContaining({ name: 'Malformed' }),
      );
  });

  it('is refused where no casefile was opened', () => {
    given(casefile).when(erase(digests)).thenRefused('casefile-not-open');
  });

  it('says nothing new when it is asked again, unless something came in meanwhile', () => {
    given(casefile, opened(), arrest, tombstone).when(erase()).thenNothing();
    given(casefile, opened(), arrest, tombstone)
      .when(erase(['third digest']))
      .then('PersonalDataErased', { basis, count: 1, digests: ['third digest'] });
  });
});

/** Everything else that is asked of a casefile, as it would be taken were it not erased. */
const commands: readonly (readonly [Shape<RecordCommand>, object])[] = [
  [RecordClaim, { kind: 'Arrested', when: '2020-05-03', sources: [cites()] }],
  [CorrectClaim, { claim: CLAIM, values: { when: '2020-05-04' }, reason: 'misread' }],
  [RetractClaim, { claim: CLAIM, reason: 'misread' }],
  [DisputeClaim, { claim: CLAIM, reason: 'misread' }],
  [MatchAccounts, { occurrence: CLAIM, match: [OTHER], reason: 'the same' }],
  [SeparateAccount, { occurrence: CLAIM, separate: CLAIM, reason: 'another' }],
  [AdjudicateOccurrence, { occurrence: CLAIM, prefer: CLAIM, reason: 'nearer' }],
  [ReviewCasefile, {}],
  [WaiveRule, { rule: 'CO-2', reason: 'known', until: '2100-01-01' }],
];

describe('a casefile that was erased', () => {
  it.each(commands)('takes no %p', (command, sent) => {
    const request = asked(command, { casefile: uuid(1), ...sent });
    given(casefile, opened(), arrest, tombstone).when(request).thenRefused('casefile-erased');
  });

  it('takes nothing else either: the commands above are all there are', () => {
    const known = new Set<unknown>([OpenCasefile, EraseCasefile, ...commands.map(([command]) => command)]);
    expect(casefileDecisions.commands().filter((command) => !known.has(command))).toEqual([]);
    const open = asked(OpenCasefile, { names: [{ text: 'Anna' }] });
    given(casefile, opened(), tombstone).when(open).thenRefused('casefile-already-open');
  });

  it('is neither pledged for, placed in a group nor named for an exchange', () => {
    const cited = { [`casefile-${uuid(5)}`]: [opened(), tombstone] };
    const patronage = { patron: { name: 'Petra' }, campaign: uuid(6), declaredOn: '2021', sources: [cites()] };
    given(pledge)
      .when(asked(PledgePatronage, { casefile: uuid(5), ...patronage }), { cited })
      .thenRefused('casefile-erased');
    given(casegroup, fact('CasegroupOpened', { names: [] }))
      .when(asked(PlaceInGroup, { casegroup: uuid(1), casefile: uuid(5) }), { cited })
      .thenRefused('casefile-erased');
    given(exchangeList, fact('ExchangeListDrafted', { profile: 'ombudsman-list', protection: 'team' }))
      .when(asked(NameForExchange, { list: uuid(1), casefile: uuid(5) }), { cited })
      .thenRefused('casefile-erased');
  });

  it('holds nothing for decisions to look at, also where its facts can still be read', () => {
    const state = fold(casefile, inStream(`casefile-${uuid(1)}`, opened(), arrest, tombstone));
    expect(state).toMatchObject({ open: true, erased: true });
    expect(state.claims.get(CLAIM)).toBeUndefined();
  });
});
