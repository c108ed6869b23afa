import type { Occurrence } from '#record';

/** The date as recorded: "(2026-05-03)", "(2017-10~)" or "(undated)". */
export function dated({ account: { when } }: Occurrence): string {
  return when === null ? '(undated)' : `(${when})`;
}

/** A code of a closed list as words: "none-known" reads "none known". */
export function inWords(code: unknown): string {
  return typeof code === 'string' ? code.replaceAll('-', ' ') : 'not stated';
}
