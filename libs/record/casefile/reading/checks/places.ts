import { bounds, daysBetween, isDayPrecise } from '../../../dates/index.js';
import { samePlace, type Facility } from '../../../values/place.js';
import type { Occurrence } from '../occurrence.js';
import type { Check, Checkable } from './check.js';

/** The longest stretch between two places that needs no explanation, in days. */
export const LONGEST_GAP = 60;

interface Stay {
  readonly occurrence: Occurrence;
  readonly place: Facility;
  readonly from?: Facility;
}

/** The places a person was in, in order, by dated accounts. */
function staysOf(occurrences: readonly Occurrence[]): Stay[] {
  return occurrences.flatMap((occurrence) => {
    const { fields, when } = occurrence.account;
    const place = (fields['facility'] ?? fields['to']) as Facility | undefined;
    const held = ['HeldAt', 'Transferred', 'WhereaboutsEstablished'].includes(occurrence.kind.name);
    if (!held || when === null || place === undefined) return [];
    const from = fields['from'] as Facility | undefined;
    return [{ occurrence, place, ...(from === undefined ? {} : { from }) }];
  });
}

const claimsOf = (...stays: Stay[]) => stays.map(({ occurrence }) => occurrence.account.claim);
const dayOf = ({ occurrence }: Stay) => occurrence.account.when ?? '';

/** Two places on one and the same day, without a transfer between them. */
export function twoPlacesAtOnce({ occurrences }: Checkable): Check[] {
  const exact = staysOf(occurrences).filter((stay) => isDayPrecise(dayOf(stay)) && stay.occurrence.kind.name !== 'Transferred');
  return pairs(exact)
    .filter(([a, b]) => dayOf(a) === dayOf(b) && !samePlace(a.place, b.place))
    .map(([a, b]) => ({
      code: 'two-places-at-once',
      message: `On ${dayOf(a)} the person is both in ${a.place.text} and in ${b.place.text}.`,
      claims: claimsOf(a, b),
    }));
}

/** A transfer that starts where the person was not. */
export function transferFromElsewhere({ occurrences }: Checkable): Check[] {
  return pairs(staysOf(occurrences))
    .filter(([a, b]) => b.from !== undefined && !samePlace(a.place, b.from))
    .map(([a, b]) => ({
      code: 'transfer-from-elsewhere',
      message: `The transfer of ${dayOf(b)} starts from ${b.from?.text}, and the place before it on record is ${a.place.text}.`,
      claims: claimsOf(a, b),
    }));
}

/** More than 60 days between two different places, with nothing that says when the person was moved. */
export function gapInPlaces({ occurrences }: Checkable): Check[] {
  return pairs(staysOf(occurrences)).flatMap(([a, b]) => {
    const [left, arrived] = [bounds(dayOf(a)).latest, bounds(dayOf(b)).earliest];
    if (left === null || arrived === null || samePlace(a.place, b.place)) return [];
    if (b.occurrence.kind.name === 'Transferred' && b.from !== undefined && samePlace(a.place, b.from)) return [];
    const days = daysBetween(left, arrived);
    if (days <= LONGEST_GAP) return [];
    const message = `${days} days between ${a.place.text} (${dayOf(a)}) and ${b.place.text} (${dayOf(b)}) are unaccounted for.`;
    return [{ code: 'gap-in-places', message, claims: claimsOf(a, b) }];
  });
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.slice(1).map((item, at) => [items[at] as T, item]);
}
