import type { Bent } from '../words/index.js';

/** The parts of a date, from the first. */
export const COMPONENTS = ['year', 'month', 'day'] as const;
export type Component = (typeof COMPONENTS)[number];
export type Quality = 'uncertain' | 'approximate' | 'approximate and uncertain';

/** What a language says of dates. Languages that bend no word take no notice of `bent`. */
export interface DateWording {
  year(year: string, bent: Bent): string;
  month(month: number, year: string, bent: Bent): string;
  day(day: number, month: number, year: string): string;
  at(date: string, time: string): string;
  /** A season, a quarter or a half of a year, by its code in EDTF, which has it nowhere but alone. */
  division(code: number, year: string): string;
  /** EDTF has this nowhere but alone, too. */
  significant(year: string, digits: number): string;
  /** Such as "an unknown day of October 2017"; `of` is bent already. */
  unknown(unit: Component, of: string | undefined, bent: Bent): string;
  /** From and to are days in words, or bare years. */
  unknownBetween(unit: Component, from: string, to: string, bent: Bent): string;
  /** `date` is bent already. */
  about(date: string, bent: Bent): string;
  uncertain(date: string): string;
  marked(date: string, marks: readonly (readonly [Component, Quality])[]): string;
  /** From one date to another, both bent already; undefined is a date that nobody knows. */
  span(from: string | undefined, to: string | undefined): string;
  orEarlier(date: string, isDay: boolean): string;
  orLater(date: string, isDay: boolean): string;
  /** All between two members of a set, both bent already. */
  through(from: string, to: string): string;
  daysThrough(from: number, to: number): string;
  listed(items: readonly string[], kind: 'one-of' | 'all-of'): string;
  orAnyEarlier(item: string, kind: 'one-of' | 'all-of'): string;
  orAnyLater(item: string, kind: 'one-of' | 'all-of'): string;
}
