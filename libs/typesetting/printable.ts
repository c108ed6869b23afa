import { visible } from './visible.js';

/** Of no shape of their own: marks that join letters or choose a variant, fillers, tags. */
const SHAPELESS = /[\p{Cf}\p{Variation_Selector}\u{34F}\u{115F}\u{1160}\u{3164}\u{FFA0}]/u;

const SOFT_HYPHEN = '\u{AD}';

/** A text as it can be set in a font: a character without a glyph stands as its number, such as `[U+1F600]`. */
export function printable(text: string, characters: ReadonlySet<number>): string {
  let printed = '';
  for (const character of visible(text.normalize('NFC'))) {
    const number = character.codePointAt(0) ?? 0;
    if (character === '\n' || character === SOFT_HYPHEN) printed += character;
    else if (SHAPELESS.test(character)) continue;
    else printed += characters.has(number) ? character : `[U+${number.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return printed;
}
