import { asFact, readCasefile, type CaseRecord } from '#record';
import { inventedCasefile } from './invented-record.js';
import { milliseconds, perSecond, print, rate } from './measured.js';

/** One reading of a casefile of thirty events. */
export async function benchReadings(): Promise<void> {
  const records = Array.from({ length: 200 }, (_, number) => recordOf(number));
  const read = (times: number) => () => {
    for (let at = 0; at < times; at++)
      readCasefile(records[at % records.length] as CaseRecord, { on: '2026-01-01', clearance: 'team' });
  };
  read(2_000)();
  const result = await rate(10_000, read(10_000));
  print('Reading of 30 events', {
    readCasefile: `${milliseconds(1000 / result)} each, ${perSecond(result)} (aim under 0.2 ms)`,
  });
}

function recordOf(number: number): CaseRecord {
  const { stream, events } = inventedCasefile(number);
  const facts = events.map((event, at) =>
    asFact({
      ...event,
      metadata: event.metadata ?? {},
      stream,
      revision: BigInt(at),
      position: String(at + 1).padStart(19, '0'),
      recordedAt: new Date(Date.UTC(2024, 0, 1, 0, at)),
    }),
  );
  return { id: stream.slice('casefile-'.length), facts, pledges: [], lists: [], groups: [], namesakes: [] };
}
