import { type Token, tokenise, type Year } from './typed-date-tokens.js';
import { unreadable } from './typed-date-refusal.js';
import * as words from './words.js';

/** One date as typed, perhaps lacking what a neighbour gives ("8" in "8 or 9 May 2014"). Months count from 1, seasons and weekdays from 0. */
export interface Part {
  day?: number;
  month?: number;
  year?: Year;
  season?: number;
  weekday?: number;
  /** Two figures of which only convention says which is the day. */
  pair?: { readonly a: number; readonly b: number; readonly separator: string };
  approximate?: boolean;
  uncertain?: boolean;
  /** "early", "end of": a part of the month or year. */
  partly?: string;
}

type Limit = 'before' | 'until' | 'after' | 'since' | 'between';
type Joint = 'or' | 'and' | 'to' | 'slash';

export interface Expression {
  readonly relation: Limit | Joint | 'single';
  readonly parts: readonly Part[];
}

const LIMITS = [
  ['between', words.BETWEEN],
  ['before', words.BEFORE],
  ['until', words.UNTIL],
  ['after', words.AFTER],
  ['since', words.SINCE],
] as const;

/** Reads typed words as dates and how they stand together. Throws TypedDateRefused when they are no date. */
export function readExpression(text: string): Expression {
  const reader = new ExpressionReader(tokenise(text));
  return reader.expression();
}

class ExpressionReader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  expression(): Expression {
    const whole: Part = {};
    const limit = this.opening(whole);
    const parts = [this.part()];
    const joint = this.others(parts);
    if (this.at < this.tokens.length) throw unreadable('There are words or figures here that are no part of one date.');
    const last = parts.at(-1);
    // What qualifies stands before the first date or after the last one when it is about the whole.
    for (const part of parts) {
      if (whole.approximate || last?.approximate) part.approximate = true;
      if (whole.uncertain || last?.uncertain) part.uncertain = true;
    }
    return { relation: relationOf(limit, joint, parts.length), parts };
  }

  private opening(whole: Part): Limit | undefined {
    let limit: Limit | undefined;
    for (;;) {
      const found = limit === undefined ? LIMITS.find(([, phrases]) => this.phrase(phrases)) : undefined;
      if (found) [limit] = found;
      else if (!this.qualifier(whole) && !this.filler()) return limit;
    }
  }

  private others(parts: Part[]): Joint | undefined {
    if (this.phrase(words.TO)) {
      parts.push(this.part());
      return 'to';
    }
    if (this.phrase([['/']])) {
      parts.push(this.part());
      return 'slash';
    }
    let joint: Joint | undefined;
    for (;;) {
      const comma = this.phrase([[',']]);
      const next = this.phrase(words.OR) ? 'or' : this.phrase(words.AND) ? 'and' : undefined;
      if (!comma && !next) break;
      if (joint && next && next !== joint)
        throw unreadable('"And" and "or" together can be read in more than one way.');
      joint = next ?? joint;
      parts.push(this.part());
    }
    if (parts.length > 1 && !joint) throw unreadable('Say "or" or "and" between the dates.');
    return joint;
  }

  private part(): Part {
    const part: Part = {};
    while (this.component(part) || this.qualifier(part) || this.partly(part) || this.comma(part) || this.filler());
    const { day, month, year, season, pair } = part;
    if ([day, month, year, season, pair].every((given) => given === undefined))
      throw unreadable('There is no date in these words.');
    return part;
  }

  private component(part: Part): boolean {
    const token = this.tokens[this.at];
    const given = token && componentOf(token, part);
    // A component that is there already begins another date.
    if (!given || clash(part, given)) return false;
    Object.assign(part, given);
    this.at++;
    return true;
  }

  private qualifier(part: Part): boolean {
    if (this.phrase(words.APPROXIMATELY) || this.phrase([['~']])) part.approximate = true;
    else if (this.phrase(words.PERHAPS) || this.phrase([['?']])) part.uncertain = true;
    else return false;
    return true;
  }

  private partly(part: Part): boolean {
    const phrase = this.phrase(words.PARTLY);
    if (phrase) part.partly = phrase;
    return phrase !== null;
  }

  // "February 11, 2016", "Fri, 11 Dec", "11 Dec, Fri": any other comma begins the next date of a list.
  private comma(part: Part): boolean {
    if (this.wordAt(this.at) !== ',') return false;
    const next = this.tokens[this.at + 1];
    const isYear = next?.kind === 'year' && part.year === undefined;
    const afterWeekday = Object.keys(part).join() === 'weekday';
    const lastWeekday = words.WEEKDAYS.has(this.wordAt(this.at + 1)) && this.at + 2 === this.tokens.length;
    if (!isYear && !afterWeekday && !lastWeekday) return false;
    this.at++;
    return true;
  }

  private filler(): boolean {
    if (!words.FILLERS.has(this.wordAt(this.at))) return false;
    this.at++;
    return true;
  }

  private phrase(phrases: readonly (readonly string[])[]): string | null {
    const found = phrases.find((phrase) => phrase.every((word, offset) => this.wordAt(this.at + offset) === word));
    this.at += found?.length ?? 0;
    return found?.join(' ') ?? null;
  }

  private wordAt(at: number): string {
    const token = this.tokens[at];
    return token?.kind === 'word' ? token.text : '';
  }
}

function componentOf(token: Token, part: Part): Part | null {
  switch (token.kind) {
    case 'numbers':
      return { pair: token, year: token.year };
    case 'year-first':
      return { year: { full: token.year }, month: token.month, ...(token.day === undefined ? {} : { day: token.day }) };
    case 'month-year':
      return { month: token.month, year: { full: token.year } };
    case 'day-month':
      return { day: token.day, month: token.month };
    case 'year':
      return { year: token.year };
    case 'number':
      if (part.day === undefined) return { day: token.value };
      return part.month !== undefined && token.width === 2 ? { year: { short: token.value } } : null;
    case 'word':
      break;
  }
  return componentNamed(token.text);
}

function componentNamed(word: string): Part | null {
  const month = words.MONTHS.get(word);
  if (month !== undefined) return { month: month + 1 };
  const weekday = words.WEEKDAYS.get(word);
  if (weekday !== undefined) return { weekday };
  const season = words.SEASONS.get(word);
  return season === undefined ? null : { season };
}

function clash(part: Part, given: Part): boolean {
  if (Object.keys(given).some((name) => Object.hasOwn(part, name))) return true;
  const { day, month, season, pair } = { ...part, ...given };
  const ways = [pair !== undefined, season !== undefined, day !== undefined || month !== undefined];
  return ways.filter(Boolean).length > 1;
}

function relationOf(limit: Limit | undefined, joint: Joint | undefined, count: number): Expression['relation'] {
  if (!limit) return joint ?? 'single';
  if (limit === 'between' && (joint === 'and' || joint === 'to') && count === 2) return limit;
  if (limit === 'since' && joint === 'to') return joint;
  if (limit !== 'between' && !joint) return limit;
  throw unreadable('It is not clear how these dates stand together.');
}
