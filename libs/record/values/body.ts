import { OneOf, Text } from '../fields/index.js';

export const RECOGNITIONS = ['recognised', 'occupying-power', 'disputed'] as const;

/** A court, organisation or authority, in the words of its source. Its standing is a flag, so that wording can follow a convention. */
export class Body {
  static readonly shortFor = 'text';

  @Text({ example: 'Southern District Military Court' })
  text!: string;

  @Text({ optional: true, max: 35, about: 'Language of the text (BCP 47)' })
  lang?: string;

  @Text({ optional: true, max: 2, about: 'Whose law it applies (ISO 3166-1 alpha-2)' })
  country?: string;

  @OneOf(RECOGNITIONS, { optional: true, about: 'Whether the body is one that an occupying power set up' })
  recognition?: (typeof RECOGNITIONS)[number];
}
