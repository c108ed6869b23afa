import type { Fact } from '../../decider.js';
import type { Erasure } from '../../erased.js';
import { mayRead, type Protection } from '../../protection.js';
import type { PersonName } from '../../values/person-name.js';
import type { SourceCitation } from '../../values/source.js';
import type { ClaimKind } from '../claims/index.js';
import { NOTHING_KNOWN } from '../facets.js';
import { is } from '../facts.js';
import type { Account } from './account.js';
import { wasKnown, type CaseRecord, type Perspective } from './case-record.js';
import { checksOf, type Check } from './checks/index.js';
import { custodyOn, type Custody } from './custody.js';
import { expectedEnd, type ExpectedEnd } from './expected-end.js';
import { gatherAccounts, type Gathering } from './gathering.js';
import { erasedReading } from './erased-reading.js';
import { erasureIn } from './erasure.js';
import { instantOf } from './instant.js';
import { levelsOf } from './levels.js';
import { kindsChanged, occurrencesOf, type Occurrence, type Occurrences } from './occurrence.js';
import { groupsOf, listEntriesOf, type GroupMembership, type ListEntry } from './related.js';
import { spansOf, type Span } from './spans.js';
import { changesStatus, statusAfter, stepsOf, type Status, type Step } from './status.js';
import type { Stratum } from './strata.js';

/** A spelling on record, and where it comes from: nothing but the opening of the casefile, or a claim with sources. */
export type NameOnRecord = PersonName & { readonly claim?: string; readonly sources?: readonly SourceCitation[] };

/** A second person's look at what was recorded up to a position. */
export interface Review {
  readonly by: string;
  readonly at: string;
  readonly position: string;
  readonly findings: 'agreed' | 'objections';
  readonly note?: string;
}

/** A readiness rule that counts as met for a time: which, why, by whom and until when. */
export interface Waiver {
  readonly rule: string;
  readonly profile?: string;
  readonly reason: string;
  readonly until: string;
  readonly by: string;
  readonly at: string;
}

/** What a casefile says to one reader, at one time, as known at one time. Everything shown derives from it. */
export interface Reading {
  readonly id: string;
  readonly on: string;
  /** Set where what the casefile held has been erased: nothing else is left to read of it. */
  readonly erased?: Erasure;
  readonly openedAt: string;
  readonly protection: Protection;
  readonly names: readonly NameOnRecord[];
  readonly note?: string;
  readonly occurrences: readonly Occurrence[];
  readonly withdrawn: readonly Account[];
  readonly steps: readonly Step[];
  readonly status: Status;
  readonly custody?: Custody;
  readonly expectedEnd?: ExpectedEnd;
  readonly checks: readonly Check[];
  readonly reviews: readonly Review[];
  readonly waivers: readonly Waiver[];
  readonly groups: readonly GroupMembership[];
  readonly lists: readonly ListEntry[];
  readonly namesakes: readonly string[];
  /** The position of the last fact that changed what the casefile says; reviews and waivers are no such facts. */
  readonly lastMaterial: string;
  /** The last revision and position of the casefile's own stream, as known. */
  readonly revision: number;
  readonly position: string;
}

/** Reads a casefile; undefined when it was not known then or is closed to the reader. */
export function readCasefile(record: CaseRecord, perspective: Perspective): Reading | undefined {
  const erased = erasureIn(record.facts);
  return erased === undefined ? readFurther(record, perspective)?.reading : erasedReading(record, erased, perspective);
}

/** As `readCasefile` for the readers of each stratum. What two of them read alike is the same object for both. */
export function readStrata(
  record: CaseRecord,
  on: string,
  strata: readonly Stratum[],
): { readonly stratum: Stratum; readonly reading: Reading }[] {
  let narrower: Read | undefined;
  return strata.flatMap((stratum) => {
    narrower = readFurther(record, { on, clearance: stratum.lowest }, narrower) ?? narrower;
    return narrower === undefined ? [] : [{ stratum, reading: narrower.reading }];
  });
}

/** A reading with what it was made of. */
interface Read {
  readonly reading: Reading;
  readonly accounts: Gathering;
  readonly occurrences: Occurrences;
  readonly course: Course;
}

