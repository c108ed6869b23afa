import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { recordAtHand } from '../test/support/recording.js';
import { Register } from './current-status/register.js';
import { projections } from './all.js';
import { SqliteReadModel } from './sqlite-read-model.js';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'litopys-read-model-'));
  file = join(folder, 'read-model.db');
});

afterEach(() => rm(folder, { recursive: true }));

/** A read model in the file, with one casefile. */
async function filled(): Promise<void> {
  const record = await recordAtHand({ model: SqliteReadModel.open(file, projections) });
  await record.open('Anna');
  expect((await record.ask(Register)).total).toBe(1);
  await record.close();
}

describe('a read model', () => {
  it('is there for whoever opens its file later', async () => {
    await filled();
    const model = SqliteReadModel.open(file, projections);
    expect([model.missing(), model.active().length]).toEqual([[], projections.length]);
    expect(model.position).not.toBe('');
    await model.close();
  });

  it('of another schema is dropped, as everything in it can be built again', async () => {
    await filled();
    const db = new Sqlite(file);
    db.pragma('user_version = 4711');
    db.close();
    const model = SqliteReadModel.open(file, projections);
    expect([model.position, model.active()]).toEqual(['', []]);
    await model.close();
  });

  it('is closed once, however often it is asked to', async () => {
    const model = SqliteReadModel.open(file, projections);
    await model.close();
    await model.close();
    expect(() => model.position).toThrow('not open');
  });

  it('gives every build tables of its own', async () => {
    const model = SqliteReadModel.open(file, projections);
    const [one, other] = [model.begin(projections), model.begin(projections)];
    const numbers = [one, other].map((generations) => generations.map(({ generation }) => generation));
    expect(numbers).toEqual([projections.map(() => 1), projections.map(() => 2)]);
    model.drop(one);
    expect(model.activate(other, '', 0, new Date())).toBe(true);
    expect(model.begin(projections.slice(0, 1))).toMatchObject([{ generation: 3 }]);
    await model.close();
  });

  it('drops what a build left behind that was killed, and not what one is building', async () => {
    await filled();
    const tables = () => {
      const db = new Sqlite(file, { readonly: true });
      const names = db.prepare("select name from sqlite_schema where type = 'table' and name like '%!_!_%' escape '!'");
      const found = names.pluck().all();
      db.close();
      return found;
    };
    const before = tables();
    const building = SqliteReadModel.open(file, projections);
    building.begin(projections);
    expect(tables()).toHaveLength(2 * before.length);
    const another = SqliteReadModel.open(file, projections);
    expect(tables()).toHaveLength(2 * before.length);
    // A process that ends lets go of its lock without a word.
    await building.close();
    const next = SqliteReadModel.open(file, projections);
    expect(tables()).toEqual(before);
    expect(next.active()).toHaveLength(projections.length);
    await Promise.all([another.close(), next.close()]);
  });

  it('names what stopped a projection until it is swapped for a new build', async () => {
    const model = SqliteReadModel.open(file, projections);
    const generations = model.begin(projections);
    model.fail('patronage', 'never built');
    expect(model.failures()).toEqual([{ projection: 'patronage', failed: 'never built' }]);
    model.activate(generations, '', 0, new Date());
    expect(model.failures()).toEqual([]);
    model.fail('patronage', 'a row');
    expect(model.active()).not.toContain('patronage');
    expect(model.missing().map(({ name }) => name)).toEqual(['patronage']);
    await model.close();
  });
});
