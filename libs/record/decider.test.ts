import { describe, expect, it } from '@jest/globals';
import { opened, inStream, claim } from '../../test/support/on-record.js';
import { campaign, campaignDecisions } from './campaign/campaign.js';
import { casefile, casefileDecisions } from './casefile/casefile.js';
import { casegroup, casegroupDecisions } from './casegroup/casegroup.js';
import { categoryOf, fold, idOf } from './decider.js';
import { document, documentDecisions } from './document/document.js';
import { exchangeList, exchangeListDecisions } from './exchangelist/exchange-list.js';
import { pledge, pledgeDecisions } from './pledge/pledge.js';
import { profileDecisions } from './profile/profile.js';

describe('the table of decisions', () => {
  it('lists what may be asked of each kind of stream', () => {
    const tables = [
      casefileDecisions,
      documentDecisions,
      casegroupDecisions,
      campaignDecisions,
      pledgeDecisions,
      exchangeListDecisions,
      profileDecisions,
    ];
    expect(tables.map((table) => table.commands().map(({ name }) => name))).toEqual([
      [
        'OpenCasefile',
        'RecordClaim',
        'CorrectClaim',
        'RetractClaim',
        'DisputeClaim',
        'MatchAccounts',
        'SeparateAccount',
        'AdjudicateOccurrence',
        'ReviewCasefile',
        'WaiveRule',
        'EraseCasefile',
      ],
      ['CaptureDocument'],
      ['OpenCasegroup', 'PlaceInGroup'],
      ['LaunchCampaign', 'PublishTerms'],
      ['PledgePatronage', 'PerformDuty', 'RecordReply', 'HandOverPledge', 'EndPledge'],
      [
        'DraftExchangeList',
        'NameForExchange',
        'DropFromList',
        'FreezeList',
        'ReviewPackage',
        'HandOverList',
        'RecordAnswer',
      ],
      ['PublishProfile'],
    ]);
  });

  it('is asked nothing else', () => {
    const [Capture] = documentDecisions.commands();
    if (Capture === undefined) throw new Error('nothing is asked of a document');
    const context = {} as Parameters<typeof casefile.decide>[2];
    expect(() => casefile.decide(new Capture(), casefile.initial, context)).toThrow(TypeError);
  });
});

describe('folding a stream', () => {
  it('goes on from any state, and is the same in two halves', () => {
    const facts = inStream('casefile-x', opened(), claim('Arrested', null), claim('Searched', null));
    const half = fold(casefile, facts.slice(0, 2));
    expect(fold(casefile, facts.slice(2), half)).toEqual(fold(casefile, facts));
    expect(fold(casefile, [])).toBe(casefile.initial);
  });

  it('changes no state that it was given', () => {
    const facts = inStream('casefile-x', opened(), claim('Arrested', null));
    fold(casefile, facts);
    const { claims, ...initial } = casefile.initial;
    expect(initial).toEqual({ open: false, protection: 'public', unreviewedBy: new Set() });
    expect([...claims.values()]).toEqual([]);
  });

  it('passes over facts of types that it does not know', () => {
    const facts = inStream('casefile-x', opened(), { type: 'NeverHeardOf', data: () => ({}) });
    const { open, claims } = fold(casefile, facts);
    expect([open, [...claims.values()]]).toEqual([true, []]);
  });
});

describe('the name of a stream', () => {
  it('is its category and its id', () => {
    expect(idOf('casefile-0-1-2')).toBe('0-1-2');
    expect(categoryOf('casefile-0-1-2')).toBe('casefile');
    expect([casefile, document, casegroup, campaign, pledge, exchangeList].map(({ category }) => category)).toEqual([
      'casefile',
      'document',
      'casegroup',
      'campaign',
      'pledge',
      'exchangelist',
    ]);
  });
});
