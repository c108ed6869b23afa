import type { Facets } from './facets.js';

/** The five categories that counts are published in. */
export const CATEGORIES = ['colony', 'restricted', 'remand', 'released', 'persecuted'] as const;
export type Category = (typeof CATEGORIES)[number];

/** The definition that published counts go by. A change of it is a new version, never an edit. */
export const CATEGORY_DEFINITION = {
  id: 'five-categories',
  version: 1,
  text:
    'Colony: serving in a prison, colony, settlement colony or psychiatric institution. Remand: held by police, on remand, ' +
    'without status, or disappeared. Restricted: under house arrest or another restriction. Released: at liberty or expelled ' +
    'after having been held. Persecuted: everybody else, the dead included.',
} as const;

/** The public category of a person, by definition `five-categories` version 1. */
export function categoryOf({ life, liberty }: Facets, wasHeld: boolean): Category {
  if (life === 'dead') return 'persecuted';
  switch (liberty) {
    case 'prison-or-colony':
    case 'settlement-colony':
    case 'psychiatric':
      return 'colony';
    case 'police-hold':
    case 'remand':
    case 'held-without-status':
    case 'disappeared':
      return 'remand';
    case 'house-arrest':
    case 'restricted':
      return 'restricted';
    case 'at-liberty':
    case 'expelled':
      return wasHeld ? 'released' : 'persecuted';
    case 'in-absentia':
    case 'unknown':
      return 'persecuted';
  }
}
