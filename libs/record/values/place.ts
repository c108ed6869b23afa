import { OneOf, Text } from '../fields/index.js';

/** A place in the words of its source, with optional codes. Who controlled it then is a field of its own. */
export class Place {
  static readonly shortFor = 'text';

  @Text({ example: 'Simferopol' })
  text!: string;

  @Text({ optional: true, max: 35, about: 'Language of the text (BCP 47)' })
  lang?: string;

  @Text({ optional: true, max: 10, about: 'ISO 3166-2, such as UA-43 for Crimea and UA-40 for Sevastopol' })
  code?: string;

  @Text({ optional: true, max: 30, about: 'KATOTTG code' })
  katottg?: string;

  @Text({ optional: true, max: 200, about: 'Who controlled the place then' })
  controlledBy?: string;
}

export const FACILITY_KINDS = [
  'police',
  'remand-prison',
  'colony',
  'settlement-colony',
  'prison',
  'psychiatric',
  'hospital',
  'other',
] as const;
export type FacilityKind = (typeof FACILITY_KINDS)[number];

/** A place of a kind, where people are held. */
export class Facility extends Place {
  @OneOf(FACILITY_KINDS, { optional: true })
  kind?: FacilityKind;
}

/** Whether two texts name the same place: by their words, whatever their case and punctuation. */
export function samePlace(a: Place, b: Place): boolean {
  return a.text === b.text || wordsOf(a) === wordsOf(b);
}

function wordsOf({ text }: Place): string {
  const words = text.toLowerCase().replaceAll(/[\s,.]+/g, ' ');
  return words.trim();
}
