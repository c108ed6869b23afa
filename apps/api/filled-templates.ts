import { templateNamed } from '#dossier';
import { CasefileTold, NotOnRecord } from '#projections';
import { LANGUAGES, Malformed, OneOf, Text, type Language } from '#record';
import { markdownOf, type Press } from '#typesetting';
import type { MadeFile } from './made-file.js';
import type { Telling } from './telling.js';

const FORMATS = ['pdf', 'markdown'] as const;

/** A template that somebody wants filled from a casefile. */
export class FilledTemplate extends CasefileTold {
  @Text({ max: 60, example: 'wgad-questionnaire' })
  template!: string;

  @OneOf(FORMATS, { optional: true, about: 'pdf by default; markdown to go on writing in' })
  format?: (typeof FORMATS)[number];

  @OneOf(LANGUAGES, { optional: true, about: "One of the template's own languages; its first by default" })
  lang?: Language;
}

/** Fills templates from the record: what it does not hold stays as a gap. */
export class FilledTemplates {
  constructor(
    private readonly telling: Telling,
    private readonly press: Press,
  ) {}

  /** @throws NotOnRecord where there is no such template, casefile or profile; Malformed for a language it is not sent in */
  async make(asked: FilledTemplate): Promise<MadeFile> {
    const template = templateNamed(asked.template);
    if (template === undefined) throw new NotOnRecord('template');
    const language = asked.lang ?? template.languages[0] ?? 'en';
    if (!template.languages.includes(language))
      throw new Malformed([{ field: 'lang', message: `must be one of ${template.languages.join(', ')}` }]);
    asked.profile ??= template.profile;
    const { material, files } = await this.telling.materialFor(asked);
    const paper = template.fill(material, language);
    const name = `${template.id}-${asked.casefile}`;
    if (asked.format === 'markdown')
      return { name: `${name}.md`, mediaType: 'text/markdown; charset=utf-8', bytes: Buffer.from(markdownOf(paper)) };
    return { name: `${name}.pdf`, mediaType: 'application/pdf', bytes: await this.press.pdf(paper, files) };
  }
}
