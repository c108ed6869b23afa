import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenRecord } from '#api';
import {
  Counts,
  Pledges,
  Profiles,
  ReadinessBoard,
  Register,
  type CountAnswer,
  type RegisterEntry,
} from '#projections';
import { claimKindNamed, streamCategoryOf, type PledgeReading } from '#record';
import { everything } from '../every-page.js';
import { ask, questionOf } from '../opening.js';

/** What is on record, in figures and by name. */
export interface Summary {
  readonly casefiles: CountAnswer;
  readonly people: readonly RegisterEntry[];
  readonly claims: number;
  readonly documents: number;
  readonly exchangeLists: number;
  readonly pledges: readonly PledgeReading[];
  /** Duties not done in time, months of a monthly one each counted. */
  readonly overdueDuties: number;
  /** Occurrences whose accounts differ and which nobody has adjudicated. */
  readonly conflicts: number;
  readonly readiness: readonly {
    readonly profile: string;
    readonly version: number;
    readonly ready: number;
    readonly notReady: number;
  }[];
  readonly log: { readonly events: number; readonly position: string; readonly bytes: number };
}

/** Looks at a small record as a whole. The readings include everything recorded. */
export async function summaryOf(record: OpenRecord): Promise<Summary> {
  const people = await everything(record, 'sealed', (page) => questionOf(Register, page));
  const pledges = await everything(record, 'sealed', (page) => questionOf(Pledges, page));
  const profiles = await ask(record, questionOf(Profiles, {}), 'sealed');
  return {
    casefiles: await ask(record, questionOf(Counts, { by: 'category' }), 'sealed'),
    people,
    pledges,
    overdueDuties: pledges.flatMap(({ duties }) => duties.flatMap(({ overdue }) => overdue ?? [])).length,
    conflicts: people.reduce((sum, { conflicts }) => sum + conflicts, 0),
    readiness: await Promise.all(profiles.items.map(({ id, version }) => boardOf(record, id, version))),
    ...(await logOf(record)),
  };
}

async function boardOf(record: OpenRecord, profile: string, version: number): Promise<Summary['readiness'][number]> {
  const board = await everything(record, 'sealed', (page) => questionOf(ReadinessBoard, { profile, ...page }));
  const ready = board.filter((entry) => entry.ready).length;
  return { profile, version, ready, notReady: board.length - ready };
}

async function logOf({
  store,
  configuration,
}: OpenRecord): Promise<Pick<Summary, 'log' | 'claims' | 'documents' | 'exchangeLists'>> {
  const documents = new Set<string>();
  let [events, claims, exchangeLists] = [0, 0, 0];
  let position = '';
  for await (const event of store.readAll()) {
    events++;
    ({ position } = event);
    const category = streamCategoryOf(event.stream);
    if (category === 'document') documents.add(event.stream);
    if (category === 'casefile' && claimKindNamed(event.type) !== undefined) claims++;
    if (event.type === 'ExchangeListDrafted') exchangeLists++;
  }
  // Beside the log lies what SQLite has yet to write into it.
  const files = (await readdir(configuration.data)).filter((name) => /^events\.db(-wal)?$/.test(name));
  const sizes = await Promise.all(files.map(async (name) => (await stat(join(configuration.data, name))).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { claims, documents: documents.size, exchangeLists, log: { events, position, bytes } };
}
