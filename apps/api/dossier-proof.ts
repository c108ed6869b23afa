import { openingsOfEvent, whatMayBeOpened } from '#audit';
import type { DossierProof } from '#dossier';
import type { EventStore } from '#event-store';
import { Events, type EventAnswer, type Page, type Reader, type ToldAnswer } from '#projections';
import { read, type Protection, type Reading } from '#record';
import type { KeyStore } from '#sealing';
import { base64, formatNote, parseCheckpoint, parseNote, type PublishedCheckpoint } from '#transparency-log';
import { seenIn } from './auditing.js';
import type { LogKeeping } from './log-keeping.js';

/** What proofs are made from. */
export interface ProvingParts {
  readonly reader: Reader;
  readonly log: LogKeeping;
  readonly beneath: EventStore;
  readonly keys: KeyStore;
  /** Where others reach this server. */
  readonly address: string;
}

/** Proves what a reading tells: each of its claims stands in the log as it was recorded. */
export class DossierProofs {
  constructor(private readonly parts: ProvingParts) {}

  /**
   * The proofs under the first checkpoint that covered all that is told, so that they stay the same as the log grows;
   * undefined where none covers it, because the log does not go on.
   */
  async of({ reading: told, audience: { level }, documents }: ToldAnswer): Promise<DossierProof | undefined> {
    const claims = claimsIn(told);
    const events = (await this.recorded(told, level)).filter(
      ({ id, revision, data }) => revision === 0 || claims.has(id) || claims.has(correctedBy(data)),
    );
    const last = events.at(-1);
    if (last === undefined) return undefined;
    const checkpoint = await this.covering(events);
    if (checkpoint === undefined) return undefined;
    const ids = events.map(({ id }) => id);
    const places = await this.parts.log.kept.placesOf(ids, checkpoint);
    const seen = new Map(events.map((event) => [event.id, event]));
    const { origin, size, root } = parseCheckpoint(parseNote(checkpoint.note).text);
    return {
      origin,
      size,
      root: base64(root),
      checkpoint: ofTheLog(checkpoint, origin),
      address: `${this.parts.address}/log/proof/${last.id}`,
      events: await Promise.all(
        places.map(async ({ hashes, ...place }) => ({
          ...place,
          hashes: hashes.map(base64),
          openings: await this.openingsOf(seen.get(place.event), (sha256) => documents.has(sha256)),
        })),
      ),
    };
  }

  /** The casefile's own events as the level sees them, up to the last one that the reading includes. */
  private async recorded({ id, position }: Reading, level: Protection): Promise<EventAnswer[]> {
    const events: EventAnswer[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = cursor === undefined ? {} : { cursor };
      const question = read(Events, { stream: `casefile-${id}`, limit: 500, ...page }).askedWith(level);
      const { items, next } = (await this.parts.reader.execute(question)) as Page<EventAnswer>;
      events.push(...items.filter((event) => event.position <= position));
      cursor = next;
    }
    return events;
  }

  private async covering(events: readonly EventAnswer[]): Promise<PublishedCheckpoint | undefined> {
    const { log } = this.parts;
    const first = () => {
      const indices = events.map(({ id }) => log.kept.indexOf(id) ?? Number.POSITIVE_INFINITY);
      return log.kept.firstCovering(Math.max(...indices));
    };
    const covering = first();
    if (covering !== undefined || log.isForked) return covering;
    await log.sequence();
    return first();
  }

  private async openingsOf(seen: EventAnswer | undefined, isNamed: IsNamed): Promise<string[]> {
    const event = seen === undefined ? undefined : await this.parts.beneath.readEvent(seen.id);
    if (event === undefined || seen === undefined) return [];
    const openings = await whatMayBeOpened(event, openingsOfEvent(event, this.parts.keys), async () => seenIn(seen));
    return (openings ?? []).filter((opening) => isTold(opening, isNamed)).map(({ text }) => text);
  }
}

function claimsIn({ occurrences }: Reading): Set<string | undefined> {
  return new Set(occurrences.flatMap(({ account, others }) => [account, ...others].map(({ claim }) => claim)));
}

function correctedBy(data: object): string | undefined {
  return 'values' in data && 'claim' in data && typeof data.claim === 'string' ? data.claim : '';
}

/** Whether a document may be named to the audience. */
type IsNamed = (sha256: string) => boolean;

/**
 * Whether a field that the level may read is one that a dossier tells: the notes of those who keep the record, the casefiles
 * of others, minors whom a correction took out again, and what is cited from a document that may not be named are not.
 */
function isTold({ name, value }: { readonly name: string; readonly value: unknown }, isNamed: IsNamed): boolean {
  const field = name.split('.').at(-1) ?? name;
  if (field === 'note' || field === 'casefile') return false;
  if (field === 'document') return typeof value === 'string' && isNamed(value);
  if (field === 'minor') return value !== true;
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([inner, part]) => isTold({ name: inner, value: part }, isNamed));
}

/** The checkpoint as the log alone signed it: cosignatures may come later, and the same dossier has the same bytes. */
function ofTheLog({ note }: PublishedCheckpoint, origin: string): string {
  const { text, signatures } = parseNote(note);
  return formatNote({ text, signatures: signatures.filter(({ name }) => name === origin) });
}
