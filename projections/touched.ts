import type { EventStore, RecordedEvent } from '#event-store';
import { idOf, streamCategoryOf } from '#record';
import { stretch } from './positions.js';
import type { SqliteReadModel } from './sqlite-read-model.js';

/** The subjects whose rows a stretch of the log may change. */
export interface Touched {
  readonly casefiles: readonly string[];
  readonly lists: readonly string[];
  /** Whether a profile was published: that touches everybody, and waits its turn. */
  readonly profiles: boolean;
}

/** What events in these streams touch: the casefile itself, or those that the stream has named. */
export function touchedBy(streams: readonly string[], { index }: SqliteReadModel): Touched {
  const casefiles = new Set<string>();
  const lists = new Set<string>();
  for (const stream of streams) {
    const category = streamCategoryOf(stream);
    if (category === 'casefile') casefiles.add(idOf(stream));
    else for (const casefile of index.casefilesOf(stream)) casefiles.add(casefile);
    if (category === 'exchangelist') lists.add(idOf(stream));
  }
  return { casefiles: [...casefiles], lists: [...lists], profiles: streams.some(isOfProfile) };
}

const isOfProfile = (stream: string) => streamCategoryOf(stream) === 'profile';

/** The subjects that these streams are about in the first place: over the whole log, every subject once. */
export function standingIn(streams: readonly string[]): Pick<Touched, 'casefiles' | 'lists'> {
  const ids = (wanted: string) => streams.filter((stream) => streamCategoryOf(stream) === wanted).map(idOf);
  return { casefiles: ids('casefile'), lists: ids('exchangelist') };
}

/** Notes which streams name which casefiles, as every event about a person outside their casefile says; and which are of profiles. */
export function linkEvents(events: readonly RecordedEvent[], model: SqliteReadModel): void {
  model.transaction(() => {
    for (const { stream, data } of events) {
      if (isOfProfile(stream)) model.index.noteProfile(stream);
      const { casefile } = data as { casefile?: unknown };
      if (typeof casefile === 'string') model.index.link(stream, casefile);
    }
  });
}

/** Notes them for what was recorded after a position: casefiles, most of the log, are passed over unread. */
export async function linkAfter(from: string, store: EventStore, model: SqliteReadModel): Promise<void> {
  for await (const streams of store.streamsAfter(stretch(from)))
    for (const stream of streams)
      if (NAMING.has(streamCategoryOf(stream))) linkEvents(await store.readStream(stream), model);
}

const NAMING = new Set(['pledge', 'exchangelist', 'casegroup', 'profile']);
