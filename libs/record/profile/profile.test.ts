import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { A_RULE_SET, asked, given, NEXT, type Circumstances } from '../../../test/support/given.js';
import { fact } from '../../../test/support/on-record.js';
import { tryRead } from '../fields/index.js';
import { profile } from './profile.js';
import { PublishProfile } from './publish-profile.js';

const SENT = { ...A_RULE_SET, profile: 'mediator-list', rules: ['CO-2', 'CO-1', 'PR-1'] };
const RULES: Circumstances = {
  rules: ['CO-1', 'CO-2', 'ID-1'],
  vocabulary: { everyRule: new Set(['CO-1', 'CO-2', 'ID-1', 'PR-1']) },
};
const { profile: _, ...content } = SENT;
const published = (more: object = {}) => ({ version: 1, protection: 'partners', ...content, ...more });
const publish = (more: object = {}) => asked(PublishProfile, { ...SENT, ...more });

describe('PublishProfile', () => {
  it('publishes one version after the other, whole', () => {
    given(profile).when(publish(), RULES).then('ProfilePublished', published());
    given(profile, fact('ProfilePublished', published()))
      .when(publish({ marginDays: 60 }), RULES)
      .then('ProfilePublished', published({ version: 2, marginDays: 60 }));
    expect(publish().stream()).toBe('profile-mediator-list');
    expect([publish().answers(), publish().cites()]).toEqual(['mediator-list', []]);
    expect(publish().stream()).not.toContain(NEXT);
  });

  it('counts on from the version that is shipped, and then from its own', () => {
    const own = publish({ profile: 'ombudsman-list' });
    given(profile)
      .when(own, RULES)
      .then('ProfilePublished', published({ version: 2 }));
    given(profile, fact('ProfilePublished', published({ version: 2, title: 'Ours' })))
      .when(own, RULES)
      .then('ProfilePublished', published({ version: 3 }));
  });

  it('records what differs from the rules by rule, and of the questions those that are asked', () => {
    const more = {
      blocking: [{ rule: 'CO-2', blocks: false }],
      windows: [
        { rule: 'CO-2', days: 30 },
        { rule: 'CO-1', days: null },
      ],
      namesNeeded: [{ about: 'as in the verdict', scheme: 'verdict', onceSentenced: true }],
      acceptsBesideCustody: ['house-arrest'],
      asksWhoTook: true,
      asksLastSeen: true,
      onlyGravelyIll: true,
      onlyConfirmed: true,
    };
    given(profile)
      .when(publish(more), RULES)
      .then(
        'ProfilePublished',
        published({ ...more, blocking: { 'CO-2': false }, windows: { 'CO-2': 30, 'CO-1': null } }),
      );
    const nothing = { blocking: [], windows: [], asksWhoTook: false, onlyConfirmed: false };
    given(profile).when(publish(nothing), RULES).then('ProfilePublished', published());
  });

  it('is refused when nothing would be new, in whatever order the rules are named', () => {
    given(profile, fact('ProfilePublished', published()))
      .when(publish({ rules: ['PR-1', 'CO-1', 'CO-2'] }), RULES)
      .thenRefused('profile-unchanged');
    given(profile)
      .when(asked(PublishProfile, { ...A_RULE_SET, profile: 'ombudsman-list' }))
      .thenRefused('profile-unchanged');
  });

  it('is refused for a rule that there is not', () => {
    const refusal = given(profile)
      .when(publish({ rules: ['CO-2', 'PR-1', 'XX-9', '__proto__'] }), RULES)
      .thenRefused('unknown-rule');
    expect(refusal.message).toBe('There is no readiness rule XX-9, __proto__.');
  });

  it('is refused without the rules that keep people from harm, and where they would not block', () => {
    given(profile)
      .when(publish({ rules: ['CO-2'] }), RULES)
      .thenRefused('rule-cannot-be-left-out');
    given(profile)
      .when(publish({ blocking: [{ rule: 'PR-1', blocks: false }] }), RULES)
      .thenRefused('rule-cannot-be-left-out');
    given(profile)
      .when(publish({ blocking: [{ rule: 'PR-1', blocks: true }] }), RULES)
      .then('ProfilePublished', published({ blocking: { 'PR-1': true } }));
  });

  it('is malformed when it names a rule twice, or makes an exception of one that it has not', () => {
    const malformed = (more: object, field: string) => given(profile).when(publish(more), RULES).thenMalformed(field);
    malformed({ rules: ['CO-2', 'PR-1', 'CO-2'] }, 'rules');
    malformed({ blocking: [{ rule: 'ID-1', blocks: true }] }, 'blocking.0.rule');
    malformed({ windows: [{ rule: 'ID-1', days: 5 }] }, 'windows.0.rule');
    const twice = [
      { rule: 'CO-2', days: 5 },
      { rule: 'CO-2', days: 6 },
    ];
    malformed({ windows: twice }, 'windows');
  });

  it.each([
    ['profile', { profile: 'Ombudsman list' }],
    ['profile', { profile: 'ab' }],
    ['profile', { profile: 'a'.repeat(61) }],
    ['clearance', { clearance: 'sealed' }],
    ['minimumGrade', { minimumGrade: 'F6' }],
    ['marginDays', { marginDays: 1.5 }],
    ['rules', { rules: [] }],
    ['acceptsBesideCustody', { acceptsBesideCustody: ['tired'] }],
    ['acceptsBesideCustody', { acceptsBesideCustody: 'restricted' }],
    ['windows.0.days', { windows: [{ rule: 'CO-2', days: 0.5 }] }],
    ['windows.0.days', { windows: [{ rule: 'CO-2' }] }],
    ['blocking.0.blocks', { blocking: [{ rule: 'CO-2', blocks: 'no' }] }],
    ['namesNeeded.0.scheme', { namesNeeded: [{ about: 'in full', scheme: 'other words' }] }],
    ['version', { version: 7 }],
  ])('tells that %s is wrong in %j', (field, more) => {
    const { problems } = tryRead(PublishProfile, { ...SENT, ...more });
    expect(problems.map((problem) => problem.field)).toEqual([field]);
  });
});
