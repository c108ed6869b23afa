import type { FieldProblem } from '#record';

/** The most characters of what was sent that a message repeats. */
const MOST_REPEATED = 60;
const MOST_DETAIL = 500;
const MOST_ERRORS = 100;

/** Cuts messages, so that none repeats long stretches of what was sent: whoever sent it has it, and nobody else needs it. */
export class Shortener {
  private readonly long: readonly string[];

  constructor(...sent: unknown[]) {
    this.long = [...textsIn(sent)].filter(({ length }) => length > MOST_REPEATED);
  }

  message(message: string): string {
    let short = message;
    for (const text of this.long)
      if (text.length <= short.length) short = short.replaceAll(text, () => cut(text, MOST_REPEATED));
    return cut(short, MOST_DETAIL);
  }

  /** The problems of fields, and not more of them than anybody reads. */
  errors(errors: readonly FieldProblem[]): FieldProblem[] {
    return errors.slice(0, MOST_ERRORS).map((error) => this.error(error));
  }

  private error({ field, message, ...more }: FieldProblem): FieldProblem {
    return { field: cut(field, MOST_REPEATED), message: this.message(message), ...more };
  }
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** The texts in what was sent, names of fields included. */
function* textsIn(sent: unknown): Generator<string> {
  if (typeof sent === 'string') yield sent;
  else if (typeof sent === 'object' && sent !== null)
    for (const [name, value] of Object.entries(sent)) {
      yield name;
      yield* textsIn(value);
    }
}
