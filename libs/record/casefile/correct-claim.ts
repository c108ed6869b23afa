import type { Context, NewFact } from '../decider.js';
import { documentStream, keptAsDocuments, mustBeCaptured } from '../document/cited-document.js';
import { complain, fieldsOf, Id, Text, tryRead, Values } from '../fields/index.js';
import { isRecord } from '../fields/read.js';
import { mayRead, strictest } from '../protection.js';
import { Malformed, Refused } from '../refused.js';
import { sameValue } from '../same-value.js';
import { CasefileCommand, standingClaim } from './casefile-command.js';
import type { Casefile, ClaimOnRecord } from './casefile.js';
import { ClaimCommon } from './claims/claim.js';
import { claimKindNamed } from './claims/index.js';
import { corrected } from './corrected.js';
import type { CorrectedValues } from './facts.js';
import { documentsIn, mustHaveHappened } from './record-claim.js';

/** Says that the recorder erred: new values for some fields of a claim, and why. The first values stay on record. */
export class CorrectClaim extends CasefileCommand {
  @Id()
  claim!: string;

  @Values({ about: 'Fields as in the claim, each with its right value; null takes an optional one away' })
  values!: Record<string, unknown>;

  @Text({ max: 2000 })
  reason!: string;

  /** Which values name documents depends on the kind of the claim, so all that could are looked up. */
  override cites(): string[] {
    const { sources, ...others } = this.values;
    const cited = Array.isArray(sources)
      ? sources.map((source: unknown) => isRecord(source) && source['document'])
      : [];
    return [...cited, ...Object.values(others)].filter(isSha256).map((hash) => documentStream(hash));
  }
}

const isSha256 = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

export function correctClaim({ claim: id, values, reason }: CorrectClaim, state: Casefile, context: Context): NewFact {
  const claim = standingClaim(state, id);
  const change = read(values, claim);
  mustBeCaptured([...(change.sources ?? []), ...documentsIn(claim.kind, change.fields ?? {})], context);
  mustHaveHappened(change.when, context);
  if (change.protection !== undefined && lowers(change.protection, claim) && !context.roles.includes('admin'))
    throw new Refused('protection-cannot-be-lowered', 'Only an administrator makes a claim known to more people.');
  const protection = strictest(change.protection ?? claim.data.protection, state.protection);
  const sources = change.sources && { sources: keptAsDocuments(change.sources, protection, context) };
  return { type: 'ClaimCorrected', data: { claim: id, values: { ...change, ...sources }, reason, protection } };
}

const lowers = (protection: ClaimOnRecord['data']['protection'], { data }: ClaimOnRecord) =>
  protection !== data.protection && mayRead(data.protection, protection);

/** Checks the claim as it would stand after the correction, and hands back what changes in it. */
function read(values: Record<string, unknown>, { kind, data }: ClaimOnRecord): CorrectedValues {
  const own = fieldsOf(claimKindNamed(kind)?.fields ?? ClaimCommon);
  const names = Object.keys(values);
  const common = pick(
    values,
    names.filter((name) => fieldsOf(ClaimCommon).has(name)),
  );
  const fields = pick(
    values,
    names.filter((name) => !fieldsOf(ClaimCommon).has(name) && own.has(name)),
  );
  if (Object.hasOwn(common, 'occurrence'))
    throw new Malformed([{ field: 'values.occurrence', message: 'is changed by matching or separating accounts' }]);
  const { fields: after, ...rest } = corrected(data, { ...common, fields });
  const [head, body] = [tryRead(ClaimCommon, rest), tryRead(claimKindNamed(kind)?.fields ?? ClaimCommon, after)];
  const unknown = names.filter((name) => !Object.hasOwn(common, name) && !Object.hasOwn(fields, name));
  complain([
    ...unknown.map((name) => ({ field: `values.${name}`, message: 'is not a field here' })),
    ...[...head.problems, ...body.problems].map(({ field, ...problem }) => ({ field: `values.${field}`, ...problem })),
  ]);
  const change = { ...asRead(common, head.value), fields: asRead(fields, body.value) };
  if (sameValue(corrected(data, change), data))
    throw new Refused('nothing-corrected', 'A correction changes at least one field.');
  const { fields: changed, ...others } = change;
  return { ...others, ...(Object.keys(changed).length === 0 ? {} : { fields: changed }) };
}

function pick(values: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

/** The values as they were understood, a place written as one text for instance; null where one is taken away. */
function asRead(sent: Record<string, unknown>, value: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(sent).map((name) => [name, (value as Record<string, unknown>)[name] ?? null]));
}
