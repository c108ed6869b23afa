// What a source wrote must not steer the terminal of whoever reads it: control characters, and marks that turn the writing round.
const STEERING = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text as it may be written to a terminal, on one line. */
export function printable(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(STEERING, '\ufffd');
}
