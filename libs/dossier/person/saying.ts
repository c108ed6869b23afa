import { LANGUAGES, type Language, type Said } from '#record';
import { WORDS, type Words } from '../words/index.js';

/** Something of ours in every language, by what says it in each. As text and as JSON it is English, like any sentence. */
export class Saying implements Said {
  constructor(private readonly say: (language: Language) => string) {}

  in(language: Language): string {
    return this.say(language);
  }

  toString(): string {
    return this.say('en');
  }

  toJSON(): string {
    return this.say('en');
  }
}

/** What stands among the words of papers, as something that is said. */
export function worded(choose: (words: Words, language: Language) => string): Saying {
  return new Saying((language) => choose(WORDS[language], language));
}

/** Something made for each language, once. */
export function inEach<T>(make: (language: Language) => T): Readonly<Record<Language, T>> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Record<Language, T>;
}
