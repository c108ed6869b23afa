import type { NewFact } from '../decider.js';
import { OneOf } from '../fields/index.js';
import type { Casefile } from './casefile.js';
import { CasefileCommand, mustHaveBeenOpened } from './casefile-command.js';

/** Legal grounds of an erasure, after Article 17(1) GDPR; and the safety of the person, which the law calls vital interest. */
export const ERASURE_BASES = [
  'consent-withdrawn',
  'objection',
  'no-longer-necessary',
  'unlawfully-recorded',
  'legal-obligation',
  'safety-of-the-person',
] as const;
export type ErasureBasis = (typeof ERASURE_BASES)[number];

/** Erases what the record holds of one person, wherever it stands; the tombstone that it leaves says so and covers every digest. */
export class EraseCasefile extends CasefileCommand {
  @OneOf(ERASURE_BASES, { about: 'The legal ground; it is published' })
  basis!: ErasureBasis;

  /** The digests of what is erased, found by the record itself; nobody sends them. */
  digests?: readonly string[];
}

export function eraseCasefile({ basis, digests = [] }: EraseCasefile, state: Casefile): NewFact | undefined {
  mustHaveBeenOpened(state);
  // Asked again, it covers what came in from other hands while the first erasure was under way.
  if (state.erased !== undefined && digests.length === 0) return undefined;
  return { type: 'PersonalDataErased', data: { basis, count: digests.length, digests } };
}
