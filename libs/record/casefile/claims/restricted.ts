import { EdtfDate, OneOf } from '../../fields/index.js';
import { isCustody, type Facets } from '../facets.js';
import { wordOf } from '../../words/index.js';
import { claimKind } from './claim-kind.js';

const RESTRICTIONS = ['house-arrest', 'travel-ban', 'supervision', 'probation'] as const;

class Restricted {
  @OneOf(RESTRICTIONS)
  restriction!: (typeof RESTRICTIONS)[number];

  @EdtfDate({ optional: true, about: 'The last day of the restriction as ordered', example: '2020-08-01' })
  until?: string;
}

function effect({ restriction }: Restricted, before: Facets): Partial<Facets> {
  if (restriction !== 'house-arrest') return { liberty: 'restricted', whereabouts: { value: 'unknown' } };
  // Whoever is sent from a prison to house arrest is no longer in that prison.
  return { liberty: 'house-arrest', ...(isCustody(before.liberty) ? { whereabouts: { value: 'unknown' } } : {}) };
}

export const restricted = claimKind({
  name: 'Restricted',
  group: 'custody',
  fields: Restricted,
  protection: 'public',
  effect,
  says: ({ restriction }) => `Placed under ${wordOf(restriction).in('en')}`,
  saysIn: { uk: ({ restriction }) => `Встановлено обмеження: ${wordOf(restriction).in('uk')}` },
  example: { restriction: 'house-arrest', until: '2020-08-01' },
});
