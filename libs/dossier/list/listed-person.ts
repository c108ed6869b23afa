import type { Outcome } from '#readiness';
import type { FrozenEntry, Language, PersonName, Place } from '#record';
import type { Dates, Figure } from '../person/figure.js';
import type { Articles, Judgment, PlaceNow, TermEnds } from '../person/figures.js';

/** A text in each language of the record. */
export type InEach = Readonly<Record<Language, string>>;

/** A rule that is lacking: how, and since when where it is stale. */
export interface Lack {
  readonly id: string;
  readonly outcome: Outcome;
  readonly since?: string;
}

/** The rules of the profile by what the recipient can make of them. There is no "ready": it takes every rule to say so. */
export interface JudgedReadiness {
  readonly blocking: readonly Lack[];
  readonly advisory: readonly Lack[];
  readonly judged: readonly string[];
  /** Rules that rest on what this recipient is not told. */
  readonly notJudged: readonly string[];
}

export interface Citizenship {
  readonly country: string;
  readonly imposedBy?: string;
  readonly position?: string;
}

export interface Health {
  readonly grade: string;
  readonly condition?: string;
  readonly needs?: string;
  readonly disabilityGroup?: string;
}

/** One person of a list in figures, each with the claims it rests on. What is missing is not on record, or not told. */
export interface ListedPerson {
  readonly number: number;
  readonly casefile: string;
  readonly names: readonly Figure<PersonName>[];
  readonly born?: Figure<{ readonly place?: Place; readonly sex?: string }>;
  readonly citizenship: readonly Figure<Citizenship>[];
  readonly liberty: Figure<string>;
  readonly held?: Figure<{ readonly since: string; readonly days: number }>;
  readonly place: Figure<PlaceNow>;
  /** The date of the claim that confirmed the place last. */
  readonly placeConfirmed?: Dates;
  readonly charges: readonly Figure<Articles>[];
  readonly stage: Figure<string>;
  readonly sentence?: Figure<Judgment>;
  readonly appeal?: Figure<Judgment>;
  readonly expectedEnd?: Figure<Omit<TermEnds, 'working' | 'rule'>>;
  readonly health?: Figure<Health>;
  readonly priority?: InEach;
  readonly readiness: JudgedReadiness;
  /** What the freeze fixed, by every rule: for those alone whom it may be told. */
  readonly asFrozen?: Omit<FrozenEntry, 'casefile'>;
}

/** A person of whom nothing is left but the number on the list. */
export interface ListedErased {
  readonly number: number;
  readonly withheld: 'erased';
}
