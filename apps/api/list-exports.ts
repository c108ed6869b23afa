import { ClosedEntries, listContent, listJson, listPaper, listWorkbook, shortNumber, type ListContent } from '#dossier';
import { FrozenList, type FrozenListAnswer, type Reader } from '#projections';
import { LANGUAGES, OneOf, Refused, type Language } from '#record';
import { xlsxOf, type Press } from '#typesetting';
import { MEDIA_TYPES, type MadeFile } from './made-file.js';

const FORMATS = ['xlsx', 'pdf', 'json'] as const;
type ListFormat = (typeof FORMATS)[number];

/** A frozen version of a list that somebody asks for as a file. */
export class ListExport extends FrozenList {
  @OneOf(FORMATS, { optional: true, about: 'json by default' })
  format?: ListFormat;

  @OneOf(LANGUAGES, { optional: true, about: 'The language of the PDF, en by default; the others speak both' })
  lang?: Language;
}

/** Makes files of frozen lists, to be handed over. The same frozen version gives the same file. */
export class ListExports {
  constructor(
    private readonly reader: Pick<Reader, 'execute'>,
    private readonly press: Pick<Press, 'pdf'>,
  ) {}

  /**
   * The list as the recipient of its profile may be told it, by somebody who may read it.
   * @throws Refused `above-clearance` where anybody on it is closed to the recipient, or to the one who asks; NotOnRecord
   */
  async make(asked: ListExport): Promise<MadeFile> {
    const { format = 'json', lang = 'en' } = asked;
    const content = contentOf((await this.reader.execute(asked)) as FrozenListAnswer);
    const { id, version } = content.list;
    return {
      name: `exchange-list-${shortNumber(id)}-v${version}.${format}`,
      mediaType: MEDIA_TYPES[format],
      bytes: await this.written(content, format, lang),
    };
  }

  private async written(content: ListContent, format: ListFormat, language: Language): Promise<Uint8Array> {
    switch (format) {
      case 'xlsx':
        return xlsxOf(listWorkbook(content));
      case 'pdf':
        return this.press.pdf(listPaper(content, language));
      case 'json':
        return Buffer.from(listJson(content));
    }
  }
}

function contentOf(answer: FrozenListAnswer): ListContent {
  try {
    return listContent(answer);
  } catch (error) {
    if (error instanceof ClosedEntries)
      throw new Refused(
        'above-clearance',
        `${error.count} of the ${error.of} entries of this version are closed to its recipient, or to you: ask for it with ` +
          'a clearance that reads everybody on it, or drop whom the recipient may not be told of and freeze the list again.',
      );
    throw error;
  }
}
