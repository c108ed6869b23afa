import type { Paper, PaperFile } from './paper.js';
import { qrCode } from './qr-code.js';
import { TypesettingFailed } from './typesetting-failed.js';

/** A file of the PDF's own, beside its pages. */
interface Attachment {
  readonly path: string;
  readonly name: string;
  readonly mediaType: string;
  readonly about: string;
}

/** Where the template finds what goes with a paper. */
export interface PlacedFiles {
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** The paths of pictures, by the names that the paper has for them. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly attachments: readonly Attachment[];
  /** The footer's address as a picture in shades of grey, so many points wide and high. */
  readonly code?: { readonly path: string; readonly size: number };
}

/**
 * Names may be anything, so files are placed under paths of ours.
 * @throws TypesettingFailed for an attachment without a byte, at which the compiler ends its process
 */
export function placeFiles(paper: Paper, files: readonly PaperFile[]): PlacedFiles {
  const bytes = new Map(files.map((file, number) => [`file-${number}`, file.bytes]));
  const pictures = new Map<string, string>();
  const attachments: Attachment[] = [];
  if (files.some((file) => file.attachedAs !== undefined && file.bytes.length === 0))
    throw new TypesettingFailed([{ message: 'an attached file is empty', line: 0 }]);
  for (const [number, { name, mediaType, attachedAs, bytes: content }] of files.entries()) {
    const path = `file-${number}`;
    if (attachedAs !== undefined) attachments.push({ path, name, mediaType, about: attachedAs });
    else if (isPicture(content)) pictures.set(name, path);
  }
  const address = paper.footer?.address;
  if (address === undefined) return { bytes, pictures, attachments };
  const { size, bytes: code } = qrCode(address);
  return { bytes: bytes.set('code', code), pictures, attachments, code: { path: 'code', size } };
}

/** A PNG or a JPEG, by its first bytes: the compiler reads more kinds, some of which name other files. */
const isPicture = (bytes: Uint8Array): boolean =>
  /^(89504e47|ffd8ff)/.test(Buffer.from(bytes.subarray(0, 4)).toString('hex'));
