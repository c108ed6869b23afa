import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { isCustody, readCasefile, type Protection } from '#record';
import { Course, history, type Act } from '../test/support/random-history.js';
import { recordAtHand, rowsIn, type RecordAtHand } from '../test/support/recording.js';
import { CaseRecords } from './case-records.js';
import {
  CasefileStatus,
  CasefileTimeline,
  Counts,
  ExchangeLists,
  Pledges,
  projections,
  ReadinessBoard,
  Register,
  SqliteReadModel,
} from './index.js';
import { PROFILE_IDS } from './profile.js';

const CLEARANCES: readonly Protection[] = ['partners', 'team', 'sealed'];
/** More runs find more; shrinking what was found has an end. */
const OPTIONS = { numRuns: Number(process.env['RUNS'] ?? 12), interruptAfterTimeLimit: 240_000 };

jest.setTimeout(300_000);

/** Lets a history happen, and looks at what came of it. */
async function after(
  acts: readonly Act[],
  look: (record: RecordAtHand, course: Course) => Promise<void>,
): Promise<void> {
  const record = await recordAtHand();
  try {
    const course = new Course(record);
    await course.begin();
    for (const [at, act] of acts.entries()) {
      await course.does(act);
      // The rows are brought up to date now and then, as batches come in any size.
      if (at % 3 === act.who) await record.projector.catchUp();
    }
    await record.projector.catchUp();
    expect(record.failures).toEqual([]);
    await look(record, course);
  } finally {
    await record.close();
  }
}

/** Every answer that rows may give; `known` makes a reading of the log answer instead. */
async function answers(
  record: RecordAtHand,
  casefiles: readonly string[],
  known: { known?: string },
): Promise<unknown[]> {
  const found: unknown[] = [];
  const all = { limit: 500, ...known };
  for (const clearance of CLEARANCES) {
    for (const casefile of casefiles) {
      const missing = ({ message }: Error) => message;
      found.push(await record.ask(CasefileStatus, { casefile, ...known }, clearance).catch(missing));
      found.push(await record.ask(CasefileTimeline, { casefile, ...known }, clearance).catch(missing));
    }
    found.push(await record.ask(Register, all, clearance));
    found.push(await record.ask(Pledges, all, clearance));
    found.push(await record.ask(ExchangeLists, all, clearance));
    for (const profile of PROFILE_IDS) found.push(await record.ask(ReadinessBoard, { profile, ...all }, clearance));
  }
  // JSON is what goes out, and it has no undefined members; `known` is in the answers that were asked with it.
  return JSON.parse(
    JSON.stringify(found, (name, value: unknown) => (name === 'known' ? undefined : value)),
  ) as unknown[];
}

describe('rows', () => {
  it('answer as a reading of the log does, on the day they were made and on any later one', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.array(fc.integer({ min: 1, max: 45 }), { maxLength: 2 }), (acts, days) =>
        after(acts, async (record, { casefiles }) => {
          for (const pass of [0, ...days]) {
            record.pass(pass);
            const live = await answers(record, casefiles, { known: record.model.position });
            expect(await answers(record, casefiles, {})).toEqual(live);
            await record.projector.refreshExpired();
            const anew = await answers(record, casefiles, { known: record.model.position });
            expect(await answers(record, casefiles, {})).toEqual(anew);
          }
        }),
      ),
      OPTIONS,
    );
  });

  it('are the same however they came about', async () => {
    await fc.assert(
      fc.asyncProperty(history, (acts) =>
        after(acts, async (record) => {
          await record.projector.refreshExpired();
          const model = SqliteReadModel.open(':memory:', projections);
          await record.anotherProjector(model).catchUp();
          const [followed, built] = [await rowsIn(record.model), await rowsIn(model)];
          expect(withoutDays(followed)).toEqual(withoutDays(built));
          await model.close();
        }),
      ),
      OPTIONS,
    );
  });
});

/** The day a row was derived on, and what counts from it, is not what it says. */
function withoutDays(rows: Record<string, unknown[]>): unknown {
  return JSON.parse(JSON.stringify(rows).replaceAll(/\\"(on|days)\\":(\\"[-\d]+\\"|\d+)/g, ''));
}

describe('counts from spans', () => {
  it('are those of counting readings, on any day, as known at any time, for any reader', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(1000), fc.integer({ min: -100, max: 30 }), (acts, at, day) =>
        after(acts, async (record, { casefiles }) => {
          const on = new Date(record.now().getTime() + day * 86_400_000).toISOString().slice(0, 10);
          const events = [];
          for await (const event of record.store.readAll()) events.push(event);
          const event = events[at % events.length];
          const known = at % 2 === 0 ? String(event?.position) : (event?.recordedAt.toISOString() ?? '');
          const records = new CaseRecords(record.store, record.model.index);
          for (const clearance of CLEARANCES) {
            const readings = [];
            for (const casefile of casefiles) {
              const all = await records.of(casefile);
              const reading =
                all && readCasefile(all, { on, known: at % 2 === 0 ? known : new Date(known), clearance });
              if (reading !== undefined) readings.push(reading);
            }
            for (const by of ['category', 'liberty', 'procedure', 'life', 'whereabouts'] as const)
              for (const definition of ['registered', 'held']) {
                const counted = readings.filter(
                  ({ status }) => definition === 'registered' || isCustody(status.liberty.value),
                );
                const answer = await record.ask(Counts, { definition, by, on, known }, clearance);
                expect({ definition, by, clearance, total: answer.total, sumsUp: answer.sumsUp }).toEqual({
                  definition,
                  by,
                  clearance,
                  total: counted.length,
                  sumsUp: true,
                });
                const parts = answer.parts.map(({ key }) => ({
                  key,
                  count: counted.filter(({ status }) => status[by].value === key).length,
                }));
                expect(answer.parts).toEqual(parts);
              }
          }
        }),
      ),
      OPTIONS,
    );
  });
});
