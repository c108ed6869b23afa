import type { Json, RecordedEvent } from '#event-store';
import { openingsOf, type OpenedSeal, type Opening, type OpenShare } from '#sealing';
import { canonicalJson } from '#transparency-log';

/** An event as a reader sees it now. */
export interface Seen {
  readonly type: string;
  /** With all its fields as they stand in the record, those that the reader may not see cut out. */
  readonly data: Json;
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
  if (seen === undefined) return undefined;
  const fields = new SeenFields(event.id, seen);
  return shares.flatMap((share) =>
    share === undefined ? [] : share.openings.filter((opening) => fields.has(opening, share)),
  );
}

/** No secret: only the names and values of what it opens are looked at. */
const ANY_KEY = Buffer.alloc(32);

/** What is seen, in the fields that sealing makes of it. */
class SeenFields {
  private readonly type: string;
  private readonly values: ReadonlyMap<string, string>;
  private readonly items: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(eventId: string, { type, data }: Seen) {
    // It was put together by a program: members that are undefined are no members.
    const json = JSON.parse(JSON.stringify(data)) as Json;
    this.type = type;
    this.values = new Map(openingsOf(ANY_KEY, eventId, json).map(({ name, value }) => [name, canonicalJson(value)]));
    const lists = Object.entries(json ?? {}).filter(([, value]) => Array.isArray(value));
    this.items = new Map(lists.map(([name, items]) => [name, new Set((items as Json[]).map(canonicalJson))]));
  }

  /** Whether the field that an opening of the share opens is seen as it is. */
  has({ name, value }: Opening, { type, openings }: OpenShare): boolean {
    if (name === 'type' && type !== undefined) return value === this.type;
    const text = canonicalJson(value);
    if (this.values.get(name) === text) return true;
    // Of a list that is sealed in shares, each holds one item: where it stands among the others, it does not say.
    const list = /^(.*)\.0$/.exec(name)?.[1];
    const isOneOfMany = list !== undefined && !openings.some((other) => other.name === `${list}.1`);
    return isOneOfMany && this.items.get(list)?.has(text) === true;
  }
}
