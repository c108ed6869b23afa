import {
  describeEdtf,
  lineOf,
  type Account,
  type Body,
  type Language,
  type Occurrence,
  type Place,
  type Reading,
} from '#record';
import type { Block, Run, Text } from '#typesetting';
import type { Figure } from '../person/figure.js';
import { edtfOf } from '../person/paper/telling.js';
import type { Sources } from '../person/sources.js';

/** What a form asks: the record's answers, or a gap that says what is wanting. */
export interface Asked {
  readonly label: string;
  readonly answers: readonly Text[];
  readonly gap: string;
}

/** Answers as label and value; what nobody answers is a gap. */
export function fields(asked: readonly Asked[]): Block {
  return {
    is: 'fields',
    rows: asked.map(({ label, answers, gap }) => ({ label, values: answers.length === 0 ? [[{ gap }]] : answers })),
  };
}

/** What the record holds, as the answers of a form: each with its date, and with the numbers of its sources. */
export class Answers {
  constructor(
    readonly reading: Reading,
    readonly language: Language,
    private readonly sources: Sources,
  ) {}

  /** A figure in words, or nothing where there is none. */
  of<T>(figure: Figure<T> | undefined, say: (value: T) => string | undefined): readonly Text[] {
    const said = figure === undefined ? undefined : say(figure.value);
    return figure === undefined || said === undefined ? [] : [[said, ...this.cited(figure.claims)]];
  }

  /** The date of something, as the source has it, or nothing. */
  date(of: Pick<Account, 'when' | 'whenAsWritten' | 'claim'> | undefined): readonly Text[] {
    if (of === undefined || of.when === null) return [];
    const { when, whenAsWritten, claim } = of;
    const more = [...edtfOf(when), ...(whenAsWritten === undefined ? [] : [`“${whenAsWritten}”`])];
    const quiet = more.length === 0 ? [] : [' ', { quiet: `(${more.join('; ')})` }];
    return [[describeEdtf(when, this.language), ...quiet, ...this.cited([claim])]];
  }

  /** One line for each that has something to say. */
  each(occurrences: readonly Occurrence[], say: (account: Account) => string | undefined): readonly Text[] {
    return occurrences.flatMap(({ account }) => {
      const said = say(account);
      if (said === undefined) return [];
      const when = account.when === null ? [] : [' ', { quiet: `(${describeEdtf(account.when, this.language)})` }];
      return [[said, ...when, ...this.cited([account.claim])]];
    });
  }

  /** What happened of these kinds, in order. */
  all(...kinds: readonly string[]): readonly Occurrence[] {
    return this.reading.occurrences.filter(({ kind }) => kinds.includes(kind.name));
  }

  /** What happened of these kinds, each in one line. */
  told(...kinds: readonly string[]): readonly Text[] {
    return this.all(...kinds).flatMap((occurrence) =>
      this.each([occurrence], ({ fields: own }) => lineOf(occurrence.kind, own, this.language)),
    );
  }

  /** The sources of claims by their numbers. */
  private cited(claims: readonly string[]): Run[] {
    const accounts = this.reading.occurrences
      .map(({ account }) => account)
      .filter(({ claim }) => claims.includes(claim));
    const cites = [
      ...new Set(accounts.flatMap(({ sources }) => this.sources.cite(sources).map(({ source }) => source))),
    ];
    return cites.length === 0 ? [] : [' ', { cites }];
  }
}

/** The text of a place or a body, as its source has it. */
export function textOf(value: unknown): string | undefined {
  return (value as Place | Body | undefined)?.text;
}

/** A text field, where it is one. */
export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A list of texts in one line. */
export function listOf(value: unknown): string | undefined {
  return Array.isArray(value) && value.length > 0 ? value.join('; ') : undefined;
}
