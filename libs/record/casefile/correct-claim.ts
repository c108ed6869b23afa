import type { Context, NewFact } from '../decider.js';
import { documentStream, mustBeCaptured } from '../document/cited-document.js';
import { complain, fieldsOf, Id, Text, tryRead, Values } from '../fields/index.js';
import { isRecord } from '../fields/read.js';
import { mayRead } from '../protection.js';
import { Malformed, Refused } from '../refused.js';
import { CasefileCommand, standingClaim } from './casefile-command.js';
import type { Casefile, ClaimOnRecord } from './casefile.js';
import { ClaimCommon } from './claims/claim.js';
import { claimKindNamed } from './claims/index.js';
import { corrected } from './corrected.js';
import type { CorrectedValues } from './facts.js';
import { mustHaveHappened } from './record-claim.js';

/** Says that the recorder erred: new values for some fields of a claim, and why. The first values stay on record. */
export class CorrectClaim extends CasefileCommand {
  @Id()
  claim!: string;

  @Values({ about: 'Fields as in the claim, each with its right value; null takes an optional one away' })
  values!: Record<string, unknown>;

  @Text({ max: 2000 })
  reason!: string;

  override cites(): string[] {
    const { sources } = this.values;
    const hashes = Array.isArray(sources) ? sources.map((source: unknown) => isRecord(source) && source['document']) : [];
    return hashes.filter((hash) => typeof hash === 'string').map((hash) => documentStream(hash));
  }
}

export function correctClaim({ claim: id, values, reason }: CorrectClaim, state: Casefile, context: Context): NewFact {
  const claim = standingClaim(state, id);
  const change = read(values, claim);
  if (change.sources !== undefined) mustBeCaptured(change.sources, context);
  mustHaveHappened(change.when, context);
  if (change.protection !== undefined && lowers(change.protection, claim) && !context.roles.includes('admin'))
    throw new Refused('protection-cannot-be-lowered', 'Only an administrator makes a claim known to more people.');
  const data = { claim: id, values: change, reason, protection: change.protection ?? claim.data.protection };
  return { type: 'ClaimCorrected', data };
}

const lowers = (protection: ClaimOnRecord['data']['protection'], { data }: ClaimOnRecord) =>
  protection !== data.protection && mayRead(data.protection, protection);

/** Checks the claim as it would stand after the correction, and hands back what changes in it. */
function read(values: Record<string, unknown>, { kind, data }: ClaimOnRecord): CorrectedValues {
  const common: Record<string, unknown> = {};
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) (fieldsOf(ClaimCommon).has(name) ? common : fields)[name] = value;
  if (Object.keys(values).length === 0) throw new Refused('nothing-corrected', 'A correction changes at least one field.');
  if ('occurrence' in common)
    throw new Malformed([{ field: 'values.occurrence', message: 'is changed by matching or separating accounts' }]);
  const change = { ...common, ...(Object.keys(fields).length === 0 ? {} : { fields }) } as CorrectedValues;
  const { fields: own, ...rest } = corrected(data, change);
  const shape = claimKindNamed(kind)?.fields;
  const problems = [...tryRead(ClaimCommon, rest).problems, ...(shape ? tryRead(shape, own).problems : [])];
  complain(problems.map((problem) => ({ ...problem, field: `values.${problem.field}` })));
  return change;
}
