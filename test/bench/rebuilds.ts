import { join } from 'node:path';
import { SqliteEventStore } from '#event-store';
import { projections, Projector, SqliteReadModel } from '#projections';
import { inventedCasefile } from './invented-record.js';
import { perSecond, print, rate, ratio } from './measured.js';

/** A record of invented casefiles, as they would be appended over the years: people's facts come in turns. */
export async function writeRecord(file: string, casefiles: number): Promise<SqliteEventStore> {
  const store = await SqliteEventStore.open({ file });
  const together = 500;
  for (let from = 0; from < casefiles; from += together) {
    const some = Array.from({ length: Math.min(together, casefiles - from) }, (_, at) => inventedCasefile(from + at));
    for (let part = 0; part < 3; part++)
      await Promise.all(
        some.map(({ stream, events }) =>
          store.append(stream, events.slice(part * 10, part * 10 + 10), {
            expected: part === 0 ? 'no_stream' : BigInt(part * 10 - 1),
          }),
        ),
      );
  }
  return store;
}

/** Every projection built from the whole log, beside reading that log in order. */
export async function benchRebuild(
  folder: string,
  casefiles = Number(process.env['BENCH_CASEFILES'] ?? 6_667),
): Promise<void> {
  const files = { events: join(folder, 'rebuild.db'), readModel: join(folder, 'rebuild-read-model.db') };
  const store = await writeRecord(files.events, casefiles);
  const events = casefiles * 30;
  const reading = await rate(events, async () => {
    for await (const _ of store.readAll()) void _;
  });
  const model = SqliteReadModel.open(files.readModel, projections);
  const failed = (projection: string, error: unknown) => {
    throw new Error(projection, { cause: error });
  };
  const projector = new Projector({ store, model, projections, onFailure: failed });
  const before = process.memoryUsage().rss;
  let most = before;
  const rebuild = await rate(events, () =>
    projector.rebuild(projections, () => {
      most = Math.max(most, process.memoryUsage().rss);
    }),
  );
  print(`Rebuild of all ${projections.length} projections from ${events.toLocaleString('en')} events`, {
    'reading the log in order': perSecond(reading),
    rebuild: `${perSecond(rebuild)} = ${ratio(rebuild, reading)} (aim 40,000/s)`,
    memory: `${Math.round(before / 1e6)} MB before, ${Math.round(most / 1e6)} MB at most`,
  });
  await model.close();
  await store.close();
}
