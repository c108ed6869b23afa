import type { Body } from '../../values/body.js';
import type { Occurrence } from './occurrence.js';

/** The punishment that stands: what a court gave last, and the decision that brought it into force. */
export interface Sentence {
  /** The decision that gave the term that stands. */
  readonly given: Occurrence;
  readonly inForce: Occurrence | undefined;
  /** None for a sentence for life, and where the accounts do not say. */
  readonly term: string | undefined;
  readonly regime: string | undefined;
  readonly articles: readonly string[];
  readonly court: Body | undefined;
}

/** Releases after which nothing of the term is left to serve, unless they are reversed. */
const ENDS_A_TERM = new Set<unknown>([
  'exchange',
  'pardon',
  'charges-dropped',
  'acquitted',
  'quashed',
  'term-served',
  'amnesty',
  'third-state',
]);
const VOIDS_A_SENTENCE = new Set<unknown>(['quashed', 'acquitted', 'returned']);

/** The sentence that stands after everything that happened; undefined when there is none. */
export function sentenceOf(occurrences: readonly Occurrence[]): Sentence | undefined {
  let sentence: Sentence | undefined;
  let served: Sentence | undefined;
  for (const occurrence of inOrder(occurrences)) {
    const { ground } = occurrence.account.fields;
    switch (occurrence.kind.name) {
      case 'Sentenced':
        sentence = sentencedBy(occurrence);
        break;
      case 'AppealDecided':
        sentence = appealed(sentence, occurrence);
        break;
      case 'Released':
        if (ENDS_A_TERM.has(ground)) [served, sentence] = [sentence, undefined];
        break;
      case 'ReleaseReversed':
        sentence ??= served;
    }
  }
  return sentence;
}

/** What has no date is put where it must have happened: a sentence before all appeals, an appeal after all sentences. */
function inOrder(occurrences: readonly Occurrence[]): Occurrence[] {
  const undated = (name: string) =>
    occurrences.filter(({ kind, account }) => kind.name === name && account.when === null);
  const dated = occurrences.filter(({ account }) => account.when !== null);
  return [...undated('Sentenced'), ...dated, ...undated('AppealDecided')];
}

function sentencedBy(occurrence: Occurrence): Sentence {
  const { court, articles } = occurrence.account.fields;
  return {
    given: occurrence,
    inForce: undefined,
    ...punishmentIn(occurrence),
    articles: Array.isArray(articles) ? articles.map(String) : [],
    court: court as Body | undefined,
  };
}

function appealed(sentence: Sentence | undefined, occurrence: Occurrence): Sentence | undefined {
  const { outcome, final, term, lifeImprisonment } = occurrence.account.fields;
  if (VOIDS_A_SENTENCE.has(outcome)) return undefined;
  const standing = sentence ?? sentencedBy(occurrence);
  const inForce = standing.inForce ?? (final === true ? occurrence : undefined);
  const { regime = standing.regime, ...punishment } = punishmentIn(occurrence);
  const changed = term !== undefined || lifeImprisonment === true;
  return { ...standing, inForce, regime, ...(changed ? { given: occurrence, ...punishment } : {}) };
}

function punishmentIn({ account: { fields } }: Occurrence): Pick<Sentence, 'term' | 'regime'> {
  const { term, lifeImprisonment, regime } = fields;
  return {
    term: typeof term === 'string' && lifeImprisonment !== true ? term : undefined,
    regime: typeof regime === 'string' ? regime : undefined,
  };
}
