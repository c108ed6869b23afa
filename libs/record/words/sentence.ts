/** The languages that the record speaks; what sources wrote stays in theirs. */
export const LANGUAGES = ['en', 'uk'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Something that can be said in each language. */
export interface Said {
  in(language: Language): string;
}

/** What may stand in a sentence: a text as it is in the source, or something that is said in the reader's language. */
export type Word = string | number | Said;

/** What the templates of a room are in another language than English: `'Held {0} days.'` → `'Утримується {0} днів.'`. */
export type Catalogue = Readonly<Record<string, string>>;
export type Catalogues = Readonly<Record<Exclude<Language, 'en'>, Catalogue>>;

/**
 * A sentence of ours, in every language. English stands in the code as its template, with `{0}`, `{1}` … for what is filled
 * in; other languages stand in a catalogue. As text and as JSON it is English. A template that a catalogue lacks stays English.
 */
export class Sentence implements Said {
  /** `parts` are a template's own, or one text: a sentence is made often and said seldom, so they are joined when it is. */
  constructor(
    private readonly parts: readonly string[],
    readonly words: readonly Word[],
    private readonly catalogues: Catalogues,
  ) {}

  /** What catalogues know it by. */
  get template(): string {
    return this.parts.reduce((so, part, at) => `${so}{${at - 1}}${part}`);
  }

  in(language: Language): string {
    if (language === 'en') return this.toString();
    const { template } = this;
    const known = this.catalogues[language];
    const said = Object.hasOwn(known, template) ? known[template] : undefined;
    if (said === undefined) return this.joined(language);
    return said.replaceAll(/\{(\d+)\}/g, (_, at: string) => wordIn(this.words[Number(at)] ?? '', language));
  }

  toString(): string {
    return this.joined('en');
  }

  toJSON(): string {
    return this.joined('en');
  }

  private joined(language: Language): string {
    return this.parts.reduce((so, part, at) => `${so}${wordIn(this.words[at - 1] ?? '', language)}${part}`);
  }
}

/** A word as it stands in a sentence of that language. */
export function wordIn(word: Word, language: Language): string {
  return typeof word === 'object' ? word.in(language) : String(word);
}

/** How a room says its sentences: `` say`Held for ${days} days.` ``, and a code of a closed list as a word. */
export interface Say {
  (template: TemplateStringsArray, ...words: readonly Word[]): Sentence;
  /** `none-known` as "none known", or as the catalogue has "none known". */
  word(this: void, code: string): Sentence;
}

/** How a room with those catalogues says its sentences. */
export function sayingWith(catalogues: Catalogues): Say {
  const say = (parts: TemplateStringsArray, ...words: readonly Word[]) => new Sentence(parts, words, catalogues);
  const word = (code: string) => new Sentence([code.replaceAll('-', ' ')], [], catalogues);
  return Object.assign(say, { word });
}
