/** Cyrillic letters by the Ukrainian national romanisation of 2010, with those that only Russian has. For finding only. */
const LATIN: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'h', ґ: 'g', д: 'd', е: 'e', є: 'ie', ж: 'zh', з: 'z', и: 'y', і: 'i', ї: 'i', й: 'i',
  к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch',
  ш: 'sh', щ: 'shch', ь: '', ю: 'iu', я: 'ia', ъ: '', ы: 'y', э: 'e', ё: 'e',
}; // prettier-ignore

// A casefile's few names are folded again for every reader and every row made of it.
const MOST_REMEMBERED = 500;
const remembered = new Map<string, readonly string[]>();

/** The words of a name as they are searched for: without case, diacritics, apostrophes and script. */
export function nameWords(text: string): readonly string[] {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const words = folded(text);
  remembered.set(text, words);
  return words;
}

function folded(text: string): string[] {
  const bare = romanised(text.normalize('NFC').toLowerCase())
    .normalize('NFD')
    .replaceAll(/[\p{M}'’ʼ`]/gu, '');
  // A letter that the table knows only without its mark, such as ў, has lost it by now.
  return romanised(bare)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function romanised(text: string): string {
  return Array.from(text, (letter) => LATIN[letter] ?? letter).join('');
}

/** What two spellings must share to be one name: their words, in any order. */
export function nameKey(text: string): string {
  return nameWords(text).toSorted().join(' ');
}
