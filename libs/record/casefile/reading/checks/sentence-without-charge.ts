import type { Check, Checkable } from './check.js';

/** A sentence is on record, and no charge. */
export function sentenceWithoutCharge({ occurrences }: Checkable): Check[] {
  const sentenced = occurrences.find(({ kind }) => kind.name === 'Sentenced');
  if (sentenced === undefined || occurrences.some(({ kind }) => kind.name === 'Charged')) return [];
  const message = 'A sentence is on record without the charge it answers.';
  return [{ code: 'sentence-without-charge', message, claims: [sentenced.account.claim] }];
}
