import { isC3OrBetter } from '../../values/source.js';
import { samePlace } from '../../values/place.js';
import { categoryOf, type Category } from '../category.js';
import type { ClaimKind } from '../claims/index.js';
import { NOTHING_KNOWN, PROCEDURE, isCustody, type Facets, type Liberty, type Whereabouts } from '../facets.js';
import type { Occurrence } from './occurrence.js';
import { inCourseOfDay } from './same-day.js';

/** One facet of the status, with the claim it rests on. Dates are EDTF; null where the claim gives none. */
export interface Facet<V> {
  readonly value: V;
  readonly since: string | null;
  readonly lastConfirmed: string | null;
  readonly claim: string | null;
  readonly occurrence: string | null;
}

/** What is true of a person, facet by facet. */
export interface Status {
  readonly life: Facet<Facets['life']>;
  readonly liberty: Facet<Liberty>;
  readonly procedure: Facet<Facets['procedure']>;
  readonly whereabouts: Facet<Whereabouts['value']> & { readonly facility?: Whereabouts['facility'] };
  readonly category: Facet<Category>;
}

/** A moment at which an occurrence changes or confirms the status. */
export interface Step {
  readonly day: string;
  readonly occurrence: Occurrence;
  readonly before: Facets;
  readonly after: Facets;
  /** Whether the person was in custody at some time before; a release says so too. */
  readonly wasHeld: boolean;
  /** The facets the occurrence spoke of, changed or confirmed. */
  readonly spokeOf: readonly (keyof Facets)[];
}

interface Effective {
  readonly day: string;
  readonly occurrence: Occurrence;
}

/** Whether claims of a kind may change the status. */
export function changesStatus({ effect, provesLife }: ClaimKind): boolean {
  return effect !== undefined || provesLife !== undefined;
}

/** The status through time: what each occurrence made of it, in order of the days they take effect on. */
export function stepsOf(occurrences: readonly Occurrence[]): Step[] {
  const effective = occurrences
    .filter(({ kind }) => changesStatus(kind))
    .map((occurrence) => ({ occurrence, day: effectiveDay(occurrence) }))
    .toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
  const steps: Step[] = [];
  for (let at = 0; at < effective.length;) {
    const together = datedAlike(effective, at);
    at += together.length;
    const { liberty } = steps.at(-1)?.after ?? NOTHING_KNOWN;
    const inOrder = together.length === 1 ? together : inCourseOfDay(together, nameOf, liberty);
    for (const one of inOrder) steps.push(stepAfter(steps.at(-1), one));
  }
  return steps;
}

/** The steps with one more occurrence; undefined when it does not come after all the others, and all must be taken anew. */
export function stepsWith(steps: readonly Step[], occurrence: Occurrence): Step[] | undefined {
  const last = steps.at(-1);
  const day = effectiveDay(occurrence);
  return last === undefined || day > last.day ? [...steps, stepAfter(last, { day, occurrence })] : undefined;
}

function stepAfter(last: Step | undefined, { occurrence, day }: Effective): Step {
  const before = last?.after ?? NOTHING_KNOWN;
  const change = changeBy(occurrence, before);
  const held = last !== undefined && (last.wasHeld || isCustody(before.liberty));
  return {
    day,
    occurrence,
    before,
    after: { ...before, ...change },
    wasHeld: held || occurrence.kind.name === 'Released',
    spokeOf: Object.keys(change) as (keyof Facets)[],
  };
}

/** The day an occurrence has happened by: its earliest, its latest where it has no earliest, else the day of recording. */
function effectiveDay({ days: { earliest, latest }, account }: Occurrence): string {
  return earliest ?? latest ?? account.recordedAt.slice(0, 10);
}

const nameOf = ({ occurrence }: Effective): string => occurrence.kind.name;

/** What stands in the order at `at`, with all that has the same bounds. */
function datedAlike(effective: readonly Effective[], at: number): readonly Effective[] {
  let end = at + 1;
  while (end < effective.length && alike(effective[at], effective[end])) end++;
  return effective.slice(at, end);
}

function alike(a: Effective | undefined, b: Effective | undefined): boolean {
  const [one, other] = [a?.occurrence.days, b?.occurrence.days];
  return a?.day === b?.day && one?.earliest === other?.earliest && one?.latest === other?.latest;
}

function changeBy({ kind, account }: Occurrence, before: Facets): Partial<Facets> {
  if (before.life === 'dead') return {};
  const change: Partial<Facets> = { ...kind.effect?.(account.fields, before) };
  if (change.life === undefined && kind.provesLife?.(account.fields) === true) change.life = 'alive';
  // A claim without a date cannot be put in order: it counts for what does not go back, death and the stage reached.
  if (account.when === null) return irreversible(change, before);
  if (change.whereabouts?.value === 'known') change.whereabouts = confirmed(change.whereabouts, account.sources);
  return change;
}

function irreversible(change: Partial<Facets>, before: Facets): Partial<Facets> {
  if (change.life === 'dead') return change;
  const { procedure } = change;
  return procedure !== undefined && PROCEDURE.indexOf(procedure) > PROCEDURE.indexOf(before.procedure)
    ? { procedure }
    : {};
}

function confirmed(known: Whereabouts, sources: Occurrence['account']['sources']): Whereabouts {
  return sources.some(isC3OrBetter) ? known : { ...known, value: 'reported' };
}

const UNKNOWN = { since: null, lastConfirmed: null, claim: null, occurrence: null };

/** The status that the steps lead to. */
export function statusAfter(steps: readonly Step[]): Status {
  let status: Status = {
    life: { value: 'unknown', ...UNKNOWN },
    liberty: { value: 'unknown', ...UNKNOWN },
    procedure: { value: 'none', ...UNKNOWN },
    whereabouts: { value: 'unknown', ...UNKNOWN },
    category: { value: 'persecuted', ...UNKNOWN },
  };
  for (const step of steps) status = statusAt(step, status);
  return status;
}

function statusAt(step: Step, status: Status): Status {
  const { after, spokeOf, wasHeld } = step;
  const category = categoryOf(after, wasHeld);
  const placed = spokeOf.includes('liberty') || category !== status.category.value;
  const moved = spokeOf.includes('whereabouts');
  return {
    life: spokeOf.includes('life') ? next(status.life, after.life, step) : status.life,
    liberty: spokeOf.includes('liberty') ? next(status.liberty, after.liberty, step) : status.liberty,
    procedure: spokeOf.includes('procedure') ? next(status.procedure, after.procedure, step) : status.procedure,
    whereabouts: moved ? nextPlace(status.whereabouts, after.whereabouts, step) : status.whereabouts,
    category: placed ? next(status.category, category, step) : status.category,
  };
}

function next<V>(facet: Facet<V>, value: V, { occurrence: { id, account } }: Step): Facet<V> {
  const { since, lastConfirmed, claim, occurrence } = facet;
  if (facet.value === value && claim !== null)
    return { value, since, lastConfirmed: account.when ?? lastConfirmed, claim, occurrence };
  return { value, since: account.when, lastConfirmed: account.when, claim: account.claim, occurrence: id };
}

/** As `next`; another facility is another place. */
function nextPlace(facet: Status['whereabouts'], { value, facility }: Whereabouts, step: Step): Status['whereabouts'] {
  const before = facet.facility;
  const same = facility === undefined || before === undefined ? facility === before : samePlace(before, facility);
  const placed = next(same ? facet : ELSEWHERE, value, step);
  return facility === undefined ? placed : Object.assign(placed, { facility });
}

const ELSEWHERE = { value: 'unknown', ...UNKNOWN } as const;
