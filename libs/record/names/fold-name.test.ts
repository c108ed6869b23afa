import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nameKey, nameWords } from './fold-name.js';

describe('the words of a name', () => {
  it.each<[name: string, words: string[]]>([
    ['Anna Example', ['anna', 'example']],
    ['  ПРИКЛАД,  Ганна ', ['pryklad', 'hanna']],
    ['Приклад-Зразок', ['pryklad', 'zrazok']],
    ['Щербань Юлія', ['shcherban', 'iuliia']],
    ["Дем'яненко", ['demianenko']],
    ['Дем’яненко', ['demianenko']],
    ['Ćwik Łucja', ['cwik', 'łucja']],
    ['Ґалаґан', ['galagan']],
    ['Андрей', ['andrei']],
    ['Ўладзімір', ['uladzimir']],
    ['', []],
    [' - ', []],
  ])('%j: %j', (name, words) => {
    expect(nameWords(name)).toEqual(words);
  });

  it('are the same however the letters are composed', () => {
    fc.assert(
      fc.property(fc.constantFrom('Андрій Їжак', 'Zoé Müller', 'Йосип'), (name) => {
        expect(nameWords(name.normalize('NFD'))).toEqual(nameWords(name.normalize('NFC')));
      }),
    );
  });

  it('are found in themselves', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const words = nameWords(name);
        expect(nameWords(words.join(' '))).toEqual(words);
      }),
    );
  });
});

describe('the key of a name', () => {
  it('is the same for the same words in any order, and tells families apart', () => {
    expect(nameKey('Example Anna')).toBe(nameKey('anna EXAMPLE'));
    expect(nameKey('Umerov')).not.toBe(nameKey('Omerov'));
  });
});
