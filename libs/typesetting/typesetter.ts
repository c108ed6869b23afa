import { charactersOfAll, readFonts } from './fonts.js';
import type { Paper, PaperFile } from './paper.js';
import { placeFiles, type PlacedFiles } from './placed-files.js';
import { printData } from './print-data.js';
import { TEMPLATE } from './template.js';
import { TypesettingFailed } from './typesetting-failed.js';
import { Typst } from './typst.js';

/** A document of one picture, to find out whether it can be read. */
const PROBE = `
  #set document(title: "probe", date: datetime(year: 2000, month: 1, day: 1))
  #image("probed", alt: "probed")
`;

/**
 * Sets papers as PDF/A-3b, one after the other. Nothing is read from a disk but the fonts, and nothing from a network.
 * A picture that cannot be read does not cost the paper: a crossed frame stands in its place, above its caption. So it does for a
 * JPEG in CMYK, which PDF/A does not take without a profile. The compiler keeps some memory for good; a `Press` sees to that.
 */
export class Typesetter {
  private readonly typst: Typst;
  private readonly characters: ReadonlySet<number>;

  constructor() {
    const fonts = readFonts();
    this.characters = charactersOfAll(fonts);
    this.typst = new Typst(fonts);
    this.typst.source('paper.typ', TEMPLATE);
    this.typst.source('probe.typ', PROBE);
  }

  /** @throws TypesettingFailed when the compiler refuses the paper */
  pdf(paper: Paper, files: readonly PaperFile[] = []): Uint8Array {
    const placed = placeFiles(paper, files);
    try {
      for (const [path, bytes] of placed.bytes) this.typst.put(path, bytes);
      return this.typeset(paper, placed);
    } finally {
      this.typst.forget([...placed.bytes.keys(), 'paper.json', 'probed']);
    }
  }

  private typeset(paper: Paper, placed: PlacedFiles): Uint8Array {
    this.typst.put('paper.json', Buffer.from(printData(paper, placed, this.characters)));
    try {
      return this.typst.pdf('paper.typ');
    } catch (error) {
      const pictures = new Map([...placed.pictures].filter(([, path]) => this.isReadable(placed.bytes.get(path))));
      if (pictures.size === placed.pictures.size) throw error;
      return this.typeset(paper, { ...placed, pictures });
    }
  }

  private isReadable(picture: Uint8Array | undefined): boolean {
    if (picture === undefined) return false;
    this.typst.put('probed', picture);
    try {
      this.typst.pdf('probe.typ');
      return true;
    } catch (error) {
      if (error instanceof TypesettingFailed) return false;
      throw error;
    }
  }
}
