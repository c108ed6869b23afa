import { addDays, addDuration, bounds, daysBetween, isDayPrecise } from '../../dates/index.js';
import type { Body } from '../../values/body.js';
import { isCustody } from '../facets.js';
import { articleNumber, CREDIT_RULES, type CreditRule } from './credit-rules.js';
import type { Occurrence } from './occurrence.js';
import type { Step } from './status.js';

/** When a term should end, by arithmetic: always an estimate, never a release. */
export interface ExpectedEnd {
  /** The earliest day that the accounts allow, with credit for remand where a rule gives any. */
  readonly day: string;
  /** Custody plus term, without credit. */
  readonly withoutCredit: string;
  readonly estimate: true;
  readonly working: readonly string[];
  readonly rule?: string;
  readonly claims: readonly string[];
}

/** The custody a person is in: since when without a break, and for how many days. */
export interface Custody {
  readonly since: string;
  readonly days: number;
  readonly claim: string;
  readonly occurrence: string;
}

/** The custody that lasts on the day `on`, from its first day; undefined for a person who is not held. */
export function custodyOn(steps: readonly Step[], on: string): Custody | undefined {
  let start: Step | undefined;
  for (const step of steps) {
    const held = isCustody(step.after.liberty) || step.after.liberty === 'house-arrest';
    start = held ? (start ?? step) : undefined;
  }
  if (start === undefined || start.day === '') return undefined;
  const { id, account } = start.occurrence;
  const days = Math.max(0, daysBetween(start.day, on) + 1);
  return { since: account.when ?? start.day, days, claim: account.claim, occurrence: id };
}

interface Sentence {
  readonly term: string;
  readonly given: Occurrence;
  readonly inForce: Occurrence | undefined;
  readonly regime: string | undefined;
  readonly articles: readonly string[];
  readonly court: Body | undefined;
}

/** The end of the latest term, with its working; undefined without a sentence to a term or a dated custody. */
export function expectedEnd(occurrences: readonly Occurrence[], custody: Custody | undefined): ExpectedEnd | undefined {
  const sentence = sentenceOf(occurrences);
  const start = bounds(custody?.since ?? null).earliest;
  if (sentence === undefined || custody === undefined || start === null) return undefined;
  const end = addDuration(start, sentence.term);
  const working = [
    `First day of custody: ${custody.since}${isDayPrecise(custody.since) ? '' : ` (reckoned from ${start}, the earliest day it allows)`}.`,
    `Term: ${sentence.term} by the ${sentence.given.kind.name === 'AppealDecided' ? 'appeal' : 'sentence'} of ${sentence.given.account.when ?? 'an unstated date'}.`,
    `${start} + ${sentence.term} = ${end}.`,
  ];
  const credit = creditFor(sentence, start);
  const claims = [custody.claim, sentence.given.account.claim];
  working.push(credit.line);
  return {
    day: addDays(end, -credit.days),
    withoutCredit: end,
    estimate: true,
    working,
    ...(credit.rule === undefined ? {} : { rule: credit.rule.id }),
    claims,
  };
}

function sentenceOf(occurrences: readonly Occurrence[]): Sentence | undefined {
  const ofKind = (name: string) => occurrences.filter(({ kind }) => kind.name === name);
  const [sentenced, ...later] = ofKind('Sentenced').toReversed();
  if (sentenced === undefined) return undefined;
  const appeals = ofKind('AppealDecided').toReversed();
  const changed = appeals.find(({ account }) => typeof account.fields['term'] === 'string');
  const given = changed ?? [sentenced, ...later].find(({ account }) => typeof account.fields['term'] === 'string');
  if (given === undefined) return undefined;
  const { regime, articles, court } = { ...sentenced.account.fields, ...withValues(given.account.fields) };
  return {
    term: String(given.account.fields['term']),
    given,
    inForce: appeals.find(({ account }) => account.fields['final'] === true),
    regime: typeof regime === 'string' ? regime : undefined,
    articles: Array.isArray(articles) ? articles.map(String) : [],
    court: (sentenced.account.fields['court'] ?? court) as Body | undefined,
  };
}

const withValues = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Record<string, unknown>;

/** Days that come off the term because remand counts for more than itself; the line says why or why not. */
function creditFor(sentence: Sentence, start: string): { days: number; line: string; rule?: CreditRule } {
  const force = bounds(sentence.inForce?.account.when ?? null).latest;
  const country = sentence.court?.country;
  if (country === undefined) return { days: 0, line: 'No credit: the law of the sentencing court is not on record.' };
  const rule = CREDIT_RULES.find((candidate) => candidate.country === country && (force ?? start) >= candidate.from);
  if (rule === undefined) return { days: 0, line: `No credit: no rule is known for ${country}.` };
  const exempt = sentence.articles.find((article) => rule.dayForDay.includes(articleNumber(article) ?? ''));
  if (exempt !== undefined)
    return { days: 0, rule, line: `No credit: under ${exempt} a day of remand is a day (${rule.source}).` };
  const factor = rule.remand[sentence.regime ?? ''];
  if (factor === undefined) return { days: 0, rule, line: 'No credit: the regime is not on record.' };
  if (factor === 1) return { days: 0, rule, line: `No credit: in a ${sentence.regime} regime a day of remand is a day (${rule.source}).` };
  if (force === null) return { days: 0, rule, line: 'No credit yet: it is not on record when the sentence came into force.' };
  const remand = Math.max(0, daysBetween(start, force));
  const days = Math.floor(remand * (factor - 1));
  return { days, rule, line: `${remand} days of remand count ${factor} each: ${days} days less (${rule.source}).` };
}
