import { describe, expect, it } from '@jest/globals';
import { sayingWith } from './sentence.js';

const say = sayingWith({
  uk: { 'Held for {0} days at {1}.': 'Утримується в {1}: {0} дн.', 'house arrest': 'домашній арешт', '': 'нічого' },
});

describe('a sentence', () => {
  const held = say`Held for ${3} days at ${'SIZO {1}'}.`;

  it('is English as text and as JSON', () => {
    expect(held.toString()).toBe('Held for 3 days at SIZO {1}.');
    expect(JSON.stringify({ held })).toBe('{"held":"Held for 3 days at SIZO {1}."}');
  });

  it('is said in another language, in the order of that one, with what sources wrote as they wrote it', () => {
    expect(held.in('uk')).toBe('Утримується в SIZO {1}: 3 дн.');
  });

  it('has words that are said in the same language', () => {
    expect(say`Held for ${3} days at ${say.word('house-arrest')}.`.in('uk')).toBe(
      'Утримується в домашній арешт: 3 дн.',
    );
  });

  it('stays English where nobody has said it otherwise', () => {
    expect(say`Released.`.in('uk')).toBe('Released.');
    expect(say.word('none-known').in('uk')).toBe('none known');
    expect(say.word('toString').in('uk')).toBe('toString');
  });
});
