/** One thing that keeps a line from being imported. */
export interface LineProblem {
  /** Counted from 1, empty lines included. */
  readonly line: number;
  /** The field's path, such as `sources.0.reliability`; left out where the line as a whole is meant. */
  readonly field?: string;
  /** The record's own code, where it refused. */
  readonly code?: string;
  readonly message: string;
}

const MOST_MESSAGE = 600;
const MOST_FIELD = 80;

/** A problem of a line, its texts cut: they may repeat what was written, and nobody needs pages of it. */
export function problemIn(line: number, field: string, message: string, code?: string): LineProblem {
  return {
    line,
    ...(field === '' ? {} : { field: cut(field, MOST_FIELD) }),
    ...(code === undefined ? {} : { code }),
    message: cut(message, MOST_MESSAGE),
  };
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
