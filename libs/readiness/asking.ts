import type { Day, Finding } from './finding.js';
import type { Evidence } from './evidence.js';
import type { Profile } from './profile.js';
import type { Recipient } from './recipient.js';
import type { RuleContext } from './rule.js';
import type { Terms } from './terms.js';

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
  /** The kinds and parts that were looked at. */
  readonly looked: readonly string[];
}

/** Asks the rules about one reading and one day of submission, each once for all recipients who are alike to it. */
export class Questioner {
  /** What the rules found, by their place in the catalogue. */
  private readonly found: (Found[] | undefined)[] = [];

  /** What is otherwise than before; undefined where nothing was found before. */
  private readonly changed: ReadonlySet<string> | undefined;

  /** `before` asks about another reading of the casefile, whose findings stand where what they rest on is the same. */
  constructor(
    private readonly evidence: Evidence,
    readonly submission: Day,
    private readonly before?: Questioner,
  ) {
    this.changed = before?.submission === submission ? evidence.changedSince(before.evidence) : undefined;
  }

  /** What the rule finds; `restsOn` are the claims that the recipient's blocking rules before it rest on. */
  ask(terms: Terms, recipient: Recipient, restsOn: ReadonlySet<string>): Finding {
    const { at } = terms;
    const known = among(this.found[at], terms, recipient) ?? this.knownBefore(terms, recipient);
    if (known !== undefined) return known.finding;
    const { rule, window } = terms;
    const asking = new Asking(this.evidence.reading.on, window, recipient.watched, this.submission, restsOn);
    this.evidence.lookedAt();
    const finding = rule.evaluate(this.evidence, asking);
    const looked = this.evidence.lookedAt();
    const traits = recipient.traitsSeen();
    if (!asking.readsOthers) this.keep(at, { finding, window, recipient, traits, looked });
    return finding;
  }

  private knownBefore(terms: Terms, recipient: Recipient): Found | undefined {
    const { changed } = this;
    const found = changed === undefined ? undefined : among(this.before?.found[terms.at], terms, recipient);
    if (found === undefined || found.looked.some((one) => changed?.has(one))) return undefined;
    this.keep(terms.at, found);
    return found;
  }

  private keep(at: number, found: Found): void {
    const kept = this.found[at];
    if (kept === undefined) this.found[at] = [found];
    else kept.push(found);
  }
}

/** What was found by a rule on the same terms. */
function among(found: readonly Found[] | undefined, { window }: Terms, recipient: Recipient): Found | undefined {
  if (found !== undefined)
    for (const one of found)
      if (one.window === window && (one.traits.length === 0 || recipient.isLike(one.recipient, one.traits))) return one;
  return undefined;
}
