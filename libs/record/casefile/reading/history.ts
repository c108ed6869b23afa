import type { Fact } from '../../decider.js';
import { mayRead, type Protection } from '../../protection.js';
import { claimKindNamed } from '../claims/index.js';
import { NOTHING_KNOWN } from '../facets.js';
import { is } from '../facts.js';
import type { Account } from './account.js';
import type { CaseRecord } from './case-record.js';
import { erasureIn } from './erasure.js';
import { Gathering } from './gathering.js';
import { levelsOf } from './levels.js';
import { inOrder, occurrenceOf, type Occurrence } from './occurrence.js';
import { isSameSpan, spansOf, spansWith, type Span } from './spans.js';
import { changesStatus, stepsOf, stepsWith, type Step } from './status.js';

/** The spans that the record held from one fact on, until the next. */
export interface KnownSpans {
  readonly from: Fact;
  readonly spans: readonly Span[];
}

/** What the record said of all days, after each fact that changed it: the second axis of the status. */
export function historyOf({ facts }: CaseRecord, clearance: Protection): KnownSpans[] {
  if (erasureIn(facts) !== undefined) return [];
  const levels = levelsOf(facts);
  const course = new Course(new Gathering(clearance, levels));
  const history: KnownSpans[] = [];
  let last: readonly Span[] | undefined;
  for (const fact of facts) {
    if (!matters(fact) || (!mayRead(clearance, levels(fact)) && !is('AccountsMatched', fact))) continue;
    const spans = course.after(fact);
    if (isSame(spans, last)) continue;
    history.push({ from: fact, spans });
    last = spans;
  }
  return history;
}

/** The course of the status, fact by fact: only what a fact touches is worked out anew. */
class Course {
  private readonly standing = new Map<string, Occurrence>();
  private steps: readonly Step[] = [];
  private spans: readonly Span[] = spansOf([], NOTHING_KNOWN);

  constructor(private readonly gathering: Gathering) {}

  after(fact: Fact): readonly Span[] {
    const before = this.touchedBy(fact);
    this.gathering.add(fact);
    const account = this.gathering.byClaim.get(fact.id);
    if (account?.occurrence === fact.id) this.begin(account);
    else {
      const touched = new Set([...before, ...this.touchedBy(fact)]);
      const changed = [...touched].filter((id) => this.isChanged(id, fact));
      if (changed.length > 0) this.takeAnew();
    }
    return this.spans;
  }

  /** The occurrences that a fact is about, as the accounts stand. */
  private touchedBy(fact: Fact): string[] {
    if (is('OccurrenceAdjudicated', fact)) return [fact.data.occurrence];
    const { claim, claims = [claim] } = fact.data as { claim?: string; claims?: readonly (string | undefined)[] };
    return [fact.id, ...claims].flatMap((id) => this.gathering.byClaim.get(id ?? '')?.occurrence ?? []);
  }

  /** Most facts tell of something new that came last: then what came before it stands. */
  private begin(account: Account): void {
    const { occurrence: id } = account;
    const occurrence = occurrenceOf(id, [account], this.gathering.adjudications.get(id));
    if (occurrence === undefined) return;
    this.standing.set(id, occurrence);
    const steps = stepsWith(this.steps, occurrence);
    const step = steps?.at(-1);
    if (steps === undefined || step === undefined) this.takeAnew();
    else [this.steps, this.spans] = [steps, spansWith(this.spans, step)];
  }

  /** Resolves an occurrence anew: whether another account is chosen, or the one chosen says something else. */
  private isChanged(id: string, fact: Fact): boolean {
    const accounts = [...this.gathering.byClaim.values()].filter(({ occurrence }) => occurrence === id);
    const before = this.standing.get(id);
    const now = occurrenceOf(id, accounts, this.gathering.adjudications.get(id));
    if (now === undefined) this.standing.delete(id);
    else this.standing.set(id, now);
    return before?.account !== now?.account || is('ClaimCorrected', fact);
  }

  private takeAnew(): void {
    this.steps = stepsOf([...this.standing.values()].toSorted(inOrder));
    this.spans = spansOf(this.steps, NOTHING_KNOWN);
  }
}

function isSame(spans: readonly Span[], before: readonly Span[] | undefined): boolean {
  if (spans === before) return true;
  if (spans.length !== before?.length) return false;
  return spans.every((span, at) => isSameSpan(span, before[at]));
}

/** Whether a fact may change the status: other claims cannot, and neither can what is said about them. */
export function matters(fact: Fact): boolean {
  const kind = claimKindNamed(fact.type);
  return kind === undefined ? !is('CasefileReviewed', fact) && !is('RuleWaived', fact) : changesStatus(kind);
}