/** Reads a casefile; of a reading for less clearance at the same time it takes over what has not changed. */
function readFurther(record: CaseRecord, perspective: Perspective, narrower?: Read): Read | undefined {
  const { on, known, clearance } = perspective;
  const facts = known === undefined ? record.facts : record.facts.filter((fact) => wasKnown(fact, known));
  const [opened] = facts;
  if (opened === undefined || !is('CasefileOpened', opened) || erasureIn(record.facts) !== undefined) return undefined;
  if (!mayRead(clearance, opened.data.protection)) return undefined;
  const levels = levelsOf(record.facts);
  const seen = facts.filter((fact) => mayRead(clearance, levels(fact)));
  const accounts = gatherAccounts(facts, clearance, levels, narrower?.accounts);
  const occurrences = occurrencesOf(accounts, on, narrower?.occurrences);
  const { standing, withdrawn } = occurrences;
  const changed = narrower === undefined ? undefined : kindsChanged(occurrences, narrower.occurrences);
  const before = narrower?.reading;
  const unless = <T>(isChanged: (kind: ClaimKind) => boolean, was: T | undefined, read: () => T): T =>
    was === undefined || changed === undefined || [...changed].some(isChanged) ? read() : was;
  const course = unless(changesStatus, narrower?.course, () => courseOf(standing, on));
  const reading: Draft = {
    id: record.id,
    on,
    openedAt: instantOf(opened.recordedAt),
    protection: opened.data.protection,
    names: unless(
      ({ name }) => name === 'Named',
      before?.names,
      () => namesOf(opened.data.names, standing),
    ),
    occurrences: standing,
    withdrawn,
    steps: course.steps,
    status: course.status,
    checks: [],
    reviews: alike(reviewsIn(seen, clearance), before?.reviews),
    waivers: waiversIn(seen),
    groups: alike(groupsOf(record, perspective), before?.groups),
    lists: alike(listEntriesOf(record, perspective), before?.lists),
    namesakes: alike(namesakesFor(record, clearance), before?.namesakes),
    lastMaterial:
      seen.findLast((fact) => !is('CasefileReviewed', fact) && !is('RuleWaived', fact))?.position ?? opened.position,
    revision: facts.length - 1,
    position: facts.at(-1)?.position ?? opened.position,
  };
  if (opened.data.note !== undefined && mayRead(clearance, 'team')) reading.note = opened.data.note;
  if (course.custody !== undefined) reading.custody = course.custody;
  if (course.expectedEnd !== undefined) reading.expectedEnd = course.expectedEnd;
  reading.checks = alike(checksOf(reading), before?.checks);
  return { reading, accounts, occurrences, course };
}

/** What follows from the claims that may change the status, and from nothing else. */
interface Course {
  readonly steps: readonly Step[];
  readonly status: Status;
  readonly custody: Custody | undefined;
  readonly expectedEnd: ExpectedEnd | undefined;
}

function courseOf(standing: readonly Occurrence[], on: string): Course {
  const steps = stepsOf(standing).filter(({ day }) => day <= on);
  const custody = custodyOn(steps, on);
  return { steps, status: statusAfter(steps), custody, expectedEnd: expectedEnd(standing, custody) };
}

/** The list itself, or the one before that says the same. */
function alike<T>(now: readonly T[], before: readonly T[] | undefined): readonly T[] {
  if (now.length !== before?.length) return now;
  return now.length === 0 || JSON.stringify(now) === JSON.stringify(before) ? before : now;
}

type Draft = { -readonly [Part in keyof Reading]: Reading[Part] };

/** The status of all days, as known then, to that reader; see `Span`. Undefined as for `readCasefile`. */
export function readSpans(record: CaseRecord, { known, clearance }: Omit<Perspective, 'on'>): Span[] | undefined {
  const facts = record.facts.filter((fact) => wasKnown(fact, known));
  const [opened] = facts;
  if (opened === undefined || !is('CasefileOpened', opened) || erasureIn(record.facts) !== undefined) return undefined;
  if (!mayRead(clearance, opened.data.protection)) return undefined;
  const accounts = gatherAccounts(facts, clearance, levelsOf(record.facts));
  return spansOf(stepsOf(occurrencesOf(accounts).standing), NOTHING_KNOWN);
}

function namesOf(opened: readonly PersonName[], occurrences: readonly Occurrence[]): NameOnRecord[] {
  const claimed = occurrences
    .filter(({ kind }) => kind.name === 'Named')
    .flatMap(({ account, others }) => [account, ...others.filter(({ retraction }) => retraction === undefined)])
    .map(({ fields, claim, sources }) => ({ ...(fields as unknown as PersonName), claim, sources }));
  const sourced = new Set(claimed.map(({ text }) => text));
  return [...opened.filter(({ text }) => !sourced.has(text)), ...claimed];
}

function namesakesFor({ namesakes }: CaseRecord, clearance: Protection): string[] {
  return namesakes.filter(({ protection }) => mayRead(clearance, protection)).map(({ casefile }) => casefile);
}

function reviewsIn(facts: readonly Fact[], clearance: Protection): Review[] {
  return facts
    .filter((fact) => is('CasefileReviewed', fact))
    .map(({ recordedBy: by, recordedAt, position, data: { findings, note } }) => {
      const review = { by, at: instantOf(recordedAt), position, findings };
      return note === undefined || !mayRead(clearance, 'team') ? review : { ...review, note };
    });
}

function waiversIn(facts: readonly Fact[]): Waiver[] {
  return facts
    .filter((fact) => is('RuleWaived', fact))
    .map(({ recordedBy: by, recordedAt, data }) => Object.assign({ by, at: instantOf(recordedAt) }, data));
}
