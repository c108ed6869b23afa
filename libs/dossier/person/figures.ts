import {
  durationInWords,
  wordOf,
  type Account,
  type Body,
  type Facility,
  type Language,
  type Occurrence,
  type Place,
  type Reading,
  type Status,
  type Word,
} from '#record';
import { WORDS } from '../words/index.js';
import { figureOf, type Figure } from './figure.js';

type Occurred = Pick<Reading, 'occurrences'>;

/** What happened last among the kinds; what has no date only where nothing has one. */
export function lastOf({ occurrences }: Occurred, ...kinds: readonly string[]): Occurrence | undefined {
  const found = occurrences.filter(({ kind }) => kinds.includes(kind.name));
  return found.findLast(({ account }) => account.when !== null) ?? found.at(-1);
}

/** Everything of the kinds, each as the account chosen for it. */
export function allOf({ occurrences }: Occurred, ...kinds: readonly string[]): readonly Account[] {
  return occurrences.filter(({ kind }) => kinds.includes(kind.name)).map(({ account }) => account);
}

/** Birth and sex; the day of birth is the date of the figure. */
export function bornOf(reading: Occurred): Figure<{ readonly place?: Place; readonly sex?: string }> | undefined {
  const [born] = allOf(reading, 'Born');
  return born && figureOf(partsOf(born, 'place sex'), born);
}

/** What is charged, by whom, and in whose words. */
export interface Articles {
  /** The kind of the claim: an arrest, a charge or a sentence names articles. */
  readonly kind: string;
  readonly articles?: readonly string[];
  /** The accusation in the words of the source: a quote, never our own. */
  readonly asDescribed?: string;
  readonly authority?: Body;
  readonly court?: Body;
}

/** The articles and accusations, as described by sources and per court, in order. */
export function articlesOf(reading: Occurred): Figure<Articles>[] {
  return allOf(reading, 'Arrested', 'Charged', 'Sentenced').flatMap((account) => {
    const { articles, asDescribed } = account.fields;
    if (articles === undefined && asDescribed === undefined) return [];
    const parts = partsOf(account, 'articles asDescribed authority court');
    return [figureOf<Articles>({ kind: account.kind, ...parts }, account)];
  });
}

/** A sentence, or a decision on one. */
export interface Judgment {
  readonly court?: Body;
  readonly judge?: string;
  readonly outcome?: string;
  readonly final?: boolean;
  readonly term?: string;
  readonly lifeImprisonment?: boolean;
  readonly regime?: string;
  readonly regimeAsWritten?: string;
  readonly fine?: string;
  readonly additional?: string;
  readonly inAbsentia?: boolean;
}

const OF_JUDGMENT = 'court judge outcome final term lifeImprisonment regime regimeAsWritten fine additional inAbsentia';

/** The last sentence, and the last decision on appeal since. */
export function judgmentsOf(reading: Occurred): { sentence?: Figure<Judgment>; appeal?: Figure<Judgment> } {
  const given = lastOf(reading, 'Sentenced');
  const after = given === undefined ? 0 : reading.occurrences.indexOf(given);
  const appealed = lastOf({ occurrences: reading.occurrences.slice(after) }, 'AppealDecided');
  const told = ({ account }: Occurrence) => figureOf<Judgment>(partsOf(account, OF_JUDGMENT), account);
  return {
    ...(given === undefined ? {} : { sentence: told(given) }),
    ...(appealed === undefined ? {} : { appeal: told(appealed) }),
  };
}

const VOID: readonly unknown[] = ['quashed', 'acquitted', 'returned'];

/** The punishment after the last appeal, such as "13 years, strict regime"; undefined where none is on record, or none stands. */
export function sentenceInWords(reading: Occurred, language: Language): Figure<string> | undefined {
  const { sentence, appeal } = judgmentsOf(reading);
  if (VOID.includes(appeal?.value.outcome)) return undefined;
  const changed = appeal?.value.term !== undefined || appeal?.value.lifeImprisonment === true;
  const given = changed ? appeal : sentence;
  const regime = appeal?.value.regime === undefined ? sentence : appeal;
  const { regime: code, regimeAsWritten: written } = regime?.value ?? {};
  const { term, lifeImprisonment } = given?.value ?? {};
  const value = punishmentIn(language, {
    ...(term === undefined ? {} : { term }),
    ...(lifeImprisonment === undefined ? {} : { lifeImprisonment }),
    ...(code === undefined ? {} : { regime: code }),
    ...(written === undefined ? {} : { regimeAsWritten: written }),
  });
  if (value === undefined || given === undefined) return undefined;
  return { ...given, value, claims: [...new Set([...(given.claims ?? []), ...(regime?.claims ?? [])])] };
}

/** Term and regime of a judgment in words; undefined when it gives neither. */
export function punishmentIn(language: Language, judgment: Judgment): string | undefined {
  const { term, lifeImprisonment, regime, regimeAsWritten } = judgment;
  const { lifeTerm, regimeOf, regimeAsWritten: asWritten } = WORDS[language];
  const length = lifeImprisonment === true ? lifeTerm : term && durationInWords(term, language);
  const coded = regime === undefined || regime === 'other' ? undefined : regimeOf(wordOf(regime).in(language));
  const named = coded ?? (regimeAsWritten && asWritten(regimeAsWritten));
  const parts = [length, named].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** Where the person is, and how they are held. Dates are EDTF. */
export interface PlaceNow {
  readonly whereabouts: Status['whereabouts']['value'];
  readonly facility?: Facility;
  readonly since: string | null;
  readonly lastConfirmed: string | null;
}

/** The present place: since when, and last confirmed when. */
export function placeNow({ status: { whereabouts } }: Pick<Reading, 'status'>): Figure<PlaceNow> {
  const { value, since, lastConfirmed, claim, facility } = whereabouts;
  const place = { whereabouts: value, ...(facility === undefined ? {} : { facility }), since, lastConfirmed };
  return { value: place, claims: claim === null ? [] : [claim] };
}

/** The first day of the custody that lasts, as the claim gives it, and the days held; undefined for who is not held. */
export function custodySince(
  reading: Pick<Reading, 'custody'> & Occurred,
): Figure<{ readonly since: string; readonly days: number }> | undefined {
  const { custody } = reading;
  if (custody === undefined) return undefined;
  const begun = reading.occurrences.find(({ id }) => id === custody.occurrence)?.account;
  const value = { since: custody.since, days: custody.days };
  return begun === undefined ? { value, claims: [custody.claim] } : figureOf(value, begun);
}

/** When the term should end: always an estimate, with its working. */
export interface TermEnds {
  readonly day: string;
  readonly withoutCredit: string;
  readonly estimate: true;
  readonly working: readonly Word[];
  readonly rule?: string;
}

/** The expected end of the term; undefined without a term or a first day of custody. */
export function termEnds({ expectedEnd }: Pick<Reading, 'expectedEnd'>): Figure<TermEnds> | undefined {
  if (expectedEnd === undefined) return undefined;
  const { claims, ...value } = expectedEnd;
  return { value, claims };
}

/** Those of an account's own fields that are there: they were read by the class of its kind. */
function partsOf({ fields }: Account, names: string): object {
  const there = names.split(' ').filter((name) => fields[name] !== undefined);
  return Object.fromEntries(there.map((name) => [name, fields[name]]));
}
