import type { Fact } from '../../decider.js';
import { mayRead, type Protection } from '../../protection.js';
import { corrected } from '../corrected.js';
import {
  is,
  isClaim,
  type AccountsMatched,
  type ClaimCorrected,
  type ClaimDisputed,
  type ClaimRecorded,
  type CorrectedValues,
} from '../facts.js';
import type { Account, Accounts, Adjudication, Mark } from './account.js';
import { instantOf } from './instant.js';
import type { CitationLevels, Levels } from './levels.js';
import { visibleFields, visibleSources, visibleValues } from './visible.js';

/** Gathers the accounts from facts that were known, as far as the reader may see them. */
export function gatherAccounts(
  facts: readonly Fact[],
  clearance: Protection,
  levels: Levels,
  narrower?: Gathering,
): Gathering {
  const gathering = new Gathering(clearance, levels, narrower);
  for (const fact of facts) gathering.add(fact);
  return gathering;
}

/**
 * Accounts in the making, fact by fact. Beside those of the same facts for a reader with less clearance, an account of
 * which nothing was closed to that reader is the same object.
 */
export class Gathering implements Accounts {
  readonly byClaim = new Map<string, Account>();
  readonly adjudications = new Map<string, Adjudication>();
  /** The level that each claim states for itself; an account shows the one it is kept at now. */
  private readonly stated = new Map<string, Protection>();
  /** The claims of which some part, or something that bears on them, is closed to the reader. */
  private readonly cut = new Set<string>();

  constructor(
    private readonly clearance: Protection,
    private readonly levels: Levels,
    private readonly narrower?: Gathering,
  ) {}

  add(fact: Fact): void {
    const level = this.levels(fact);
    if (is('AccountsMatched', fact)) this.match(fact.data);
    else if (!mayRead(this.clearance, level)) this.pass(fact);
    else if (isClaim(fact)) this.record(fact, level);
    else this.mark(fact);
  }

  /** A match may bring a closed claim to open ones, and is closed as a whole: the claims that are seen move all the same. */
  private match({ claims, occurrence }: AccountsMatched['data']): void {
    for (const claim of claims) this.move(claim, occurrence);
  }

  /** What is closed to the reader leaves no trace but one: an adjudication in favour of a closed claim answers disputes. */
  private pass(fact: Fact): void {
    if (!is('OccurrenceAdjudicated', fact)) return;
    for (const { claim, occurrence } of this.byClaim.values())
      if (occurrence === fact.data.occurrence) this.cut.add(claim);
  }

  private record(fact: ClaimRecorded, level: Protection): void {
    const { id, data } = fact;
    const whole = this.narrower?.whole(id);
    const account = whole ?? accountOf(fact, this.clearance, level, this.levels.citations.get(id));
    this.byClaim.set(id, account);
    if (whole !== undefined) return;
    this.stated.set(id, data.protection);
    if (account.fields !== data.fields || account.sources !== data.sources) this.cut.add(id);
  }

  /** An account of which nothing is closed to this reader. */
  private whole(claim: string): Account | undefined {
    return this.cut.has(claim) ? undefined : this.byClaim.get(claim);
  }

  /** An account that is still in the making. */
  private open(claim: string): Account | undefined {
    return this.narrower?.whole(claim) === undefined ? this.byClaim.get(claim) : undefined;
  }

  private mark(fact: Fact): void {
    if (is('ClaimCorrected', fact)) this.correct(fact);
    else if (is('ClaimRetracted', fact)) {
      const account = this.open(fact.data.claim);
      if (account !== undefined) account.retraction = markOf(fact);
    } else if (is('ClaimDisputed', fact)) this.dispute(fact);
    else if (is('AccountSeparated', fact)) this.move(fact.data.claim, fact.data.occurrence);
    else if (is('OccurrenceAdjudicated', fact)) {
      const { occurrence, prefer } = fact.data;
      this.adjudications.set(occurrence, { ...markOf(fact), prefer });
      for (const account of this.byClaim.values())
        if (account.occurrence === occurrence && this.open(account.claim) !== undefined) answerDisputes(account);
    }
  }

  private dispute(fact: ClaimDisputed): void {
    const { claim, sources } = fact.data;
    const seen = sources === undefined ? undefined : visibleSources(sources, this.clearance);
    if (seen !== sources) this.cut.add(claim);
    const cited = seen === undefined ? {} : { sources: seen };
    this.open(claim)?.disputes.push({ ...markOf(fact), ...cited, answered: false });
  }

  private correct(fact: ClaimCorrected): void {
    const { claim, values: change } = fact.data;
    const account = this.open(claim);
    if (account === undefined) return;
    const values = visibleValues(account.kind, change, this.clearance, this.levels.citations.get(claim));
    if (values.fields !== change.fields || values.sources !== change.sources) this.cut.add(claim);
    const was = previous(account, this.stated.get(claim), values);
    account.corrections.push({ ...markOf(fact), values, was });
    if (values.protection !== undefined) this.stated.set(claim, values.protection);
    const { when, whenAsWritten, inferred, sources, fields } = corrected(account, values);
    if (account.whenAsWritten !== undefined) delete account.whenAsWritten;
    if (account.inferred !== undefined) delete account.inferred;
    Object.assign(account, { when, sources, fields });
    if (whenAsWritten !== undefined) account.whenAsWritten = whenAsWritten;
    if (inferred !== undefined) account.inferred = inferred;
    answerDisputes(account);
  }

  private move(claim: string, occurrence: string): void {
    const account = this.open(claim);
    if (account !== undefined) account.occurrence = occurrence;
  }
}

function accountOf(
  { id, type, data, recordedAt, recordedBy, position }: ClaimRecorded,
  clearance: Protection,
  protection: Protection,
  citations: CitationLevels | undefined,
): Account {
  const account: Account = {
    claim: id,
    kind: type,
    when: data.when,
    fields: visibleFields(type, data.fields, clearance),
    sources: visibleSources(data.sources, clearance, citations),
    recordedAt: instantOf(recordedAt),
    recordedBy,
    position,
    protection,
    corrections: [],
    disputes: [],
    occurrence: data.occurrence,
  };
  if (data.whenAsWritten !== undefined) account.whenAsWritten = data.whenAsWritten;
  if (data.inferred !== undefined) account.inferred = data.inferred;
  return account;
}

/** What the corrected values replace; null where there was nothing. */
function previous(account: Account, stated: Protection | undefined, values: CorrectedValues): CorrectedValues {
  const { fields, ...common } = values;
  const { when, whenAsWritten, inferred, sources, fields: own } = account;
  const before = members({ when, whenAsWritten, inferred, sources, protection: stated }, common);
  return fields === undefined ? before : { ...before, fields: members(own, fields) };
}

function members(from: object, like: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(like).map((name) => [name, (from as Record<string, unknown>)[name] ?? null]));
}

function answerDisputes({ disputes }: Account): void {
  for (const dispute of disputes) dispute.answered = true;
}

function markOf(fact: Fact<string, { reason: string }>): Mark {
  return { by: fact.recordedBy, at: instantOf(fact.recordedAt), reason: fact.data.reason, event: fact.id };
}
