import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { CorrectClaim } from '#record';
import { recordAtHand, type RecordAtHand } from '../../test/support/recording.js';
import { Counts } from './counts.js';

let record: RecordAtHand;
let anna: string;

beforeEach(async () => {
  record = await recordAtHand();
  anna = await record.open('Anna');
  const [borys, cemal, dina] = [await record.open('Borys'), await record.open('Cemal'), await record.open('Dina')];
  await record.claim(anna, 'Arrested', '2020-05-03');
  await record.claim(anna, 'HeldAt', '2020-06-01', { facility: { text: 'Colony No. 0', kind: 'colony' } });
  await record.claim(borys, 'Arrested', '2020-05-03');
  await record.claim(borys, 'Released', '2021-05-03', { ground: 'exchange' });
  await record.claim(cemal, 'Restricted', '2020-05-03', { restriction: 'house-arrest' });
  await record.claim(dina, 'Arrested', '2020-05-03');
  await record.claim(dina, 'DiedInCustody', '2020-08-03');
});

afterEach(() => record.close());

/** The parts that are not empty. */
async function parts(asked: object): Promise<Record<string, number>> {
  const answer = await record.ask(Counts, { ...asked });
  expect(answer.parts.reduce((sum, { count }) => sum + count, 0)).toBe(answer.total);
  expect(answer.sumsUp).toBe(true);
  return Object.fromEntries(answer.parts.filter(({ count }) => count > 0).map(({ key, count }) => [key, count]));
}

describe('a count', () => {
  it('prints its definition and both times', async () => {
    const answer = await record.ask(Counts);
    expect(answer).toMatchObject({
      definition: { id: 'registered', version: 1 },
      by: 'category',
      on: '2026-06-15',
      known: record.model.position,
      total: 4,
      sumsUp: true,
      position: record.model.position,
    });
    expect(answer.definition.text).toMatch(
      /^Every person with a casefile .* Parts by five-categories version 1: Colony: /,
    );
    expect(answer.parts.map(({ key }) => key)).toEqual(['colony', 'restricted', 'remand', 'released', 'persecuted']);
    const held = await record.ask(Counts, { definition: 'held', by: 'liberty' });
    expect(held.definition.text).toMatch(/^Every person in custody on the day.* are not counted\.$/);
  });

  it('of everybody registered puts each in one part, by any facet', async () => {
    expect(await parts({})).toEqual({ colony: 1, restricted: 1, released: 1, persecuted: 1 });
    expect(await parts({ by: 'liberty' })).toEqual({
      'prison-or-colony': 1,
      'house-arrest': 1,
      'at-liberty': 1,
      unknown: 1,
    });
    expect(await parts({ by: 'life' })).toEqual({ alive: 2, dead: 1, unknown: 1 });
    expect(await parts({ by: 'procedure' })).toEqual({ investigated: 3, none: 1 });
    expect(await parts({ by: 'whereabouts' })).toEqual({ known: 1, unknown: 3 });
  });

  it('of those held leaves out house arrest, the released and the dead', async () => {
    expect(await parts({ definition: 'held' })).toEqual({ colony: 1 });
    expect(await parts({ definition: 'held', on: '2020-07-01', by: 'liberty' })).toEqual({
      'police-hold': 2,
      'prison-or-colony': 1,
    });
    expect(await parts({ definition: 'held', on: '2020-05-02' })).toEqual({});
  });

  it('can be made again as it was known', async () => {
    const known = record.model.position;
    const instant = record.now().toISOString();
    await record.open('Emir');
    await record.claim(anna, 'Released', '2020-07-01', { ground: 'unknown' });
    for (const then of [known, instant]) {
      expect(await parts({ known: then, on: '2021-01-01' })).toEqual({
        colony: 1,
        restricted: 1,
        remand: 1,
        persecuted: 1,
      });
      expect((await record.ask(Counts, { known: then })).known).toBe(then);
    }
    expect(await parts({ on: '2021-01-01' })).toEqual({ restricted: 1, remand: 1, persecuted: 2, released: 1 });
    expect(await record.ask(Counts, { known: '1' })).toMatchObject({ total: 0, sumsUp: true });
  });

  it('follows a correction from the time it was made', async () => {
    const claim = await record.claim(anna, 'Released', '2022', { ground: 'exchange' });
    const known = record.model.position;
    await record.record(CorrectClaim, { casefile: anna, claim, values: { when: '2024' }, reason: 'typing' });
    const colony = async (asked: object) => (await parts({ on: '2023-01-01', ...asked }))['colony'] ?? 0;
    expect([await colony({ known }), await colony({})]).toEqual([0, 1]);
  });

  it('counts for each reader what they may know', async () => {
    const closed = await record.open('Closed', { protection: 'team' });
    await record.claim(closed, 'Arrested', '2020-05-03');
    await record.claim(anna, 'Released', '2022', { ground: 'exchange', protection: 'sealed' });
    const count = async (clearance: 'partners' | 'team' | 'sealed') => {
      const { total, sumsUp } = await record.ask(Counts, { definition: 'held' }, clearance);
      return [total, (await record.ask(Counts, {}, clearance)).total, sumsUp];
    };
    expect(await count('partners')).toEqual([1, 4, true]);
    expect(await count('team')).toEqual([2, 5, true]);
    expect(await count('sealed')).toEqual([1, 5, true]);
  });

  it('goes by the sources that a reader may know, where they choose between accounts', async () => {
    const weak = { document: 'ab'.repeat(32), reliability: 'D', credibility: 5 };
    const strong = { document: 'ab'.repeat(32), reliability: 'A', credibility: 1, protection: 'sealed' };
    const occurrence = await record.claim(anna, 'Released', '2022', { ground: 'exchange', sources: [weak, strong] });
    await record.claim(anna, 'Released', '2025', { occurrence, ground: 'exchange' });
    const colony = async (clearance: 'team' | 'sealed') =>
      (await record.ask(Counts, { on: '2023-06-01' }, clearance)).parts[0];
    expect(await colony('team')).toEqual({ key: 'colony', count: 1 });
    expect(await colony('sealed')).toEqual({ key: 'colony', count: 0 });
  });
});

describe('the sum check of a count', () => {
  /** Changes the rows behind the record's back; `$` stands for the table. */
  async function damage(statement: string): Promise<void> {
    const rows = record.model.rows<{ generations: { projection: string; generation: number } }>();
    const active = rows.selectFrom('generations').select('generation').where('projection', '=', 'current-status');
    const { generation } = await active.executeTakeFirstOrThrow();
    const whom = `subject = '${anna}' and facet = 'category'`;
    await sql.raw(`${statement.replaceAll('$', `status_span__${generation}`)} where ${whom}`).execute(rows);
  }

  it('fails when a person is in no part', async () => {
    await damage('delete from $');
    expect(await record.ask(Counts)).toMatchObject({ total: 4, sumsUp: false });
    expect(await record.ask(Counts, { by: 'liberty' })).toMatchObject({ sumsUp: true });
  });

  it('fails when a person is in two parts', async () => {
    await damage(
      `insert into $ select subject, rank_from, rank_to, facet, 'remand', from_day, to_day,
         known_from, known_from_at, known_to, known_to_at from $`,
    );
    expect((await record.ask(Counts)).sumsUp).toBe(false);
  });

  it('fails when a person is in a part that is not printed', async () => {
    await damage("update $ set value = 'elsewhere'");
    expect(await record.ask(Counts)).toMatchObject({ total: 4, sumsUp: false });
  });
});
