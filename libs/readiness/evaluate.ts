import type { Day, Outcome } from './finding.js';
import type { Reading } from '#record';
import { ask } from './asking.js';
import { Evidence } from './evidence.js';
import type { Profile } from './profile.js';
import type { Rule } from './rule.js';
import { ruleNamed, rules } from './rules/index.js';
import { urgencyOf } from './urgency.js';
import { waived } from './waiving.js';

/** What one rule found for one profile. */
export interface RuleOutcome {
  readonly id: string;
  readonly outcome: Outcome;
  readonly blocking: boolean;
  readonly because: string;
  readonly claims: readonly string[];
  /** The first day on which the outcome is another by the passing of time alone. */
  readonly until?: Day;
  /** The first day on which the evidence was older than the window. */
  readonly since?: Day;
}

/** Whether an entry is ready for a recipient, rule by rule. There is no percentage and no rank. */
export interface Readiness {
  readonly profile: { readonly id: string; readonly version: number };
  readonly on: Day;
  /** No blocking rule is unmet, stale or disputed. */
  readonly ready: boolean;
  /** The ids of the blocking rules that are unmet, stale or disputed. */
  readonly blocking: readonly string[];
  /** The same of the rules that do not block. */
  readonly advisory: readonly string[];
  readonly rules: readonly RuleOutcome[];
  /** The first day on which an outcome is another by the passing of time alone. */
  readonly validUntil?: Day;
  /** Urgent although it may be incomplete, and why. */
  readonly urgent: boolean;
  readonly urgentBecause: readonly string[];
}

/** One profile's readiness; `submission` is the day of a planned hand-over, `reading.on` when left out or past. */
export function evaluate(reading: Reading, profile: Profile, submission?: Day): Readiness {
  return judge(new Evidence(reading), profile, submission);
}

/** The readiness for each of the profiles, in their order; the evidence is looked through once. */
export function evaluateAll(reading: Reading, profiles: readonly Profile[], submission?: Day): Readiness[] {
  const evidence = new Evidence(reading);
  return profiles.map((profile) => judge(evidence, profile, submission));
}

function judge(evidence: Evidence, profile: Profile, planned: Day | undefined): Readiness {
  const { on, waivers } = evidence.reading;
  const submission = planned !== undefined && planned > on ? planned : on;
  const [blocking, advisory, outcomes]: [string[], string[], RuleOutcome[]] = [[], [], []];
  const restsOn = new Set<string>();
  const further = { profile, submission, restsOn };
  let validUntil: Day | undefined;
  for (const { rule, blocks, window } of termsOf(profile)) {
    const found = waived(ask(rule, window, evidence, further), waivers, rule.id, profile.id, on);
    const { outcome, because, claims, until, since } = found;
    const isBlocking = blocks && found.blocking !== false;
    const stands = outcome === 'unmet' || outcome === 'stale' || outcome === 'disputed';
    if (stands) (isBlocking ? blocking : advisory).push(rule.id);
    if (isBlocking && outcome !== 'not-applicable') for (const claim of claims) restsOn.add(claim);
    if (until !== undefined && (validUntil === undefined || until < validUntil)) validUntil = until;
    const result: Writable<RuleOutcome> = { id: rule.id, outcome, blocking: isBlocking, because, claims };
    if (until !== undefined) result.until = until;
    if (since !== undefined) result.since = since;
    outcomes.push(result);
  }
  const urgentBecause = evidence.once(urgencyOf);
  return {
    profile: { id: profile.id, version: profile.version },
    on,
    ready: blocking.length === 0,
    blocking,
    advisory,
    rules: outcomes,
    ...(validUntil === undefined ? {} : { validUntil }),
    urgent: urgentBecause.length > 0,
    urgentBecause,
  };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

interface Terms {
  readonly rule: Rule;
  readonly blocks: boolean;
  readonly window: number | undefined;
}

const terms = new WeakMap<Profile, readonly Terms[]>();

/** The rules of a profile in the order of the catalogue, as the profile has them. Throws RangeError for an unknown rule. */
function termsOf(profile: Profile): readonly Terms[] {
  let known = terms.get(profile);
  if (known === undefined) terms.set(profile, (known = resolve(profile)));
  return known;
}

function resolve(profile: Profile): Terms[] {
  const unknown = profile.rules.find((id) => ruleNamed(id) === undefined);
  if (unknown !== undefined) throw new RangeError(`Profile ${profile.id} names ${unknown}, and there is no such rule.`);
  return rules
    .filter(({ id }) => profile.rules.includes(id))
    .map((rule) => {
      const window = profile.windows?.[rule.id];
      return {
        rule,
        blocks: profile.blocking?.[rule.id] ?? rule.blocking,
        window: window === undefined ? rule.window : (window ?? undefined),
      };
    });
}
