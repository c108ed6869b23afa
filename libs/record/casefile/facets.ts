import type { Facility } from '../values/place.js';

/** Whether a person is alive, as far as is known. */
export const LIFE = ['alive', 'dead', 'unknown'] as const;
export type Life = (typeof LIFE)[number];

/** Whether and how a person is held. */
export const LIBERTY = [
  'at-liberty',
  'police-hold',
  'remand',
  'prison-or-colony',
  'settlement-colony',
  'psychiatric',
  'house-arrest',
  'restricted',
  'in-absentia',
  'held-without-status',
  'disappeared',
  'expelled',
  'unknown',
] as const;
export type Liberty = (typeof LIBERTY)[number];

/** The stages in their order: each later one presupposes the earlier. `quashed` undoes them all. */
export const PROCEDURE = [
  'none',
  'investigated',
  'charged',
  'tried',
  'sentenced-not-final',
  'final',
  'served',
  'quashed',
] as const;
export type Procedure = (typeof PROCEDURE)[number];

/** How far it is known where a person is. */
export const WHEREABOUTS = ['known', 'in-transit', 'reported', 'unknown'] as const;
export interface Whereabouts {
  value: (typeof WHEREABOUTS)[number];
  facility?: Facility;
}

/** What is true of a person at one moment. */
export interface Facets {
  life: Life;
  liberty: Liberty;
  procedure: Procedure;
  whereabouts: Whereabouts;
}

export const NOTHING_KNOWN: Facets = {
  life: 'unknown',
  liberty: 'unknown',
  procedure: 'none',
  whereabouts: { value: 'unknown' },
};

/** What a claim changes or confirms: the facets it speaks of, given what was true before. */
export type Effect<F> = (fields: F, before: Facets) => Partial<Facets>;

/** The stage reached, never earlier than the one before it, unless that one had ended and a new case begins. */
export function atLeast(stage: Procedure, before: Facets): Procedure {
  if (before.procedure === 'served' || before.procedure === 'quashed') return stage;
  return PROCEDURE.indexOf(before.procedure) >= PROCEDURE.indexOf(stage) ? before.procedure : stage;
}

const CUSTODY: readonly Liberty[] = [
  'police-hold',
  'remand',
  'prison-or-colony',
  'settlement-colony',
  'psychiatric',
  'held-without-status',
];

/** Whether a person in that state is physically held. */
export function isCustody(liberty: Liberty): boolean {
  return CUSTODY.includes(liberty);
}

/** The custody that being in a facility amounts to, given what was true before. */
export function heldIn(facility: Facility | undefined, before: Facets): Partial<Facets> {
  const liberty = libertyIn(facility, before);
  return {
    liberty,
    ...(facility === undefined ? {} : { whereabouts: { value: 'known' as const, facility } }),
  };
}

function libertyIn(facility: Facility | undefined, before: Facets): Liberty {
  switch (facility?.kind) {
    case 'police':
      return 'police-hold';
    case 'remand-prison':
      // A convict on the way to a colony passes through remand prisons and is no remand prisoner for it.
      return before.procedure === 'final' ? 'prison-or-colony' : 'remand';
    case 'colony':
    case 'prison':
      return 'prison-or-colony';
    case 'settlement-colony':
      return 'settlement-colony';
    case 'psychiatric':
      return 'psychiatric';
    case 'hospital':
    case 'other':
    case undefined:
      return isCustody(before.liberty) ? before.liberty : 'held-without-status';
  }
}
