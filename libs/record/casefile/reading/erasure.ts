import type { Fact } from '../../decider.js';
import type { Erasure } from '../../erased.js';
import { is } from '../facts.js';
import { instantOf } from './instant.js';

/** When and on what ground what a casefile held was erased; undefined for one that was not. A tombstone ends its stream. */
export function erasureIn(facts: readonly Fact[]): Erasure | undefined {
  const last = facts.at(-1);
  if (last === undefined || !is('PersonalDataErased', last)) return undefined;
  return { at: instantOf(last.recordedAt), basis: last.data.basis };
}
