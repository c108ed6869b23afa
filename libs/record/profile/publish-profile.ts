import type { Liberty } from '../casefile/facets.js';
import { RecordCommand, type Context, type NewFact } from '../decider.js';
import { ListOf, OneOf, Text, Texts, WholeNumber, YesNo } from '../fields/index.js';
import { Refused } from '../refused.js';
import { sameValue } from '../same-value.js';
import { mustBeRules, mustDoNoHarm, mustFitTogether } from './checks.js';
import type { ProfilePublished } from './facts.js';
import { ProfileId } from './profile-id.js';
import { Liberties, NameWanted, RuleBlocks, RuleWindow } from './profile-parts.js';
import type { PublishedProfile } from './profile.js';
import { GRADES, type Grade, type RuleSet } from './rule-set.js';

/** Nothing that is sealed to the sworn few goes to a recipient. */
const CLEARANCES = ['public', 'partners', 'team'] as const;

/** Publishes the next version of a recipient's rules, whole. Lists that were frozen under an earlier one keep to it. */
export class PublishProfile extends RecordCommand {
  @ProfileId({ about: 'What lists, boards and waivers name it by', example: 'mediator-list' })
  profile!: string;

  @Text({ max: 300 })
  title!: string;

  @Text({ max: 2000, about: 'Whom it is for, and what the recipient does with it' })
  about!: string;

  @Texts({ max: 300, min: 0, about: 'The names by which a consent may name the recipient, beside the id' })
  recipients!: string[];

  @OneOf(CLEARANCES, { about: 'What the recipient may see' })
  clearance!: (typeof CLEARANCES)[number];

  @Texts({ max: 20, about: 'The ids of the rules that apply', example: ['ID-1', 'CO-5', 'PR-1', 'PR-2'] })
  rules!: string[];

  @ListOf(() => RuleBlocks, { optional: true, min: 0, about: 'Where lacking a rule blocks other than it says itself' })
  blocking?: RuleBlocks[];

  @ListOf(() => RuleWindow, { optional: true, min: 0, about: 'Where evidence may be older, or must be newer' })
  windows?: RuleWindow[];

  @OneOf(GRADES, { about: 'The least Admiralty grade of a source that is relied on', example: 'C3' })
  minimumGrade!: Grade;

  @Liberties({ about: 'States of liberty that count beside custody' })
  acceptsBesideCustody!: Liberty[];

  @WholeNumber({ max: 3650, about: 'Days that must be left of the term after the planned submission' })
  marginDays!: number;

  @ListOf(() => NameWanted, { min: 0, max: 20, about: 'The spellings of a name that the recipient matches by' })
  namesNeeded!: NameWanted[];

  @YesNo({ optional: true, about: 'Whether CU-2 also asks who took the person' })
  asksWhoTook?: boolean;

  @YesNo({ optional: true, about: 'Whether CU-3 asks where the person was last seen, instead of where they are' })
  asksLastSeen?: boolean;

  @YesNo({ optional: true, about: 'Whether HE-2 is for the seriously ill alone' })
  onlyGravelyIll?: boolean;

  @YesNo({ optional: true, about: 'Whether nothing but a confirmation satisfies LI-1' })
  onlyConfirmed?: boolean;

  override stream(): string {
    return `profile-${this.profile}`;
  }

  override answers(): string {
    return this.profile;
  }
}

export function publishProfile(
  command: PublishProfile,
  { current }: PublishedProfile,
  { vocabulary }: Context,
): NewFact {
  mustFitTogether(command);
  mustBeRules(command.rules, vocabulary.everyRule);
  mustDoNoHarm(command, vocabulary.indispensable);
  const rules = ruleSetOf(command);
  const shipped = vocabulary.profiles.get(command.profile);
  const standing = current === undefined ? shipped?.content : contentOf(current);
  if (standing !== undefined && sameValue(inOrder(standing), inOrder(rules)))
    throw new Refused(
      'profile-unchanged',
      'The profile says the same already: nothing would be new in another version.',
    );
  const version = (current ?? shipped)?.version ?? 0;
  return { type: 'ProfilePublished', data: { version: version + 1, protection: 'partners', ...rules } };
}

/** What was asked as it is recorded: the lists of exceptions by rule, and of the questions those that are asked. */
function ruleSetOf({ profile: _, blocking = [], windows = [], ...told }: PublishProfile): RuleSet {
  const { asksWhoTook, asksLastSeen, onlyGravelyIll, onlyConfirmed, ...rest } = told;
  return {
    ...rest,
    ...(blocking.length === 0
      ? {}
      : { blocking: Object.fromEntries(blocking.map(({ rule, blocks }) => [rule, blocks])) }),
    ...(windows.length === 0 ? {} : { windows: Object.fromEntries(windows.map(({ rule, days }) => [rule, days])) }),
    ...(asksWhoTook === true ? { asksWhoTook } : {}),
    ...(asksLastSeen === true ? { asksLastSeen } : {}),
    ...(onlyGravelyIll === true ? { onlyGravelyIll } : {}),
    ...(onlyConfirmed === true ? { onlyConfirmed } : {}),
  };
}

function contentOf({ version: _, protection: __, ...rules }: ProfilePublished['data']): RuleSet {
  return rules;
}

/** In which order the rules are named makes no difference. */
function inOrder(content: RuleSet): RuleSet {
  return { ...content, rules: content.rules.toSorted() };
}
