import { wordOf, type Occurrence, type Sentence } from '#record';
import { listOf, say } from './words/say.js';

/** Why an occurrence cannot be relied on for those fields: accounts contradict each other, or a dispute is unanswered. */
export function contested({ account, conflict }: Occurrence, fields: readonly string[]): Sentence | undefined {
  if (conflict.length > 0) {
    const differing = conflict.filter((name) => fields.includes(name));
    if (differing.length > 0)
      return say`accounts differ on ${listOf(differing.map(wordOf))} and nobody has adjudicated`;
  }
  if (account.disputes.some(({ answered }) => !answered)) return say`the claim is disputed without answer`;
  return undefined;
}

/** Every claim of an occurrence that was not retracted, the chosen one first. */
export function claimsOf({ account, others }: Occurrence): string[] {
  const claims = [account.claim];
  for (const { claim, retraction } of others) if (retraction === undefined) claims.push(claim);
  return claims;
}
