import { wordOf } from './say.js';
import type { Language, Said } from './sentence.js';

/** Codes that an English sentence names as they are, and another language in words. */
export class Codes implements Said {
  private readonly codes: readonly string[];

  constructor(...codes: readonly string[]) {
    this.codes = codes;
  }

  in(language: Language): string {
    const said = language === 'en' ? this.codes : this.codes.map((code) => wordOf(code).in(language));
    return said.join(', ');
  }
}
