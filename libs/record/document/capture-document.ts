import { RecordCommand, type Context, type Fact, type NewFact } from '../decider.js';
import { EdtfDate, OneOf, Sha256, Text, WholeNumber } from '../fields/index.js';
import { PROTECTIONS, type Protection } from '../protection.js';
import type { CapturedDocument } from './document.js';

export type DocumentCaptured = Fact<
  'DocumentCaptured',
  {
    readonly sha256: string;
    readonly mediaType: string;
    readonly size: number;
    readonly address?: string;
    readonly publisher?: string;
    readonly title?: string;
    readonly language?: string;
    readonly publishedOn?: string;
    readonly note?: string;
    readonly protection: Protection;
    readonly capturedAt: string;
  }
>;

/** Puts a source on record by its hash; its bytes are kept beside the record. */
export class CaptureDocument extends RecordCommand {
  @Sha256()
  sha256!: string;

  @Text({ max: 100, example: 'text/html' })
  mediaType!: string;

  @WholeNumber({ about: 'Bytes' })
  size!: number;

  @Text({ optional: true, max: 2000, about: 'Where it was published' })
  address?: string;

  @Text({ optional: true, max: 300 })
  publisher?: string;

  @Text({ optional: true, max: 500 })
  title?: string;

  @Text({ optional: true, max: 35, about: 'BCP 47' })
  language?: string;

  @EdtfDate({ optional: true })
  publishedOn?: string;

  @Text({ optional: true, max: 2000 })
  note?: string;

  @OneOf(PROTECTIONS, { optional: true, about: 'public when it has an address, team otherwise' })
  protection?: Protection;

  override stream(): string {
    return `document-${this.sha256}`;
  }
}

type Capture = DocumentCaptured['data'];
const DESCRIPTION = ['mediaType', 'address', 'publisher', 'title', 'language', 'publishedOn', 'note'] as const;

export function captureDocument(command: CaptureDocument, state: CapturedDocument, { at }: Context): NewFact | undefined {
  const { ...asked } = command;
  const protection = asked.protection ?? (asked.address === undefined ? 'team' : 'public');
  const same = (capture: Capture) => DESCRIPTION.every((name) => capture[name] === asked[name]);
  if (state.captures.some((capture) => same(capture) && capture.protection === protection)) return undefined;
  return { type: 'DocumentCaptured', data: { ...asked, protection, capturedAt: at.toISOString() } };
}
