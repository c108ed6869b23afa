import { isCustody, type Liberty } from '../facets.js';

/**
 * The course of one day. What is dated alike is taken in this order and not in that of recording: people are searched,
 * arrested, charged and remanded, stand trial, are seen in one place and moved to another, are released, sent home, and
 * put under a restriction or taken back. A kind that is not named here changes none of that.
 */
export const COURSE_OF_A_DAY: readonly string[] = [
  'Searched',
  'Arrested',
  'Charged',
  'Remanded',
  'DetentionExtended',
  'TrialOpened',
  'SentenceDemanded',
  'Sentenced',
  'AppealDecided',
  'PunishmentCellImposed',
  'HeldAt',
  'WhereaboutsEstablished',
  'ForciblyExamined',
  'Transferred',
  'WhereaboutsLost',
  'Released',
  'RestrictionLifted',
  'ReturnedHome',
  'Restricted',
  'ReleaseReversed',
  'AliveConfirmed',
  'LetterReceived',
  'DiedInCustody',
];

const PLACE = new Map(COURSE_OF_A_DAY.map((name, at) => [name, at]));
const HOME = placeOf('ReturnedHome');

/** Puts things of one day in the order in which they happened, for a person of that liberty when the day began. */
export function inCourseOfDay<T>(things: readonly T[], nameOf: (thing: T) => string, liberty: Liberty): T[] {
  const held = isCustody(liberty) || liberty === 'house-arrest';
  const again = held && things.some((thing) => nameOf(thing) === 'Released');
  const place = (thing: T) => (again ? placeOfAnew : placeOf)(nameOf(thing));
  return things.toSorted((a, b) => place(a) - place(b));
}

function placeOf(name: string): number {
  return PLACE.get(name) ?? 0;
}

/** Whoever is held in the morning and released cannot be arrested before it: the arrest is a new one. */
function placeOfAnew(name: string): number {
  return name === 'Arrested' || name === 'Remanded' ? HOME + placeOf(name) / COURSE_OF_A_DAY.length : placeOf(name);
}
