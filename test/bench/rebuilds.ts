import { join } from 'node:path';
import { configurationFrom, openRecord } from '#api';
import type { EventStore } from '#event-store';
import { projections } from '#projections';
import { inventedCasefile } from './invented-record.js';
import { perSecond, print, rate, ratio } from './measured.js';

/** A record of invented casefiles, as they would be appended over the years: people's facts come in turns. */
export async function writeRecord(store: EventStore, casefiles: number): Promise<void> {
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
}

/** Every projection built from the whole log, beside reading that log in order. */
export async function benchRebuild(
  folder: string,
  casefiles = Number(process.env['BENCH_CASEFILES'] ?? 6_667),
): Promise<void> {
  const record = await openRecord(configurationFrom({ LITOPYS_DATA: join(folder, 'rebuild') }));
  const { store, projector } = record;
  await writeRecord(store, casefiles);
  const events = casefiles * 30;
  const readingOf = (log: EventStore) =>
    rate(events, async () => {
      for await (const _ of log.readAll()) void _;
    });
  const sealed = await readingOf(store.beneath);
  const reading = await readingOf(store);
  const before = process.memoryUsage().rss;
  let most = before;
  const rebuild = await rate(events, () =>
    projector.rebuild(projections, () => {
      most = Math.max(most, process.memoryUsage().rss);
    }),
  );
  print(`Rebuild of all ${projections.length} projections from ${events.toLocaleString('en')} events`, {
    'reading the log in order, sealed': perSecond(sealed),
    'reading it and opening every event': perSecond(reading),
    rebuild: `${perSecond(rebuild)} = ${ratio(rebuild, sealed)} of reading (aim 40,000/s)`,
    memory: `${Math.round(before / 1e6)} MB before, ${Math.round(most / 1e6)} MB at most`,
  });
  await record.close();
}
