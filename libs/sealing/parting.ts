import type { Json } from '#event-store';

/** An event parted for sealing: what anyone may know of it, and whose all the rest is. */
export interface Parted {
  /** The type as anyone may know it. */
  readonly type: string;
  readonly published: Readonly<Record<string, unknown>>;
  /** SHA-256 of public documents that it cites. */
  readonly sources: readonly string[];
  /** The id of the event that it corrects. */
  readonly corrects?: string;
  /** The name of the field whose digest is pointed out, for it commits to something. */
  readonly commits?: string;
  /** Whether the name of the stream itself is not for everyone. */
  readonly hidesStream: boolean;
  /** The first is about the subject of the stream: without it nothing of the event can be read. */
  readonly parts: readonly { readonly subject: string; readonly data: unknown }[];
}

/** Knows whose data is in an event; the domain does, and sealing does not. */
export interface Parting {
  part(stream: string, event: { readonly type: string; readonly data: Json }): Parted;
  /** The data from its parts; of the later ones some may have been erased. */
  rejoin(type: string, published: Parted['published'], parts: readonly (Json | undefined)[]): Json;
  /** What an event reads as of which nothing is left. */
  erased(type: string): { readonly type: string; readonly data: Json };
}
