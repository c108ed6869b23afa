import type { Json, RecordedEvent } from '#event-store';
import type { OpenedSeal, Opening, OpenShare } from '#sealing';

/** An event as a reader sees it now. */
export interface Seen {
  readonly type: string;
  /** With all its fields as they stand in the record, those that the reader may not see cut out. */
  readonly data: Json;
  /** The same in parts, where the event is sealed in parts that are not simply some of its fields. */
  readonly parts?: readonly Json[];
}

/** Shows the reader an event of the store beneath; undefined when they may not see it at all. */
export type Visible = (event: RecordedEvent) => Promise<Seen | undefined>;

/**
 * The openings of an event that a reader may have: of each field that they see unchanged, and of no other. A field that
 * is cut in part is withheld whole. Undefined when they may not see the event at all.
 */
export async function whatMayBeOpened(
  event: RecordedEvent,
  { shares }: OpenedSeal,
  visible: Visible,
): Promise<readonly Opening[] | undefined> {
  const seen = await visible(event);
  return seen && shares.flatMap((share) => (share === undefined ? [] : unchangedIn(share, asJson(seen))));
}

/** What of a share is said unchanged by what is seen: field by field, or the share as a whole where it is one of the parts. */
function unchangedIn(share: OpenShare, { type, data, parts = [] }: Seen): readonly Opening[] {
  const fields = digestsOf(share.openingsIf(type, data));
  const isWhole = parts.some((part) => {
    const digests = digestsOf(share.openingsIf(type, part));
    return share.openings.every(({ digest }) => digests.has(digest));
  });
  return isWhole ? share.openings : share.openings.filter(({ digest }) => fields.has(digest));
}

function digestsOf(openings: readonly Opening[]): ReadonlySet<string> {
  return new Set(openings.map(({ digest }) => digest));
}

/** What is seen was put together by a program: members that are undefined are no members. */
function asJson(seen: Seen): Seen {
  return JSON.parse(JSON.stringify(seen)) as Seen;
}
