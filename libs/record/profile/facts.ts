import type { Fact } from '../decider.js';
import type { Protection } from '../protection.js';
import type { RuleSet } from './rule-set.js';

/** A version of a recipient's rules was published, whole. Whoever has a token may read it, and nobody else. */
export type ProfilePublished = Fact<
  'ProfilePublished',
  RuleSet & { readonly version: number; readonly protection: Protection }
>;
