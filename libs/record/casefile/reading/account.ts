import type { Fact } from '../../decider.js';
import { mayRead, type Protection } from '../../protection.js';
import type { SourceCitation } from '../../values/source.js';
import { corrected } from '../corrected.js';
import {
  is,
  isClaim,
  type AccountsMatched,
  type ClaimCorrected,
  type ClaimRecorded,
  type CorrectedValues,
} from '../facts.js';
import { instantOf } from './instant.js';
import type { CitationLevels, Levels } from './levels.js';
import { visibleFields, visibleSources, visibleValues } from './visible.js';

/** Somebody's mark on a claim: who, when, why. */
export interface Mark {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly event: string;
}

/** One claim as a reader sees it, with its corrections applied and everything said about it. */
export interface Account {
  readonly claim: string;
  readonly kind: string;
  when: string | null;
  whenAsWritten?: string;
  inferred?: string;
  fields: Readonly<Record<string, unknown>>;
  sources: readonly SourceCitation[];
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly position: string;
  protection: Protection;
  readonly corrections: (Mark & { readonly values: CorrectedValues; readonly was: CorrectedValues })[];
  /** `answered` once the claim was corrected or its occurrence adjudicated after the dispute. */
  readonly disputes: (Mark & { readonly sources?: readonly SourceCitation[]; answered: boolean })[];
  retraction?: Mark;
  occurrence: string;
}

/** A preference for one account, by name. */
export interface Adjudication extends Mark {
  readonly prefer: string;
}

/** The accounts of a casefile and the preferences among them, as a reader may see them. */
export interface Accounts {
  readonly byClaim: ReadonlyMap<string, Account>;
  readonly adjudications: ReadonlyMap<string, Adjudication>;
}

/** Gathers the accounts from facts that were known, as far as the reader may see them. */
export function gatherAccounts(facts: readonly Fact[], clearance: Protection, levels: Levels): Accounts {
  const gathering = new Gathering(clearance, levels);
  for (const fact of facts) gathering.add(fact);
  return gathering;
}

/** Accounts in the making, fact by fact. */
export class Gathering implements Accounts {
  readonly byClaim = new Map<string, Account>();
  readonly adjudications = new Map<string, Adjudication>();
  /** The level that each claim states for itself; an account shows the one it is kept at now. */
  private readonly stated = new Map<string, Protection>();

  constructor(
    private readonly clearance: Protection,
    private readonly levels: Levels,
  ) {}

  add(fact: Fact): void {
    const level = this.levels(fact);
    if (is('AccountsMatched', fact)) this.match(fact.data);
    else if (!mayRead(this.clearance, level)) return;
    else if (isClaim(fact)) this.record(fact, level);
    else this.mark(fact);
  }

  /** A match may bring a closed claim to open ones, and is closed as a whole: the claims that are seen move all the same. */
  private match({ claims, occurrence }: AccountsMatched['data']): void {
    for (const claim of claims) this.move(claim, occurrence);
  }

  private record(fact: ClaimRecorded, level: Protection): void {
    this.stated.set(fact.id, fact.data.protection);
    this.byClaim.set(fact.id, accountOf(fact, this.clearance, level, this.levels.citations.get(fact.id)));
  }

  private mark(fact: Fact): void {
    if (is('ClaimCorrected', fact)) this.correct(fact);
    else if (is('ClaimRetracted', fact)) {
      const account = this.byClaim.get(fact.data.claim);
      if (account !== undefined) account.retraction = markOf(fact);
    } else if (is('ClaimDisputed', fact)) {
      const { claim, sources } = fact.data;
      const cited = sources === undefined ? {} : { sources: visibleSources(sources, this.clearance) };
      this.byClaim.get(claim)?.disputes.push({ ...markOf(fact), ...cited, answered: false });
    } else if (is('AccountSeparated', fact)) this.move(fact.data.claim, fact.data.occurrence);
    else if (is('OccurrenceAdjudicated', fact)) {
      const { occurrence, prefer } = fact.data;
      this.adjudications.set(occurrence, { ...markOf(fact), prefer });
      for (const account of this.byClaim.values()) if (account.occurrence === occurrence) answerDisputes(account);
    }
  }

  private correct(fact: ClaimCorrected): void {
    const { claim, values: change } = fact.data;
    const account = this.byClaim.get(claim);
    if (account === undefined) return;
    const values = visibleValues(account.kind, change, this.clearance, this.levels.citations.get(claim));
    const was = previous({ ...account, protection: this.stated.get(claim) }, values);
    account.corrections.push({ ...markOf(fact), values, was });
    if (values.protection !== undefined) this.stated.set(claim, values.protection);
    const { when, whenAsWritten, inferred, sources, fields } = corrected(account, values);
    delete account.whenAsWritten;
    delete account.inferred;
    Object.assign(account, { when, sources, fields });
    if (whenAsWritten !== undefined) account.whenAsWritten = whenAsWritten;
    if (inferred !== undefined) account.inferred = inferred;
    answerDisputes(account);
  }

  private move(claim: string, occurrence: string): void {
    const account = this.byClaim.get(claim);
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
function previous(account: object, { fields, ...common }: CorrectedValues): CorrectedValues {
  const own = (account as Account).fields;
  return { ...members(account, common), ...(fields === undefined ? {} : { fields: members(own, fields) }) };
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
