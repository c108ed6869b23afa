import { daysBetween, isDayPrecise, overlap } from '../../../dates/index.js';
import { samePlace, type Facility } from '../../../values/place.js';
import { say } from '../../../words/index.js';
import type { Occurrence } from '../occurrence.js';
import type { Check, Checkable } from './check.js';

/** The longest stretch between two places that needs no explanation, in days. */
export const LONGEST_GAP = 60;

/** Where a person was seen, or was taken from and to, by one dated account. Whoever was taken away has no place. */
interface Point {
  readonly occurrence: Occurrence;
  readonly when: string;
  readonly moved: boolean;
  readonly place: Facility | undefined;
  readonly from: Facility | undefined;
}

interface Fields {
  readonly facility?: Facility;
  readonly from?: Facility;
  readonly to?: Facility;
  readonly inTransit?: boolean;
}

const SEEN = new Set(['HeldAt', 'WhereaboutsEstablished']);
const OUT = new Set(['Released', 'ReturnedHome', 'Restricted', 'DiedInCustody']);

/** The places in their order, one chain for each time in prison: what lies between two of them is no gap. */
function chainsOf(occurrences: readonly Occurrence[]): Point[][] {
  const chains: Point[][] = [[]];
  for (const occurrence of occurrences) {
    const { name } = occurrence.kind;
    const { fields, when } = occurrence.account;
    const { facility, from, to, inTransit } = fields as Fields;
    if (when === null) continue;
    if (OUT.has(name)) chains.push([]);
    else if (SEEN.has(name)) chains.at(-1)?.push({ occurrence, when, moved: false, place: facility, from: undefined });
    else if (name === 'Transferred') {
      const place = inTransit === true ? undefined : to;
      chains.at(-1)?.push({ occurrence, when, moved: true, place, from });
    }
  }
  return chains.filter(({ length }) => length > 1);
}

/** What is wrong with the chain of places; see the functions below. */
export function placesOutOfOrder({ occurrences }: Checkable): Check[] {
  const chains = chainsOf(occurrences);
  return [twoPlacesAtOnce, transferFromElsewhere, gapInPlaces].flatMap((check) => chains.flatMap(check));
}

/** Two places on one and the same day, without a transfer between them. */
function twoPlacesAtOnce(chain: readonly Point[]): Check[] {
  const moves = chain.filter(({ moved }) => moved);
  return pairs(chain.filter(({ moved }) => !moved))
    .filter(([a, b]) => a.when === b.when && !same(a.place, b.place) && isDayPrecise(a.when))
    .filter(([a]) => !moves.some(({ when }) => overlap(when, a.when)))
    .map(([a, b]) => ({
      code: 'two-places-at-once',
      message: say`On ${a.when} the person is both in ${a.place?.text ?? ''} and in ${b.place?.text ?? ''}.`,
      claims: claimsOf(a, b),
    }));
}

/** A transfer that starts where the person was not. */
function transferFromElsewhere(chain: readonly Point[]): Check[] {
  return chain.flatMap((move) => {
    if (move.from === undefined) return [];
    const before = chain.findLast((point) => certainlyBefore(point, move));
    if (before?.place === undefined || same(before.place, move.from)) return [];
    if (chain.some((point) => same(point.place, move.from) && overlap(point.when, move.when))) return [];
    const message = say`The transfer of ${move.when} starts from ${move.from.text}, and the place before it on record is ${before.place.text}.`;
    return [{ code: 'transfer-from-elsewhere', message, claims: claimsOf(before, move) }];
  });
}

/** More than 60 days between two different places, with nothing that says when the person was moved. */
function gapInPlaces(chain: readonly Point[]): Check[] {
  return pairs(chain).flatMap(([a, b]) => gapBetween(a, b));
}

function gapBetween(a: Point, b: Point): Check[] {
  const [left, arrived] = [a.occurrence.days.latest, b.occurrence.days.earliest];
  const next = b.moved ? b.from : b.place;
  // Whoever is moved was until then where they were seen last, unless the account says from elsewhere.
  if (a.place !== undefined && (same(a.place, next) || (b.moved && next === undefined))) return [];
  const days = left === null || arrived === null ? 0 : daysBetween(left, arrived);
  if (days <= LONGEST_GAP) return [];
  const [was, is] = [a.place?.text ?? A_TRANSFER, next?.text ?? b.place?.text ?? A_TRANSFER];
  const message = say`${days} days between ${was} (${a.when}) and ${is} (${b.when}) are unaccounted for.`;
  return [{ code: 'gap-in-places', message, claims: claimsOf(a, b) }];
}

const A_TRANSFER = say`a transfer`;

const claimsOf = (...points: Point[]) => points.map(({ occurrence }) => occurrence.account.claim);

const same = (a: Facility | undefined, b: Facility | undefined): boolean =>
  a !== undefined && b !== undefined && samePlace(a, b);

function certainlyBefore(a: Point, b: Point): boolean {
  const [latest, earliest] = [a.occurrence.days.latest, b.occurrence.days.earliest];
  return latest !== null && earliest !== null && latest < earliest;
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.slice(1).map((item, at) => [items[at] as T, item]);
}
