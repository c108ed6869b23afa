import { evaluate, type Profile, type Readiness } from '#readiness';
import type { Facet, Reading } from '#record';
import { datesOf, figureOf, type Dates, type Figure } from '../person/figure.js';
import { allOf, articlesOf, bornOf, custodySince, judgmentsOf, lastOf, placeNow, termEnds } from '../person/figures.js';
import { nameTold } from '../person/names.js';
import { inEach } from '../person/saying.js';
import type { PersonFrozen } from './frozen.js';
import type { Citizenship, Health, JudgedReadiness, Lack, ListedPerson } from './listed-person.js';

/** The figures of one person of a list. */
export function personOf(number: number, person: PersonFrozen, profile: Profile): ListedPerson {
  const { casefile, reading, readiness, frozen } = person;
  const { status } = reading;
  return {
    number,
    casefile,
    names: spellingsIn(reading),
    ...having('born', bornOf(reading)),
    citizenship: allOf(reading, 'CitizenshipStated').map((account) =>
      figureOf(account.fields as unknown as Citizenship, account),
    ),
    liberty: facetTold(reading, status.liberty),
    ...having('held', custodySince(reading)),
    place: placeNow(reading),
    ...having('placeConfirmed', confirmationIn(reading)),
    charges: articlesOf(reading),
    stage: facetTold(reading, status.procedure),
    ...judgmentsOf(reading),
    ...having('expectedEnd', endIn(reading)),
    ...having('health', healthIn(reading)),
    ...having('priority', priorityIn(person, profile)),
    readiness: judgedIn(readiness, profile),
    ...having('asFrozen', frozen),
  };
}

/** A member that is there, or none. */
function having<Name extends string, T>(name: Name, value: T | undefined): { readonly [K in Name]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [K in Name]?: T };
}

/** Each spelling once, in the order of the record. */
function spellingsIn({ names }: Reading): ListedPerson['names'] {
  const first = names.filter(({ text }, at) => names.findIndex((name) => name.text === text) === at);
  return first.map(nameTold);
}

/** A facet of the status since when it holds, in the words of its claim where that is told. */
function facetTold<V>({ occurrences }: Reading, { value, since, claim }: Facet<V>): Figure<V> {
  const told = occurrences.find(({ account }) => account.claim === claim && account.when === since)?.account;
  if (told !== undefined) return figureOf(value, told);
  return { value, claims: claim === null ? [] : [claim], when: since };
}

function confirmationIn({ status, steps, occurrences }: Reading): Dates | undefined {
  const { lastConfirmed } = status.whereabouts;
  if (lastConfirmed === null) return undefined;
  const by = steps.findLast(
    ({ spokeOf, occurrence }) => spokeOf.includes('whereabouts') && occurrence.account.when === lastConfirmed,
  );
  const told = occurrences.find(({ id }) => id === by?.occurrence.id);
  return told === undefined ? { when: lastConfirmed } : datesOf(told.account);
}

function endIn(reading: Reading): ListedPerson['expectedEnd'] {
  const end = termEnds(reading);
  if (end === undefined) return undefined;
  const { day, withoutCredit, estimate } = end.value;
  return { ...end, value: { day, withoutCredit, estimate } };
}

function healthIn(reading: Reading): Figure<Health> | undefined {
  const report = lastOf(reading, 'HealthReported')?.account;
  if (report === undefined) return undefined;
  const { medicalDocument: _, ...fields } = report.fields;
  return figureOf(fields as unknown as Health, report);
}

/** Rule LI-2 finds nothing lacking: what it says is what there is of the public criteria. */
function priorityIn({ reading, readiness }: PersonFrozen, profile: Profile): ListedPerson['priority'] {
  if (!readiness.rules.some(({ id }) => id === 'LI-2')) return undefined;
  const alone = { ...profile, rules: ['LI-2'], blocking: {} };
  return inEach((language) => evaluate(reading, alone, undefined, language).rules[0]?.because ?? '');
}

function judgedIn({ rules, blocking, advisory }: Readiness, profile: Profile): JudgedReadiness {
  const lacking = (ids: readonly string[]): Lack[] =>
    rules
      .filter(({ id }) => ids.includes(id))
      .map(({ id, outcome, since }) => ({ id, outcome, ...having('since', since) }));
  const judged = rules.map(({ id }) => id);
  const notJudged = profile.rules.filter((id) => !judged.includes(id));
  return { blocking: lacking(blocking), advisory: lacking(advisory), judged, notJudged };
}
