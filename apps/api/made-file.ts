/** A file that was made, ready to be sent or kept. */
export interface MadeFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The media type of each format that papers are asked for in. */
export const MEDIA_TYPES = {
  pdf: 'application/pdf',
  json: 'application/json',
  markdown: 'text/markdown',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
