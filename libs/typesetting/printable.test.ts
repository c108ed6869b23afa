import { describe, expect, it } from '@jest/globals';
import { breaking, breakingText } from './breaking.js';
import { charactersOfAll, readFonts } from './fonts.js';
import { charactersOf } from './glyphs.js';
import { printable } from './printable.js';
import { TypesettingFailed } from './typesetting-failed.js';

const characters = charactersOfAll(readFonts());
const set = (text: string) => printable(text, characters);

describe('the faces that papers are set in', () => {
  it('have the letters of Ukrainian, Crimean Tatar and their neighbours', () => {
    const letters = 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюяёъыэ’ʼ№«»„“–—…₴•€ñğşçöüâıабвABCŁßćž';
    const missing = [...letters, ...letters.toUpperCase(), 'İ'].filter(
      (letter) => !characters.has(letter.codePointAt(0) ?? 0),
    );
    expect(missing).toEqual([]);
  });

  it('are read only where a font says what it has', () => {
    expect(() => charactersOf(new Uint8Array(64))).toThrow('cmap');
    const withoutUnicode = new Uint8Array(64);
    withoutUnicode.set([0, 1], 4);
    withoutUnicode.set(Buffer.from('cmap'), 12);
    withoutUnicode.set([0, 0, 0, 32], 20);
    expect(() => charactersOf(withoutUnicode)).toThrow('all Unicode');
  });
});

describe('a text as it can be set', () => {
  it.each([
    ['Ганна Приклад, İsmail', 'Ганна Приклад, İsmail'],
    ['smile 😀', 'smile [U+1F600]'],
    ['漢字', '[U+6F22][U+5B57]'],
    ['family 👩‍👧', 'family [U+1F469][U+1F467]'],
    ['i\u{306}', 'ĭ'],
    ['a\tb\r\nc\rd\u{2028}e', 'a b\nc\nd\ne'],
    ['pay\u{202E}cilbup\u{202C} \u{2067}x\u{2069}\u{200F}', 'paycilbup x'],
    ['\u{0}\u{1B}[31m\u{7F}\u{9B}', '[31m'],
    ['zero\u{200B}\u{FEFF}\u{2060} width\u{FE0F}', 'zero width'],
    ['lone \u{D800}', 'lone �'],
    ['soft\u{AD}hyphen', 'soft\u{AD}hyphen'],
    ['\u{E000}', '[U+E000]'],
  ])('of %j is %j', (text, printed) => {
    expect(set(text)).toBe(printed);
  });
});

describe('a word longer than its line', () => {
  it('may break anywhere, with hyphens when it is made of letters', () => {
    expect(breaking('Приклад', 7)).toBe('Приклад');
    expect(breaking('а Приклад', 6)).toBe('а П\u{AD}р\u{AD}и\u{AD}к\u{AD}л\u{AD}а\u{AD}д');
    expect(breaking('a1b2', 3)).toBe('a\u{E000}1\u{E000}b\u{E000}2');
    expect(breaking('https://a.example', 12)).toBe('http\u{E000}s://\u{E000}a.ex\u{E000}ampl\u{E000}e');
  });

  it('keeps its marks on its letters', () => {
    expect(breaking('x\u{301}1', 2)).toBe('x\u{301}\u{E000}1');
    expect(breaking('\u{301}x1', 2)).toBe('\u{301}\u{E000}x\u{E000}1');
  });

  it('breaks in every kind of run', () => {
    const long = 'f'.repeat(25);
    const text = breakingText([long, { strong: long }, { quiet: long }, { gap: long }, { cites: [1] }]);
    expect(JSON.stringify(text).match(/f\u{AD}f/gu)).toHaveLength(4 * 12);
    expect(text.at(-1)).toEqual({ cites: [1] });
  });
});

describe('a failure of typesetting', () => {
  it('says what the compiler says, and nothing that it quotes', () => {
    const failed = new TypesettingFailed([
      { message: 'the text `"Anna Example"` could not be displayed', line: 3 },
      { message: 'panicked with: "Anna Example"', line: 0 },
    ]);
    expect(failed.message).toBe('the paper could not be typeset: the text (line 3); panicked with: (line 0)');
    expect(JSON.stringify(failed.diagnostics)).not.toContain('Anna');
  });
});
