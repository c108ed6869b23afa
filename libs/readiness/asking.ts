import type { Day, Finding } from './finding.js';
import type { Evidence } from './evidence.js';
import type { Profile } from './profile.js';
import type { Recipient } from './recipient.js';
import type { Rule, RuleContext } from './rule.js';

/** A context that notices whether a rule looks at what only the rules before it say. */
class Asking implements RuleContext {
  readsOthers = false;

  constructor(
    readonly on: Day,
    readonly window: number | undefined,
    readonly profile: Profile,
    readonly submission: Day,
    private readonly claims: ReadonlySet<string>,
  ) {}

  get restsOn(): ReadonlySet<string> {
    this.readsOthers = true;
    return this.claims;
  }
}

/** What a rule found, for which window, and for whom: all recipients who are alike in what it looked at. */
interface Found {
  readonly finding: Finding;
  readonly window: number | undefined;
  readonly recipient: Recipient;
  readonly traits: ReturnType<Recipient['traitsSeen']>;
}

/** Asks the rules about one reading and one day of submission, each once for all recipients who are alike to it. */
export class Questioner {
  private readonly found = new Map<Rule, Found[]>();

  constructor(
    private readonly evidence: Evidence,
    readonly submission: Day,
  ) {}

  /** What the rule finds; `restsOn` are the claims that the recipient's blocking rules before it rest on. */
  ask(rule: Rule, window: number | undefined, recipient: Recipient, restsOn: ReadonlySet<string>): Finding {
    const before = this.found.get(rule);
    if (before !== undefined)
      for (const one of before)
        if (one.window === window && (one.traits.length === 0 || recipient.isLike(one.recipient, one.traits)))
          return one.finding;
    const { on } = this.evidence.reading;
    const asking = new Asking(on, window, recipient.watched, this.submission, restsOn);
    const finding = rule.evaluate(this.evidence, asking);
    const one = { finding, window, recipient, traits: recipient.traitsSeen() };
    if (asking.readsOthers) return finding;
    if (before === undefined) this.found.set(rule, [one]);
    else before.push(one);
    return finding;
  }
}
