const QUOTE = 34;
const COMMA = 44;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const LIST = 91;
const LIST_END = 93;
const OBJECT = 123;
const OBJECT_END = 125;

// Any number of so few digits is exact.
const MOST_DIGITS = 15;

// Where reading comes to when it is not certain: no character stands there, nor anywhere after it.
const NOWHERE = Number.POSITIVE_INFINITY;

// A string with the escapes that RFC 8785 §3.2.2.2 wants, and no others.
const STRING = /"[^"\\]*(?:\\(?:["\\bfnrt]|u00(?:0[0-7bef]|1[\da-f]))[^"\\]*)*"/y;

/**
 * Whether a text, if it is JSON at all, is for certain canonical (RFC 8785) and no deeper than `levels`.
 * It looks at the text alone and knows only what nearly all entries consist of: names without escapes, no numbers but short whole ones from 0 on.
 * A no therefore says only that a slower look is needed.
 */
export function isCertainlyCanonical(text: string, levels: number): boolean {
  return new Scan(text).value(levels) === text.length;
}

/** Reads on from a position and says where it came to. */
class Scan {
  private readonly hasEscapes: boolean;

  constructor(private readonly text: string) {
    this.hasEscapes = text.includes('\\');
  }

  value(levels: number, from = 0): number {
    const first = this.text.charCodeAt(from);
    if (first === QUOTE) return this.pastQuote(from);
    if (first === OBJECT) return levels > 0 ? this.object(from + 1, levels - 1) : NOWHERE;
    if (first === LIST) return levels > 0 ? this.list(from + 1, levels - 1) : NOWHERE;
    if (first >= ZERO && first <= NINE) return this.number(from);
    const word = ['true', 'false', 'null'].find((literal) => this.text.startsWith(literal, from));
    return word === undefined ? NOWHERE : from + word.length;
  }

  private object(from: number, levels: number): number {
    if (this.text.charCodeAt(from) === OBJECT_END) return from + 1;
    let last: string | undefined;
    for (let at = from; ; at += 1) {
      const colon = this.pastQuote(at);
      if (this.text.charCodeAt(at) !== QUOTE || this.text.charCodeAt(colon) !== COLON) return NOWHERE;
      const name = this.text.slice(at + 1, colon - 1);
      if (last !== undefined && last >= name) return NOWHERE;
      if (this.hasEscapes && name.includes('\\')) return NOWHERE;
      last = name;
      at = this.value(levels, colon + 1);
      const next = this.text.charCodeAt(at);
      if (next === OBJECT_END) return at + 1;
      if (next !== COMMA) return NOWHERE;
    }
  }

  private list(from: number, levels: number): number {
    if (this.text.charCodeAt(from) === LIST_END) return from + 1;
    for (let at = from; ; at += 1) {
      at = this.value(levels, at);
      const next = this.text.charCodeAt(at);
      if (next === LIST_END) return at + 1;
      if (next !== COMMA) return NOWHERE;
    }
  }

  private number(from: number): number {
    let at = from;
    for (let digit = ZERO; digit >= ZERO && digit <= NINE; digit = this.text.charCodeAt(at)) at += 1;
    const padded = this.text.charCodeAt(from) === ZERO && at > from + 1;
    return padded || at - from > MOST_DIGITS ? NOWHERE : at;
  }

  private pastQuote(from: number): number {
    if (this.hasEscapes) {
      STRING.lastIndex = from;
      return STRING.test(this.text) ? STRING.lastIndex : NOWHERE;
    }
    const end = this.text.indexOf('"', from + 1);
    return end === -1 ? NOWHERE : end + 1;
  }
}
