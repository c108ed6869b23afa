import type { EventStore } from '#event-store';
import type { Derivation, Derived, Deriving } from './derivation.js';
import { stretch } from './positions.js';
import type { Generation, SqliteReadModel } from './sqlite-read-model.js';
import { linkAfter, touchedBy } from './touched.js';

/** How many casefiles are read between two writes: it bounds the memory. */
const CHUNK = 100;
/** From how many casefiles on it pays to have threads begin. */
const MANY = 1000;
/** How many chunks are derived at the same time, where there are threads for it. */
const AHEAD = 4;

export interface RebuildOptions {
  readonly store: EventStore;
  readonly model: SqliteReadModel;
  readonly derivation: Derivation;
  /** Derives the casefiles once there are many; `derivation` does when left out. */
  readonly building?: Deriving | undefined;
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
  options: RebuildOptions,
): Promise<number> {
  const { store, model, derivation, on } = options;
  const building: Deriving = options.building ?? derivation;
  const wanted = generations.map(({ projection }) => projection);
  const ahead: Promise<void>[] = [];
  const write = async (derived: Promise<readonly Derived[]>) => {
    const subjects = await derived;
    model.put(generations, subjects);
    options.written(subjects);
  };
  let done = 0;
  const derive = async (casefiles: readonly string[]) => {
    for (let at = 0; at < casefiles.length; at += CHUNK) {
      if (ahead.length >= AHEAD) await ahead.shift();
      const by = (done += CHUNK) > MANY ? building : derivation;
      ahead.push(write(by.casefiles(casefiles.slice(at, at + CHUNK), on, wanted)));
    }
  };
  const { index } = model;
  await linkAfter(from, store, model);
  try {
    for await (const streams of store.streamsAfter(stretch(from, to))) {
      const { casefiles, lists } = touchedBy(streams, model);
      await derive(casefiles);
      await write(derivation.lists(lists, wanted));
    }
    await Promise.all(ahead.splice(0));
    let since = mark;
    while (since !== index.mark) {
      const alike = index.alikeSince(since);
      since = index.mark;
      await derive(alike);
      await Promise.all(ahead.splice(0));
    }
    return since;
  } finally {
    await Promise.allSettled(ahead);
    await building.close?.();
  }
}
