import { OneOf, Text } from '../fields/index.js';

export const NAME_SCHEMES = ['passport', 'verdict', 'national-romanisation', 'as-in-source', 'other'] as const;

/** One spelling of a person's name. Every spelling is kept; none replaces another. */
export class PersonName {
  @Text({ max: 300, example: 'Anna Example' })
  text!: string;

  @Text({ optional: true, max: 35, about: 'Language (BCP 47)' })
  lang?: string;

  @Text({ optional: true, max: 10, about: 'Script (ISO 15924)', example: 'Cyrl' })
  script?: string;

  @OneOf(NAME_SCHEMES, { optional: true })
  scheme?: (typeof NAME_SCHEMES)[number];

  @Text({ optional: true, max: 100 })
  given?: string;

  @Text({ optional: true, max: 100 })
  patronymic?: string;

  @Text({ optional: true, max: 100 })
  family?: string;
}
