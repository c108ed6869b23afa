import type { Profile } from './profile.js';
import type { Rule } from './rule.js';
import { ruleNamed, rules } from './rules/index.js';

/** A rule as a profile has it. */
export interface Terms {
  readonly rule: Rule;
  /** Its place in the catalogue. */
  readonly at: number;
  readonly blocks: boolean;
  readonly window: number | undefined;
}

const terms = new WeakMap<Profile, readonly Terms[]>();

/** The rules of a profile in the order of the catalogue, as the profile has them. Throws RangeError for an unknown rule. */
export function termsOf(profile: Profile): readonly Terms[] {
  let known = terms.get(profile);
  if (known === undefined) terms.set(profile, (known = resolve(profile)));
  return known;
}

function resolve(profile: Profile): Terms[] {
  const unknown = profile.rules.find((id) => ruleNamed(id) === undefined);
  if (unknown !== undefined) throw new RangeError(`Profile ${profile.id} names ${unknown}, and there is no such rule.`);
  return rules
    .map((rule, at) => ({ rule, at }))
    .filter(({ rule: { id } }) => profile.rules.includes(id))
    .map(({ rule, at }) => {
      const window = profile.windows?.[rule.id];
      return {
        rule,
        at,
        blocks: profile.blocking?.[rule.id] ?? rule.blocking,
        window: window === undefined ? rule.window : (window ?? undefined),
      };
    });
}
