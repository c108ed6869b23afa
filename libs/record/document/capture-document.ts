import { RecordCommand, type Context, type Fact, type NewFact } from '../decider.js';
import { EdtfDate, OneOf, Sha256, Text, WholeNumber } from '../fields/index.js';
import { mayRead, PROTECTIONS, type Protection } from '../protection.js';
import { Refused } from '../refused.js';
import type { CapturedDocument } from './document.js';

/** A source was captured: what is known of it beside its bytes. */
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

  @OneOf(PROTECTIONS, {
    optional: true,
    about: 'When first captured, public if it has an address and team otherwise; then as it stands',
  })
  protection?: Protection;

  override stream(): string {
    return `document-${this.sha256}`;
  }

  override answers(): string {
    return this.sha256;
  }
}

type Capture = DocumentCaptured['data'];
const DESCRIPTION = ['mediaType', 'address', 'publisher', 'title', 'language', 'publishedOn', 'note'] as const;

export function captureDocument(
  command: CaptureDocument,
  state: CapturedDocument,
  context: Context,
): NewFact | undefined {
  const { ...asked } = command;
  const known = state.captures.length > 0 ? state.protection : undefined;
  const protection = asked.protection ?? known ?? (asked.address === undefined ? 'team' : 'public');
  if (known !== undefined && protection !== known && mayRead(known, protection) && !context.roles.includes('admin'))
    throw new Refused('protection-cannot-be-lowered', 'Only an administrator makes a document known to more people.');
  const same = (capture: Capture) => DESCRIPTION.every((name) => capture[name] === asked[name]);
  if (protection === known && state.captures.some(same)) return undefined;
  return { type: 'DocumentCaptured', data: { ...asked, protection, capturedAt: context.at.toISOString() } };
}
