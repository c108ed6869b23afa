import type { Language } from '../../words/index.js';

const UNITS = ['year', 'month', 'week', 'day'] as const;

/** A code as words: `third-state` → "third state". */
export function codeInWords(code: string): string {
  return code.replaceAll('-', ' ');
}

/** An ISO 8601 duration as words: `P13Y6M` → "13 years 6 months"; one of another shape stays as it is. */
export function durationInWords(duration: string, _language: Language = 'en'): string {
  const counts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(duration)?.slice(1) ?? [];
  const words = UNITS.flatMap((unit, at) => {
    const count = counts[at];
    return count === undefined ? [] : [`${Number(count)} ${unit}${Number(count) === 1 ? '' : 's'}`];
  });
  return words.length === 0 ? duration : words.join(' ');
}
