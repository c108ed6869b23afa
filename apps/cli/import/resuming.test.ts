import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  MemoryEventStore,
  SqliteEventStore,
  StoreUnavailable,
  type EventStore,
  type NewEvent,
  type Expected,
} from '#event-store';
import { Evidence } from '#evidence';
import { importFile, type ImportReport } from './import-file.js';
import { plainRecorder } from '../../../test/support/plain-recorder.js';

/** A log whose disk gives out at one append, before or after that is recorded. */
class FailingStore extends MemoryEventStore {
  constructor(
    private left: number,
    private readonly recordsLast: boolean,
  ) {
    super();
  }

  override async append(stream: string, events: readonly NewEvent[], options: { readonly expected: Expected }) {
    if (this.left-- > 0) return super.append(stream, events, options);
    if (this.left === -1 && this.recordsLast) await super.append(stream, events, options);
    throw new StoreUnavailable('The disk is gone');
  }

  repair(): void {
    this.left = Infinity;
  }
}

type Line = Record<string, unknown>;
const SOURCES = [{ document: '@page', reliability: 'B', credibility: 2 }];
const ARREST = {
  do: 'RecordClaim',
  kind: 'Arrested',
  when: '2020-05-03',
  by: 'police',
  place: 'Simferopol',
  sources: SOURCES,
};
const BEGINNING: Line[] = [
  { do: 'CaptureDocument', ref: '@page', text: 'A page', mediaType: 'text/plain' },
  { do: 'OpenCasefile', ref: '@a', names: [{ text: 'Anna Example' }] },
  { do: 'OpenCasefile', ref: '@b', names: [{ text: 'Anna Example' }] },
];
const claim = fc.record({
  do: fc.constant('RecordClaim'),
  casefile: fc.constantFrom('@a', '@b'),
  kind: fc.constantFrom('Arrested', 'ReturnedHome'),
  when: fc.constantFrom('2020', '2021-03-04', null),
  sources: fc.constant(SOURCES),
});
const pages = fc.record({
  do: fc.constant('CaptureDocument'),
  text: fc.constantFrom('A', 'B'),
  mediaType: fc.constant('text/plain'),
});
/** A good file: lines that may be alike, some of which name others. */
const files = fc
  .array(fc.oneof({ weight: 3, arbitrary: claim }, pages), { maxLength: 12 })
  .map((lines: Line[]) => [
    ...BEGINNING,
    ...lines.map((line, at) => ({ ...line, ref: `@line-${at}` })),
    ...lines.flatMap((line, at) =>
      line['do'] === 'RecordClaim'
        ? [{ do: 'DisputeClaim', casefile: line['casefile'], claim: `@line-${at}`, reason: 'Doubted' }]
        : [],
    ),
  ]);

describe('an import that is broken off', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'litopys-import-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function imported(lines: readonly Line[], store: EventStore): Promise<ImportReport> {
    const path = join(folder, 'record.jsonl');
    await writeFile(path, lines.map((line) => JSON.stringify(line)).join('\n'));
    const evidence = await Evidence.open(join(folder, 'evidence'));
    const evaluated = () => Promise.reject(new Error('no line freezes a list'));
    return importFile(path, { store, evidence, recorder: plainRecorder(store), evaluated }, { by: 'm-17' });
  }

  /** Everything on record but the time, which is another in every run. */
  async function onRecord(store: EventStore): Promise<unknown[]> {
    const events: unknown[] = [];
    for await (const { recordedAt: _, data, ...event } of store.readAll())
      events.push({ ...event, data: { ...(data as object), capturedAt: '' } });
    return events;
  }

  it('gives the same record when it is run again, wherever it broke off', async () => {
    await fc.assert(
      fc.asyncProperty(files, fc.nat({ max: 30 }), fc.boolean(), async (lines, appends, recordsLast) => {
        const whole = new MemoryEventStore();
        await imported(lines, whole);
        const store = new FailingStore(appends, recordsLast);
        const broken = await imported(lines, store).catch((error: unknown) => error);
        const left = await onRecord(store);
        store.repair();
        const again = await imported(lines, store);
        const record = await onRecord(whole);
        expect(await onRecord(store)).toEqual(record);
        expect(again.recorded).toBe(record.length - left.length);
        if (left.length < record.length) expect(broken).toMatchObject({ name: 'BrokenOff' });
      }),
      { numRuns: 25 },
    );
  });

  it('appends nothing when it is run once more, and only new lines of a longer file', async () => {
    await fc.assert(
      fc.asyncProperty(files, fc.nat(), async (lines, cut) => {
        const store = new MemoryEventStore();
        const length = BEGINNING.length + (cut % (lines.length - BEGINNING.length + 1));
        await imported(lines.slice(0, length), store);
        const before = await onRecord(store);
        expect(await imported(lines.slice(0, length), store)).toMatchObject({ recorded: 0, problems: [] });
        expect(await onRecord(store)).toEqual(before);
        await imported(lines, store);
        const whole = new MemoryEventStore();
        await imported(lines, whole);
        expect(await onRecord(store)).toEqual(await onRecord(whole));
      }),
      { numRuns: 25 },
    );
  });
  it('takes ten thousand lines, and holds no more of them than their requests', async () => {
    const lines = [...BEGINNING.slice(0, 1), ...Array.from({ length: 1000 }, (_, person) => tenAbout(person)).flat()];
    const store = await SqliteEventStore.open({ file: join(folder, 'events.db') });
    const before = process.memoryUsage().heapUsed;
    expect(await imported(lines, store)).toMatchObject({ recorded: 10_001, problems: [] });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(500_000_000);
    expect(await imported(lines, store)).toMatchObject({ recorded: 0, alreadyOnRecord: 10_001 });
    await store.close();
  }, 300_000);
});

/** A casefile, and nine accounts of one arrest. */
function tenAbout(person: number): Line[] {
  const told = { ...ARREST, casefile: `@person-${person}` };
  return [
    { do: 'OpenCasefile', ref: `@person-${person}`, names: [{ text: `Person ${person}` }] },
    { ...told, ref: `@arrest-${person}` },
    ...Array.from({ length: 8 }, () => ({ ...told, occurrence: `@arrest-${person}` })),
  ];
}
