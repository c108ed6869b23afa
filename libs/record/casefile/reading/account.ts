import type { Fact } from '../../decider.js';
import { mayRead, type Protection } from '../../protection.js';
import type { SourceCitation } from '../../values/source.js';
import { corrected } from '../corrected.js';
import { is, isClaim, type ClaimRecorded, type CorrectedValues } from '../facts.js';
import type { Levels } from './levels.js';
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

  constructor(
    private readonly clearance: Protection,
    private readonly levels: Levels,
  ) {}

  add(fact: Fact): void {
    const level = this.levels(fact);
    if (!mayRead(this.clearance, level)) return;
    if (isClaim(fact)) this.byClaim.set(fact.id, accountOf(fact, this.clearance, level));
    else mark(fact, this.byClaim, this.adjudications, this.clearance);
  }
}

function accountOf(fact: ClaimRecorded, clearance: Protection, protection: Protection): Account {
  const { occurrence, when, whenAsWritten, inferred, sources, fields } = fact.data;
  return {
    claim: fact.id,
    kind: fact.type,
    when,
    ...(whenAsWritten === undefined ? {} : { whenAsWritten }),
    ...(inferred === undefined ? {} : { inferred }),
    fields: visibleFields(fact.type, fields, clearance),
    sources: visibleSources(sources, clearance),
    recordedAt: fact.recordedAt.toISOString(),
    recordedBy: fact.recordedBy,
    position: fact.position,
    protection,
    corrections: [],
    disputes: [],
    occurrence,
  };
}

function mark(
  fact: Fact,
  byClaim: Map<string, Account>,
  adjudications: Map<string, Adjudication>,
  clearance: Protection,
): void {
  if (is('ClaimCorrected', fact)) correct(byClaim.get(fact.data.claim), fact.data.values, markOf(fact), clearance);
  else if (is('ClaimRetracted', fact)) {
    const account = byClaim.get(fact.data.claim);
    if (account !== undefined) account.retraction = markOf(fact);
  } else if (is('ClaimDisputed', fact)) {
    const { sources } = fact.data;
    const cited = sources === undefined ? {} : { sources: visibleSources(sources, clearance) };
    byClaim.get(fact.data.claim)?.disputes.push({ ...markOf(fact), ...cited, answered: false });
  } else if (is('AccountSeparated', fact)) moveTo(fact.data.occurrence, byClaim.get(fact.data.claim));
  else if (is('AccountsMatched', fact))
    for (const claim of fact.data.claims) moveTo(fact.data.occurrence, byClaim.get(claim));
  else if (is('OccurrenceAdjudicated', fact)) {
    adjudications.set(fact.data.occurrence, { ...markOf(fact), prefer: fact.data.prefer });
    for (const account of byClaim.values()) if (account.occurrence === fact.data.occurrence) answerDisputes(account);
  }
}

function correct(account: Account | undefined, change: CorrectedValues, by: Mark, clearance: Protection): void {
  if (account === undefined) return;
  const values = visibleValues(account.kind, change, clearance);
  account.corrections.push({ ...by, values, was: previous(account, values) });
  const { when, whenAsWritten, inferred, sources, fields } = corrected(account, values);
  delete account.whenAsWritten;
  delete account.inferred;
  Object.assign(account, { when, sources, fields });
  if (whenAsWritten !== undefined) account.whenAsWritten = whenAsWritten;
  if (inferred !== undefined) account.inferred = inferred;
  answerDisputes(account);
}

function previous(account: Account, { fields, ...common }: CorrectedValues): CorrectedValues {
  const was = (from: object, names: string[]) =>
    Object.fromEntries(names.map((name) => [name, (from as Record<string, unknown>)[name] ?? null]));
  return {
    ...was(account, Object.keys(common)),
    ...(fields === undefined ? {} : { fields: was(account.fields, Object.keys(fields)) }),
  };
}

function answerDisputes({ disputes }: Account): void {
  for (const dispute of disputes) dispute.answered = true;
}

function moveTo(occurrence: string, account: Account | undefined): void {
  if (account !== undefined) account.occurrence = occurrence;
}

function markOf(fact: Fact<string, { reason: string }>): Mark {
  return { by: fact.recordedBy, at: fact.recordedAt.toISOString(), reason: fact.data.reason, event: fact.id };
}
