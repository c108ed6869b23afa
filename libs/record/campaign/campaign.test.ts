import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { asked, cites, DOCUMENT, given, NEXT } from '../../../test/support/given.js';
import { digest, fact, uuid } from '../../../test/support/on-record.js';
import { campaign } from './campaign.js';
import { LaunchCampaign } from './launch-campaign.js';
import { PublishTerms } from './publish-terms.js';

const names = [{ text: 'Patrons of prisoners', lang: 'en' }];
const launched = fact('CampaignLaunched', { names });
const unknown = [cites({ document: digest('unknown') })];

describe('LaunchCampaign', () => {
  const launch = (more: object = {}) => asked(LaunchCampaign, { names, ...more });

  it('launches a campaign, within another if it says so', () => {
    given(campaign).when(launch()).then('CampaignLaunched', { names });
    const whole = {
      parent: uuid(5),
      invites: [{ text: 'Example Parliament' }],
      languages: ['en', 'uk'],
      launchedOn: '2020-11~',
      inferred: 'from the first pledge',
      sources: [cites()],
    };
    given(campaign)
      .when(launch(whole), { cited: { [`campaign-${uuid(5)}`]: [launched] } })
      .then('CampaignLaunched', { names, ...whole });
    given(campaign)
      .when(launch({ launchedOn: null }))
      .then('CampaignLaunched', { names, launchedOn: null });
  });

  it('takes one text for a name or a body', () => {
    given(campaign)
      .when(launch({ names: ['Patrons'], invites: ['Example Parliament'] }))
      .then('CampaignLaunched', { names: [{ text: 'Patrons' }], invites: [{ text: 'Example Parliament' }] });
  });

  it('looks up its parent and its sources', () => {
    expect(launch({ parent: uuid(5), sources: [cites()] }).cites()).toEqual([
      `campaign-${uuid(5)}`,
      `document-${DOCUMENT}`,
    ]);
    expect(launch().cites()).toEqual([]);
    expect(launch().stream(NEXT)).toBe(`campaign-${NEXT}`);
  });

  it('is refused twice, within no campaign, without captured sources, or for days to come', () => {
    given(campaign, launched).when(launch()).thenRefused('campaign-already-launched');
    given(campaign)
      .when(launch({ parent: uuid(5) }))
      .thenRefused('unknown-campaign');
    given(campaign)
      .when(launch({ sources: unknown }))
      .thenRefused('unknown-document');
    given(campaign)
      .when(launch({ launchedOn: '2026-10' }))
      .thenRefused('date-in-future');
  });
});

describe('PublishTerms', () => {
  const terms = [
    { number: 1, text: 'Declare it publicly', kind: 'once', by: '2020-12-20', byDeclaring: true },
    { number: 2, text: 'Speak of the ward', kind: 'monthly' },
  ];
  const version = { version: 1, publishedOn: '2020-11-20', terms, sources: [cites()] };
  const publish = (more: object = {}) => asked(PublishTerms, { campaign: uuid(1), ...version, ...more });

  it('publishes one version after the other', () => {
    given(campaign, launched).when(publish()).then('TermsPublished', version);
    given(campaign, launched, fact('TermsPublished', version))
      .when(publish({ version: 2, inferred: 'from the page' }))
      .then('TermsPublished', { ...version, version: 2, inferred: 'from the page' });
    expect(publish().stream()).toBe(`campaign-${uuid(1)}`);
    expect(publish().cites()).toEqual([`document-${DOCUMENT}`]);
  });

  it('is refused without a campaign, out of order, without captured sources, or for days to come', () => {
    given(campaign).when(publish()).thenRefused('unknown-campaign');
    given(campaign, launched)
      .when(publish({ version: 2 }))
      .thenRefused('terms-out-of-order');
    given(campaign, launched, fact('TermsPublished', version)).when(publish()).thenRefused('terms-out-of-order');
    given(campaign, launched)
      .when(publish({ sources: unknown }))
      .thenRefused('unknown-document');
    given(campaign, launched)
      .when(publish({ publishedOn: '2027' }))
      .thenRefused('date-in-future');
  });

  it('is malformed when it numbers a point twice', () => {
    given(campaign, launched)
      .when(publish({ terms: [terms[0], { ...terms[1], number: 1 }] }))
      .thenMalformed('terms');
  });
});
