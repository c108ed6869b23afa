import { sentenceOf, type Facet, type Occurrence, type Reading } from '#record';

/** What a list prints of a person, in the order in which a difference is told. */
export const PRINTED_FIELDS = [
  'name',
  'born',
  'life',
  'liberty',
  'category',
  'procedure',
  'whereabouts',
  'facility',
  'articles',
  'term',
  'regime',
  'expectedEnd',
] as const;
export type PrintedField = (typeof PRINTED_FIELDS)[number];

/** A value as it would be printed, null where nothing is known, and the claims it rests on. */
export interface PrintedFact {
  readonly value: string | null;
  readonly claims: readonly string[];
}

export type PrintedFacts = Readonly<Record<PrintedField, PrintedFact>>;

/** What a list would print of a person by this reading. */
export function printedOf({ names, status, occurrences, expectedEnd }: Reading): PrintedFacts {
  const { life, liberty, category, procedure, whereabouts } = status;
  const birth = occurrences.findLast(({ kind }) => kind.name === 'Born');
  const accusation = occurrences.findLast((occurrence) => articlesIn(occurrence) !== undefined);
  const sentence = sentenceOf(occurrences);
  const isForLife = sentence?.given.account.fields['lifeImprisonment'] === true;
  const [name] = names;
  return {
    name: printed(name?.text, name?.claim),
    born: printed(birth?.account.when, birth?.account.claim),
    life: faceted(life),
    liberty: faceted(liberty),
    category: faceted(category),
    procedure: faceted(procedure),
    whereabouts: faceted(whereabouts),
    facility: printed(whereabouts.facility?.text, whereabouts.claim),
    articles: printed(accusation && articlesIn(accusation)?.join(', '), accusation?.account.claim),
    term: printed(isForLife ? 'life' : sentence?.term, sentence?.given.account.claim),
    regime: printed(sentence?.regime, sentence?.given.account.claim),
    expectedEnd: { value: expectedEnd?.day ?? null, claims: expectedEnd?.claims ?? [] },
  };
}

/** The articles that a charge or a sentence names; undefined for one that names none, and for all else. */
function articlesIn({ kind, account }: Occurrence): readonly string[] | undefined {
  const { articles } = account.fields;
  const isAccusation = kind.name === 'Charged' || kind.name === 'Sentenced';
  return isAccusation && Array.isArray(articles) ? (articles as string[]) : undefined;
}

function faceted({ value, claim }: Facet<string>): PrintedFact {
  return printed(value, claim);
}

function printed(value: string | null | undefined, claim: string | null | undefined): PrintedFact {
  if (value === undefined || value === null) return { value: null, claims: [] };
  return { value, claims: claim === undefined || claim === null ? [] : [claim] };
}
