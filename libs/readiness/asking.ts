import type { Day, Finding } from './finding.js';
import type { Evidence } from './evidence.js';
import type { Profile } from './profile.js';
import type { Rule, RuleContext } from './rule.js';

/** A context that notices whether a rule looks at more than the day and its own window. */
class Asking implements RuleContext {
  lookedFurther = false;

  constructor(
    readonly on: Day,
    readonly window: number | undefined,
    private readonly further: Omit<RuleContext, 'on' | 'window'>,
  ) {}

  get profile(): Profile {
    this.lookedFurther = true;
    return this.further.profile;
  }

  get submission(): Day {
    this.lookedFurther = true;
    return this.further.submission;
  }

  get restsOn(): ReadonlySet<string> {
    this.lookedFurther = true;
    return this.further.restsOn;
  }
}

type Found = Map<Rule, Finding>;

/** What the rule finds. Where it never looked at the recipient, every recipient with the same window has the same finding. */
export function ask(
  rule: Rule,
  window: number | undefined,
  evidence: Evidence,
  further: Omit<RuleContext, 'on' | 'window'>,
): Finding {
  const found = evidence.once(foundBefore);
  const before = window === rule.window ? found.get(rule) : undefined;
  if (before !== undefined) return before;
  const asking = new Asking(evidence.reading.on, window, further);
  const finding = rule.evaluate(evidence, asking);
  if (!asking.lookedFurther && window === rule.window) found.set(rule, finding);
  return finding;
}

function foundBefore(): Found {
  return new Map();
}
