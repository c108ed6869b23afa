import { compareEdtf, type Occurrence } from '#record';
import type { Evidence } from './evidence.js';

/** The last sentence, and the last decision on appeal since. */
export interface SentenceOnRecord {
  readonly given: Occurrence;
  readonly appeal: Occurrence | undefined;
  /** Whether a decision on appeal has brought it into force. */
  readonly final: boolean;
}

/** The sentence on record; undefined without one. */
export function sentenceOf(evidence: Evidence): SentenceOnRecord | undefined {
  return evidence.once(findSentence);
}

function findSentence(evidence: Evidence): SentenceOnRecord | undefined {
  const given = evidence.latest(['Sentenced']) ?? evidence.latest(['AppealDecided'], ({ term }) => term !== undefined);
  if (given === undefined) return undefined;
  const appeal = evidence
    .of('AppealDecided')
    .findLast(({ account }) => compareEdtf(account.when, given.account.when) >= 0);
  return { given, appeal, final: appeal?.account.fields['final'] === true };
}

/** Whether the sentence is for life. */
export function isForLife({ given, appeal }: SentenceOnRecord): boolean {
  const changed = appeal?.account.fields;
  if (typeof changed?.['term'] === 'string') return false;
  return (changed?.['lifeImprisonment'] ?? given.account.fields['lifeImprisonment']) === true;
}

/** Whether a court has given a term, in the sentence or on appeal. */
export function hasTerm({ given, appeal }: SentenceOnRecord): boolean {
  return (appeal?.account.fields['term'] ?? given.account.fields['term']) !== undefined;
}
