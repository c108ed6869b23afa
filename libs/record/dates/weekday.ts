import { bounds } from './bounds.js';
import { weekdayOf } from './day.js';
import type { Edtf } from './edtf.js';
import { isApproximate } from './precision.js';
import { plainWord, WEEKDAY_NAMES, WEEKDAYS } from './words.js';

const WORD = /\p{L}+(?:['’ʼ]\p{L}+)?/gu;
const ALSO_ENGLISH_WORDS = new Set(['sat', 'sun', 'wed']);

/**
 * The weekday that a source's words name, when the date is one day and another weekday; `written` as in the source,
 * `actual` in English. Null when there is no weekday, it fits, several are named, or the date is approximate or longer
 * than a day. Throws RangeError when the date is not EDTF.
 */
export function weekdayConflict(
  asWritten: string | undefined,
  edtf: Edtf | null,
): { written: string; actual: string } | null {
  if (asWritten === undefined || edtf === null || isApproximate(edtf)) return null;
  const { earliest, latest } = bounds(edtf);
  if (earliest === null || earliest !== latest) return null;
  const found = [...asWritten.matchAll(WORD)].flatMap(([word]) => {
    const weekday = weekdayNamed(word);
    return weekday === undefined ? [] : [{ word, weekday }];
  });
  const [first] = found;
  if (!first || found.some(({ weekday }) => weekday !== first.weekday)) return null;
  const actual = weekdayOf(earliest);
  return actual === first.weekday ? null : { written: first.word, actual: WEEKDAY_NAMES[actual] ?? '' };
}

// "he sat" and "ВС РФ" (a court) name no day: such a short form counts only in the spelling that a weekday has.
function weekdayNamed(word: string): number | undefined {
  if (ALSO_ENGLISH_WORDS.has(word)) return undefined;
  if (word.length === 2 && word === word.toUpperCase()) return undefined;
  return WEEKDAYS.get(plainWord(word));
}
