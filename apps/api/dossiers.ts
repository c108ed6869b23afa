import { dossierOf, dossierPaper } from '#dossier';
import { CasefileTold } from '#projections';
import { LANGUAGES, OneOf, type Language } from '#record';
import type { PaperFile, Press } from '#typesetting';
import type { DossierProofs } from './dossier-proof.js';
import type { MadeFile } from './made-file.js';
import type { Telling } from './telling.js';

const FORMATS = ['pdf', 'json'] as const;

/** A dossier that somebody asks for. */
export class DossierAsked extends CasefileTold {
  @OneOf(FORMATS, { optional: true, about: 'pdf by default' })
  format?: (typeof FORMATS)[number];

  @OneOf(LANGUAGES, { optional: true, about: 'The language of the PDF; en by default' })
  lang?: Language;
}

/** Makes dossiers. The same question at the same position gives the same bytes. */
export class Dossiers {
  constructor(
    private readonly telling: Telling,
    private readonly proofs: DossierProofs,
    private readonly press: Press,
  ) {}

  /** @throws NotOnRecord when the casefile or the profile is not for the asker; Malformed for times that cannot be */
  async make(asked: DossierAsked): Promise<MadeFile> {
    const { material, files } = await this.telling.materialFor(asked);
    const proof = await this.proofs.of(material);
    const dossier = dossierOf(proof === undefined ? material : { ...material, proof });
    const name = `dossier-${dossier.casefile}`;
    const json = Buffer.from(`${JSON.stringify(dossier, null, 1)}\n`);
    if (asked.format === 'json') return { name: `${name}.json`, mediaType: 'application/json', bytes: json };
    const attached: PaperFile = {
      name: `${name}.json`,
      mediaType: 'application/json',
      bytes: json,
      attachedAs: 'This dossier for programs, with the proof of each claim.',
    };
    const bytes = await this.press.pdf(dossierPaper(dossier, asked.lang ?? 'en'), [...files, attached]);
    return { name: `${name}.pdf`, mediaType: 'application/pdf', bytes };
  }
}
