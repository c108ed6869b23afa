import type { Shape } from '../../fields/index.js';
import type { Protection } from '../../protection.js';
import type { Language } from '../../words/index.js';
import type { Effect } from '../facets.js';

export const CLAIM_GROUPS = ['custody', 'court', 'person', 'advocacy'] as const;
export type ClaimGroup = (typeof CLAIM_GROUPS)[number];

/** One kind of claim: what it holds, what it does to the status, how it reads in one line. */
export interface ClaimKind<F extends object = object> {
  /** In the past tense, after what it tells; it is also the type of the event. */
  readonly name: string;
  readonly group: ClaimGroup;
  /** Its own fields, beside those that every claim has. */
  readonly fields: Shape<F>;
  /** The level it is kept at unless its recorder says otherwise. */
  readonly protection: Protection;
  readonly effect?: Effect<F>;
  /** Whether the person was seen or heard from alive on that day. */
  readonly provesLife?: (fields: F) => boolean;
  /** One line without a date, such as "Arrested by police in Simferopol". */
  says(fields: F): string;
  /** The same in the other languages of the record. */
  readonly saysIn: Readonly<Record<Exclude<Language, 'en'>, (fields: F) => string>>;
  /** Own fields for the API's description, about an invented person. */
  readonly example: object;
}

/** Declares a kind of claim; see any file of this folder. */
export function claimKind<F extends object>(kind: ClaimKind<F>): ClaimKind {
  // A kind is only ever handed fields that were read by its own class.
  return kind as unknown as ClaimKind;
}

/** The one line of a claim in a language. */
export function lineOf(kind: ClaimKind, fields: object, language: Language): string {
  return language === 'en' ? kind.says(fields) : kind.saysIn[language](fields);
}

/** Joins the parts that are there into one line: `line('Arrested', ['by', by], ['in', place?.text])`. */
export function line(start: string, ...parts: [words: string, value: string | number | undefined][]): string {
  const text = parts.reduce((so, [words, value]) => (value === undefined ? so : `${so} ${words} ${value}`), start);
  return text.replaceAll(/\s+/g, ' ');
}

/**
 * As `line`, for a language whose prepositions would bend what the source wrote: `labelled('Затримано', ['ким', by])` is
 * "Затримано: ким – police". A start that is divided already goes on with a semicolon.
 */
export function labelled(
  start: string,
  ...parts: readonly (readonly [label: string, value: string | undefined])[]
): string {
  const known = parts.flatMap(([label, value]) => (value === undefined ? [] : [`${label} – ${value}`]));
  if (known.length === 0) return start.replaceAll(/\s+/g, ' ');
  return `${start}${/[:,–]/.test(start) ? ';' : ':'} ${known.join('; ')}`.replaceAll(/\s+/g, ' ');
}
