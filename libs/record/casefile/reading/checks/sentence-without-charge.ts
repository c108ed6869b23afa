import { say } from '../../../words/index.js';
import type { Check, Checkable } from './check.js';

const NO_CHARGE = say`A sentence is on record without the charge it answers.`;

/** A sentence is on record, and no charge. */
export function sentenceWithoutCharge({ occurrences }: Checkable): Check[] {
  const sentenced = occurrences.find(({ kind }) => kind.name === 'Sentenced');
  if (sentenced === undefined || occurrences.some(({ kind }) => kind.name === 'Charged')) return [];
  return [{ code: 'sentence-without-charge', message: NO_CHARGE, claims: [sentenced.account.claim] }];
}
