import { EdtfDate, OneOf, Text, WholeNumber, YesNo } from '../fields/index.js';

/** once and repeatable duties can be done; monthly ones fall due every month; a limitation is neither done nor undone. */
export const TERM_KINDS = ['once', 'monthly', 'repeatable', 'limitation'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/** One numbered point of a campaign's terms. */
export class Term {
  @WholeNumber({ min: 1, max: 100 })
  number!: number;

  @Text({ max: 1000, about: "The point in the record's own words" })
  text!: string;

  @OneOf(TERM_KINDS)
  kind!: TermKind;

  @EdtfDate({ optional: true, about: 'The day by which a duty is to be done once' })
  by?: string;

  @YesNo({ optional: true, about: 'Whether the public declaration of the pledge is itself what the point asks' })
  byDeclaring?: boolean;
}
