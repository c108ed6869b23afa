import type { EventStore } from '#event-store';
import { failuresIn, type Derivation, type Derived } from './derivation.js';
import { stretch } from './positions.js';
import type { Generation } from './generations.js';
import type { SqliteReadModel } from './sqlite-read-model.js';
import { linkAfter, standingIn, touchedBy } from './touched.js';

/** How many casefiles are read between two writes: it bounds the memory. */
const CHUNK = 100;

/** The part of the log that tables are filled from, and whether nothing is in them yet. */
export interface Span {
  readonly from: string;
  readonly to: string;
  readonly mark: number;
  readonly empty: boolean;
}

export interface RebuildOptions {
  readonly store: EventStore;
  readonly model: SqliteReadModel;
  readonly derivation: Derivation;
  readonly on: string;
  /** Told how many subjects were written. */
  readonly written: (subjects: number) => void;
}

/**
 * Fills the tables from a stretch of the log; when `empty` with rows that need not be looked for first. Each casefile is
 * read once however many events it has there: the rows are made of whole streams, so the order of the log does not
 * matter to them. Those that have become alike since the mark are read again at the end; it answers with the mark they
 * have been read up to. @throws ProjectionFailed when one of the projections cannot derive a subject
 */
export async function fill(
  generations: readonly Generation[],
  { from, to, mark, empty }: Span,
  { store, model, derivation, on, written }: RebuildOptions,
): Promise<number> {
  const wanted = generations.map(({ projection }) => projection);
  const derive = async (casefiles: readonly string[], isNew: boolean) => {
    for (let at = 0; at < casefiles.length; at += CHUNK)
      write(await derivation.casefiles(casefiles.slice(at, at + CHUNK), on, wanted), isNew);
  };
  const write = (subjects: readonly Derived[], isNew: boolean) => {
    const [failure] = failuresIn(subjects);
    if (failure !== undefined) throw failure;
    if (isNew) model.add(generations, subjects);
    else model.put(generations, subjects);
    written(subjects.length);
  };
  const { index } = model;
  await linkAfter(from, store, model);
  for await (const streams of store.streamsAfter(stretch(from, to))) {
    const { casefiles, lists } = empty ? standingIn(streams) : touchedBy(streams, model);
    await derive(casefiles, empty);
    write(await derivation.lists(lists, wanted), empty);
  }
  model.indexed(generations);
  let since = mark;
  while (since !== index.mark) {
    const alike = index.alikeSince(since);
    since = index.mark;
    await derive(alike, false);
  }
  return since;
}
