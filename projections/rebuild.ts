import type { EventStore } from '#event-store';
import type { Derivation, Derived } from './derivation.js';
import { stretch } from './positions.js';
import type { Generation, SqliteReadModel } from './sqlite-read-model.js';
import { linkAfter, touchedBy } from './touched.js';

/** How many casefiles are read between two writes: it bounds the memory. */
const CHUNK = 100;

export interface RebuildOptions {
  readonly store: EventStore;
  readonly model: SqliteReadModel;
  readonly derivation: Derivation;
  readonly on: string;
  /** Told of the subjects as they are written. */
  readonly written: (subjects: readonly Derived[]) => void;
}

/**
 * Fills empty tables from a stretch of the log. Each casefile is read once however many events it has there: the rows
 * are made of whole streams, so the order of the log does not matter to them. Those that have become alike since the
 * mark are read again at the end; it answers with the mark they have been read up to.
 */
export async function fill(
  generations: readonly Generation[],
  from: string,
  to: string,
  mark: number,
  { store, model, derivation, on, written }: RebuildOptions,
): Promise<number> {
  const wanted = generations.map(({ projection }) => projection);
  const write = (subjects: readonly Derived[]) => {
    model.put(generations, subjects);
    written(subjects);
  };
  const derive = async (casefiles: readonly string[]) => {
    for (let at = 0; at < casefiles.length; at += CHUNK)
      write(await derivation.casefiles(casefiles.slice(at, at + CHUNK), on, wanted));
  };
  const { index } = model;
  await linkAfter(from, store, model);
  for await (const streams of store.streamsAfter(stretch(from, to))) {
    const { casefiles, lists } = touchedBy(streams, model);
    await derive(casefiles);
    write(await derivation.lists(lists, wanted));
  }
  let since = mark;
  while (since !== index.mark) {
    const alike = index.alikeSince(since);
    since = index.mark;
    await derive(alike);
  }
  return since;
}
