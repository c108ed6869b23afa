import { describeEdtf, wordIn, wordOf, type Body, type Language, type Place, type Word } from '#record';
import type { Run, Text } from '#typesetting';
import { WORDS, type Words } from '../../words/index.js';
import type { PersonDossier, Told } from '../dossier.js';
import type { Dates, Figure } from '../figure.js';
import { isFields } from '../fields-told.js';
import { entriesByClaim, entriesOf } from '../entries.js';

const PLAIN_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** How a dossier is told in a language: its dates, places and codes in words, and where each value stands. */
export class Telling {
  readonly words: Words;
  private readonly entries: ReadonlyMap<string, number>;
  private readonly sources: ReadonlyMap<string, readonly number[]>;

  constructor(
    { chronology }: Pick<PersonDossier, 'chronology'>,
    readonly language: Language,
  ) {
    this.words = WORDS[language];
    this.entries = entriesByClaim(chronology);
    const accounts = chronology.flatMap(({ account, others }) => [account, ...others]);
    this.sources = new Map(accounts.map(({ claim, citations }) => [claim, citations.map(({ source }) => source)]));
  }

  /** A sentence or a text in the language. */
  say(word: Word): string {
    return wordIn(word, this.language);
  }

  /** A code of a closed list. */
  code(code: string): string {
    return wordOf(code).in(this.language);
  }

  /** An EDTF date in words. */
  day(edtf: string | null): string {
    return edtf === null ? this.words.undated : describeEdtf(edtf, this.language);
  }

  /** A date in words, with its EDTF where it is more than a day, and as the source wrote it. */
  date({ when = null, whenAsWritten, inferred }: Partial<Dates>): Text {
    const said = {
      ...(whenAsWritten === undefined ? {} : { whenAsWritten }),
      ...(inferred === undefined ? {} : { inferred }),
    };
    return [this.day(when), ...quietly([...edtfOf(when), ...this.origin(said)])];
  }

  /** A date in words, with its EDTF where it is more than a day, and nothing else. */
  shortDate({ when = null }: Partial<Dates>): Text {
    return [this.day(when), ...quietly(edtfOf(when))];
  }

  /** Whence a date comes: the source's own words for it, and how it was worked out. */
  origin({ whenAsWritten, inferred }: Partial<Dates>): string[] {
    const { asWritten, inferred: workedOut } = this.words;
    return [
      ...(whenAsWritten === undefined ? [] : [asWritten(whenAsWritten)]),
      ...(inferred === undefined ? [] : [workedOut(inferred)]),
    ];
  }

  /** The sources of claims, as numbers in brackets. */
  cites(claims: readonly string[]): Text {
    return cited(claims.flatMap((claim) => this.sources.get(claim) ?? []));
  }

  /** What an outcome rests on: entries of the chronology and their sources, or that it rests on no claim. */
  restsOn(claims: readonly string[]): Text {
    const entries = entriesOf(claims, this.entries);
    if (entries.length === 0) return [this.words.noClaim];
    return [this.words.entries(entries), ...this.cites(claims)];
  }

  /** A place in the words of its source, with its code. */
  place({ text, code }: Place): string {
    return code === undefined ? text : `${text} (${code})`;
  }

  /** A court or authority, marked where an occupying power set it up. */
  body({ text, recognition }: Body): Text {
    const { setUpByOccupier, disputedStanding } = this.words;
    if (recognition === 'occupying-power') return [text, ...quietly([setUpByOccupier])];
    return recognition === 'disputed' ? [text, ...quietly([disputedStanding])] : [text];
  }

  /** One line of a claim, with the codes of its places and the standing of its bodies. */
  line({ line, fields }: Told): Text {
    const named = namedIn(fields);
    const remarks = named.flatMap((one) => this.remarksOn(one, named.length > 1));
    return [this.say(line), ...quietly(remarks)];
  }

  /** A figure as a value of a label: what it says, its date where it has one, its sources. */
  figure(figure: Figure<unknown>, said: Text): Text {
    const { when = null, whenAsWritten } = figure;
    const dated = when === null && whenAsWritten === undefined ? [] : [', ', ...this.date(figure)];
    return [...said, ...dated, ...this.cites(figure.claims)];
  }

  private remarksOn({ text, code, recognition }: Readonly<Record<string, unknown>>, isOneOfSeveral: boolean): string[] {
    const { setUpByOccupier, disputedStanding } = this.words;
    const remarks = [
      ...(typeof code === 'string' ? [code] : []),
      ...(recognition === 'occupying-power' ? [setUpByOccupier] : []),
      ...(recognition === 'disputed' ? [disputedStanding] : []),
    ];
    return isOneOfSeveral ? remarks.map((remark) => `${String(text)}: ${remark}`) : remarks;
  }
}

/** A date as EDTF, where its words alone do not say all of it. */
export function edtfOf(when: string | null): string[] {
  return when === null || PLAIN_DAY.test(when) ? [] : [when];
}

/** The places and bodies that fields name. */
function namedIn(value: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(namedIn);
  if (!isFields(value)) return [];
  const inside = Object.values(value).flatMap(namedIn);
  return typeof value['text'] === 'string' ? [value, ...inside] : inside;
}

/** Numbers of sources, each once and in order; nothing where there is none. */
export function cited(numbers: readonly number[]): Text {
  const each = [...new Set(numbers)].toSorted((a, b) => a - b);
  return each.length === 0 ? [] : [' ', { cites: each }];
}

/** Remarks in brackets and of less weight; nothing where there is none. */
export function quietly(remarks: readonly string[]): Run[] {
  return remarks.length === 0 ? [] : [{ quiet: ` (${remarks.join('; ')})` }];
}
