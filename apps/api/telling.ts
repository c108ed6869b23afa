import type { DossierMaterial } from '#dossier';
import type { Evidence } from '#evidence';
import {
  DocumentRecord,
  NotOnRecord,
  Pledges,
  type CasefileTold,
  type Page,
  type Reader,
  type ToldAnswer,
} from '#projections';
import { read, type PledgeReading, type Protection, type Reading } from '#record';
import type { PaperFile } from '#typesetting';

/** What papers about a person are made of: what is told, and the files that are printed in them. */
export interface Material {
  readonly material: Omit<DossierMaterial, 'proof'>;
  readonly files: readonly PaperFile[];
}

/** A photograph of more bytes than this is not printed. */
const LARGEST_PHOTOGRAPH = 8 * 1024 * 1024;

/** Gathers what an audience is told of a person. */
export class Telling {
  constructor(
    private readonly reader: Reader,
    private readonly evidence: Evidence,
  ) {}

  /** @throws NotOnRecord when the casefile or the profile is not for the asker; Malformed for times that cannot be */
  async materialFor(asked: CasefileTold): Promise<Material> {
    const told = (await this.reader.execute(asked)) as ToldAnswer;
    const { reading, audience } = told;
    const [photograph, pledges] = await Promise.all([
      this.photographIn(reading, audience.level),
      this.pledgesFor(asked, audience.level),
    ]);
    if (photograph === undefined) return { material: { ...told, pledges }, files: [] };
    const { file, claim } = photograph;
    return { material: { ...told, pledges, photograph: { file: file.name, claim } }, files: [file] };
  }

  private async pledgesFor(
    { casefile, on, known }: CasefileTold,
    level: Protection,
  ): Promise<readonly PledgeReading[]> {
    const times = { ...(on === undefined ? {} : { on }), ...(known === undefined ? {} : { known }) };
    const question = read(Pledges, { casefile, limit: 500, ...times }).askedWith(level);
    return ((await this.reader.execute(question)) as Page<PledgeReading>).items;
  }

  /** The latest photograph on record whose bytes are here and may be shown. */
  private async photographIn({ occurrences }: Reading, level: Protection) {
    const taken = occurrences.findLast(({ kind }) => kind.name === 'Photographed');
    const sha256 = taken?.account.fields['document'];
    if (taken === undefined || typeof sha256 !== 'string' || !(await this.mayShow(sha256, level))) return undefined;
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.evidence.read(sha256)) chunks.push(chunk as Uint8Array);
    const bytes = Buffer.concat(chunks);
    const mediaType = pictureTypeOf(bytes);
    if (mediaType === undefined) return undefined;
    const name = `photograph.${mediaType === 'image/png' ? 'png' : 'jpg'}`;
    return { file: { name, mediaType, bytes }, claim: taken.account.claim };
  }

  private async mayShow(sha256: string, level: Protection): Promise<boolean> {
    const size = await this.evidence.sizeOf(sha256);
    if (size === undefined || size > LARGEST_PHOTOGRAPH) return false;
    try {
      await this.reader.execute(read(DocumentRecord, { sha256 }).askedWith(level));
      return true;
    } catch (error) {
      if (error instanceof NotOnRecord) return false;
      throw error;
    }
  }
}

/** What a picture is by its first bytes, whatever it was captured as; undefined for what is not printed. */
function pictureTypeOf(bytes: Uint8Array): 'image/png' | 'image/jpeg' | undefined {
  const first = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (first === '89504e47') return 'image/png';
  return first.startsWith('ffd8ff') ? 'image/jpeg' : undefined;
}
