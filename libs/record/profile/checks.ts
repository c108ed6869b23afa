import { Malformed, Refused, type FieldProblem } from '../refused.js';
import type { PublishProfile } from './publish-profile.js';

type Asked = Pick<PublishProfile, 'rules' | 'blocking' | 'windows'>;

/** Each rule is named once, and an exception is one of a rule that applies. @throws Malformed */
export function mustFitTogether({ rules, blocking = [], windows = [] }: Asked): void {
  const problems = [
    ...twiceIn('rules', rules),
    ...[['blocking', blocking] as const, ['windows', windows] as const].flatMap(([field, list]) => {
      const named = list.map(({ rule }) => rule);
      const strangers = named.flatMap((rule, at) =>
        rules.includes(rule)
          ? []
          : [{ field: `${field}.${at}.rule`, message: `names ${rule}, which is not among the rules` }],
      );
      return [...twiceIn(field, named), ...strangers];
    }),
  ];
  if (problems.length > 0) throw new Malformed(problems);
}

function twiceIn(field: string, rules: readonly string[]): FieldProblem[] {
  const twice = new Set(rules.filter((rule, at) => rules.indexOf(rule) !== at));
  return [...twice].map((rule) => ({ field, message: `names ${rule} twice` }));
}

/** @throws Refused `unknown-rule` */
export function mustBeRules(rules: readonly string[], known: ReadonlySet<string>): void {
  const unknown = rules.filter((rule) => !known.has(rule));
  if (unknown.length > 0) throw new Refused('unknown-rule', `There is no readiness rule ${unknown.join(', ')}.`);
}

/** @throws Refused `rule-cannot-be-left-out` */
export function mustDoNoHarm({ rules, blocking = [] }: Asked, indispensable: ReadonlySet<string>): void {
  const passed = blocking.filter(({ blocks }) => !blocks).map(({ rule }) => rule);
  const missing = [...indispensable].filter((rule) => !rules.includes(rule) || passed.includes(rule));
  if (missing.length > 0)
    throw new Refused(
      'rule-cannot-be-left-out',
      `A profile has ${missing.join(' and ')}, and it blocks: without it a list may do harm to those who are on it.`,
    );
}
