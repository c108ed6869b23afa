import { addDays, addDuration, bounds, daysBetween, isDayPrecise } from '../../dates/index.js';
import { say, wordOf, type Sentence as Said } from '../../words/index.js';
import { articleNumber, CREDIT_RULES, type CreditRule } from './credit-rules.js';
import type { Custody, Stretch } from './custody.js';
import type { Occurrence } from './occurrence.js';
import { sentenceOf, type Sentence } from './sentence.js';

/** When a term should end, by arithmetic: always an estimate, never a release. */
export interface ExpectedEnd {
  /** The earliest day that the accounts allow, with credit for remand where a rule gives any. */
  readonly day: string;
  /** Custody plus term, without credit. */
  readonly withoutCredit: string;
  readonly estimate: true;
  readonly working: readonly Said[];
  readonly rule?: string;
  readonly claims: readonly string[];
}

/** The end of the term that stands, with its working; undefined without a term or a custody with a first day. */
export function expectedEnd(occurrences: readonly Occurrence[], custody: Custody | undefined): ExpectedEnd | undefined {
  const start = bounds(custody?.since ?? null).earliest;
  if (custody === undefined || start === null) return undefined;
  const sentence = sentenceOf(occurrences);
  if (sentence?.term === undefined) return undefined;
  const { given, term } = sentence;
  const end = addDuration(start, term);
  const { rate, line, rule } = rateFor(sentence, start);
  const force = bounds(sentence.inForce?.account.when ?? null).latest;
  const credits = creditsOf(custody, force, rate, rule);
  return {
    day: addDays(end, -credits.reduce((sum, { days }) => sum + days, 0)),
    withoutCredit: end,
    estimate: true,
    working: [
      isDayPrecise(custody.since)
        ? say`First day of custody: ${custody.since}.`
        : say`First day of custody: ${custody.since} (reckoned from ${start}, the earliest day it allows).`,
      say`Term: ${term} by the ${given.kind.name === 'AppealDecided' ? APPEAL : SENTENCE} of ${given.account.when ?? UNSTATED}.`,
      say`${start} + ${term} = ${end}.`,
      ...(line === undefined ? [] : [line]),
      ...credits.map((credit) => credit.line),
    ],
    ...(rule === undefined ? {} : { rule: rule.id }),
    claims: [custody.claim, given.account.claim],
  };
}

const APPEAL = say`appeal`;
const SENTENCE = say`sentence`;
const UNSTATED = say`an unstated date`;

interface Rate {
  /** Days of the term that one day of remand counts for. */
  readonly rate: number;
  readonly rule?: CreditRule;
  /** Why it is one, where it is. */
  readonly line?: Said;
}

function rateFor({ court, inForce, given, articles, regime }: Sentence, start: string): Rate {
  const country = court?.country;
  if (country === undefined)
    return { rate: 1, line: say`No credit: the law of the sentencing court is not on record.` };
  const force = bounds(inForce?.account.when ?? null).latest;
  const day = force ?? bounds(given.account.when).latest ?? start;
  const rule = CREDIT_RULES.find((candidate) => candidate.country === country && day >= candidate.from);
  if (rule === undefined) return { rate: 1, line: say`No credit: no rule is known for ${country} on ${day}.` };
  const exempt = articles.find((article) => rule.dayForDay.includes(articleNumber(article) ?? ''));
  if (exempt !== undefined)
    return { rate: 1, rule, line: say`No credit: under ${exempt} a day of remand is a day (${rule.source}).` };
  const rate = rule.remand[regime ?? ''];
  if (rate === undefined) return { rate: 1, rule, line: say`No credit: the regime is not on record.` };
  if (rate === 1)
    return {
      rate,
      rule,
      line: say`No credit: in a ${wordOf(regime ?? '')} regime a day of remand is a day (${rule.source}).`,
    };
  if (force === null)
    return { rate: 1, rule, line: say`No credit yet: it is not on record when the sentence came into force.` };
  return { rate, rule };
}

interface Credit {
  readonly days: number;
  readonly line: Said;
}

/** The days that come off the end, or go on to it, because a day held counts for more or less than a day of the term. */
function creditsOf({ stretches, earlier }: Custody, force: string | null, rate: number, rule?: CreditRule): Credit[] {
  const credits: Credit[] = [];
  const served = daysOf(earlier, null);
  if (served > 0)
    credits.push({ days: served, line: say`${served} days were served before the release that was reversed.` });
  if (rule === undefined) return credits;
  const { source, houseArrest: atHomeRate } = rule;
  const all = [...earlier, ...stretches];
  const atHome = (wanted: boolean) => all.filter(({ houseArrest }) => houseArrest === wanted);
  const remand = rate === 1 ? 0 : daysOf(atHome(false), force);
  const more = Math.floor(remand * (rate - 1));
  if (more > 0)
    credits.push({
      days: more,
      line: say`${remand} days of remand count ${rate} each: ${more} days less (${source}).`,
    });
  const home = daysOf(atHome(true), force);
  const less = Math.ceil(home * (1 - atHomeRate));
  if (less > 0)
    credits.push({
      days: -less,
      line: say`${home} days of house arrest count ${atHomeRate} each: ${less} days more (${source}).`,
    });
  return credits;
}

/** The days in the stretches that lie before the day; all of them when there is none. */
function daysOf(stretches: readonly Stretch[], before: string | null): number {
  return stretches.reduce((sum, { from, to }) => {
    const end = before !== null && before < to ? before : to;
    return end > from ? sum + daysBetween(from, end) : sum;
  }, 0);
}
