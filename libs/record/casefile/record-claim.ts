import type { Context, NewFact } from '../decider.js';
import { bounds } from '../dates/index.js';
import { documentStream, keptAsDocuments, leastProtected, mustBeCaptured } from '../document/cited-document.js';
import { fieldsOf, OneOf, tryRead } from '../fields/index.js';
import { type FieldProblem, Refused } from '../refused.js';
import { strictest } from '../protection.js';
import { CasefileCommand, accountsOf, mustBeOpen } from './casefile-command.js';
import type { Casefile } from './casefile.js';
import { ClaimCommon, type ClaimData } from './claims/claim.js';
import { claimKindNamed, claimKinds } from './claims/index.js';

/** Records what one or more sources say: that this happened, then, there. */
export class RecordClaim extends CasefileCommand {
  @OneOf(claimKinds.map(({ name }) => name))
  kind!: string;

  common!: ClaimCommon;

  /** The kind's own fields. */
  fields!: object;

  /** Its shape depends on its kind: the common fields, and the kind's own beside them. */
  static from(sent: Record<string, unknown>): { value: RecordClaim; problems: FieldProblem[] } {
    const { casefile, kind, ...claim } = sent;
    const head = tryRead(ClaimHead, { casefile, kind });
    const value = Object.assign(new RecordClaim(), head.value);
    const known = typeof kind === 'string' ? claimKindNamed(kind) : undefined;
    if (known === undefined) return { value, problems: head.problems };
    const common = tryRead(
      ClaimCommon,
      pick(claim, (name) => fieldsOf(ClaimCommon).has(name)),
    );
    const own = tryRead(
      known.fields,
      pick(claim, (name) => !fieldsOf(ClaimCommon).has(name)),
    );
    Object.assign(value, { common: common.value, fields: own.value });
    return { value, problems: [...head.problems, ...common.problems, ...own.problems] };
  }

  override cites(): string[] {
    return citedDocuments(this).map(({ document }) => documentStream(document));
  }
}

class ClaimHead extends CasefileCommand {
  @OneOf(claimKinds.map(({ name }) => name))
  kind!: string;
}

/** The documents of the sources, and those that own fields name, such as a photograph. */
function citedDocuments({ kind, common, fields }: RecordClaim): { document: string }[] {
  return [...common.sources, ...documentsIn(kind, fields)];
}

/** The documents that own fields of a kind name. */
export function documentsIn(kind: string, fields: object): { document: string }[] {
  return documentFields(kind)
    .map((name) => (fields as Record<string, unknown>)[name])
    .filter((value) => typeof value === 'string')
    .map((document) => ({ document }));
}

const remembered = new Map<string, readonly string[]>();

/** The own fields of a kind that name a document. */
function documentFields(kind: string): readonly string[] {
  const known = remembered.get(kind);
  const shape = claimKindNamed(kind)?.fields;
  if (known !== undefined || shape === undefined) return known ?? [];
  const named = [...fieldsOf(shape).values()].filter(({ type }) => type.is === 'text' && type.format === 'sha256');
  const names = named.map(({ name }) => name);
  remembered.set(kind, names);
  return names;
}

export function recordClaim(command: RecordClaim, state: Casefile, context: Context): NewFact {
  const { kind, common, fields } = command;
  mustBeOpen(state);
  mustBeCaptured(citedDocuments(command), context);
  mustHaveHappened(common.when, context);
  const { occurrence = context.id, sources, when, whenAsWritten, inferred } = common;
  if (occurrence !== context.id) mustBeOfKind(state, occurrence, kind);
  const byDefault = () => strictest(claimKindNamed(kind)?.protection ?? 'sealed', leastProtected(sources, context));
  const asked = common.protection ?? byDefault();
  // The level of the casefile is the least of everything in it, and stands in each fact: what is cut or published looks nowhere else.
  const protection = strictest(asked, state.protection);
  const data: ClaimData = {
    when,
    ...(whenAsWritten === undefined ? {} : { whenAsWritten }),
    ...(inferred === undefined ? {} : { inferred }),
    occurrence,
    sources: keptAsDocuments(sources, protection, context),
    protection,
    fields: { ...fields },
  };
  return { type: kind, data };
}

/** @throws Refused `occurrence-of-another-kind` when an occurrence on record is not of this kind */
export function mustBeOfKind(state: Casefile, occurrence: string, kind: string): void {
  const other = accountsOf(state, occurrence).find((account) => account.kind !== kind);
  if (other !== undefined)
    throw new Refused('occurrence-of-another-kind', `Occurrence ${occurrence} is of another kind than ${kind}.`);
}

/** @throws Refused `date-in-future` when a date is wholly after today anywhere on earth */
export function mustHaveHappened(when: string | null | undefined, { at }: Context): void {
  const earliest = bounds(when ?? null).earliest;
  const tomorrow = new Date(at.getTime() + 86_400_000).toISOString().slice(0, 10);
  if (earliest !== null && earliest > tomorrow)
    throw new Refused('date-in-future', `${when} lies in the future: a claim tells what has happened.`);
}

function pick(from: Record<string, unknown>, wanted: (name: string) => boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => wanted(name)));
}
