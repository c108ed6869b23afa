import { Text } from '../fields/index.js';

/** The politician who takes patronage, as at the time of the pledge. */
export class Patron {
  @Text({ max: 300 })
  name!: string;

  @Text({ optional: true, max: 300, about: 'The body they sit in' })
  body?: string;

  @Text({ optional: true, max: 200 })
  faction?: string;

  @Text({ optional: true, max: 2, about: 'ISO 3166-1 alpha-2' })
  country?: string;

  @Text({ optional: true, max: 200, about: 'The mandate they hold, and its term' })
  mandate?: string;
}
