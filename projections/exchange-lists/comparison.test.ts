import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  DraftExchangeList,
  DropFromList,
  EraseCasefile,
  FreezeList,
  Malformed,
  NameForExchange,
  read,
  type Protection,
} from '#record';
import { recordAtHand, type RecordAtHand } from '../../test/support/recording.js';
import { NotOnRecord } from '../desk.js';
import { ListComparison } from './comparison.js';
import { ListEvaluation } from './list-questions.js';

let record: RecordAtHand;
let anna: string;
let borys: string;
let list: string;

beforeEach(async () => {
  record = await recordAtHand();
  anna = await record.open('Anna');
  borys = await record.open('Borys');
  list = (await record.record(DraftExchangeList, { profile: 'ombudsman-list', protection: 'public' })).id;
  for (const casefile of [anna, borys]) await record.record(NameForExchange, { list, casefile });
});

afterEach(() => record.close());

const compared = (asked: object = {}, clearance?: Protection) =>
  record.ask(ListComparison, { list, ...asked }, clearance);

async function freeze(): Promise<string> {
  const command = read(FreezeList, { list });
  const evaluation = await record.ask(ListEvaluation, { list }, 'sealed');
  const value = { ...evaluation, checksum: '0'.repeat(64) };
  Object.defineProperty(command, 'evaluation', { value, enumerable: false });
  await record.recorder.execute(command.askedBy({ by: 'advocate', roles: ['advocate'] }));
  await record.projector.catchUp();
  record.pass(1);
  return evaluation.position;
}

const held = (casefile: string, text: string, when: string, more: object = {}) =>
  record.claim(casefile, 'HeldAt', when, { facility: { text, kind: 'remand-prison' }, ...more });

describe('a comparison of two versions', () => {
  it('says who came, who went and why, and what of whom is otherwise', async () => {
    const first = await held(anna, 'Example SIZO-1', '2026-05-01');
    const from = await freeze();
    await record.record(DropFromList, { list, casefile: borys, reason: 'released' });
    const at = record.now().toISOString();
    const cemal = await record.open('Cemal');
    await record.record(NameForExchange, { list, casefile: cemal });
    const second = await held(anna, 'Example SIZO-2', '2026-06-01');
    const to = await freeze();
    await held(anna, 'Example SIZO-3', '2026-06-17');
    const answer = await compared();
    expect(answer).toMatchObject({
      from: { version: 1, on: '2026-06-15', position: from },
      to: { version: 2, on: '2026-06-16', position: to },
      added: [{ casefile: cemal, name: 'Cemal', readiness: { ready: false } }],
      dropped: [{ casefile: borys, name: 'Borys', reason: 'released', at }],
      changed: [{ casefile: anna, name: 'Anna' }],
      unchanged: 0,
      position: record.model.position,
    });
    expect(answer.changed[0]?.facts).toEqual([
      { field: 'facility', from: 'Example SIZO-1', to: 'Example SIZO-2', claims: [first, second] },
    ]);
    expect(answer.added[0]?.readiness).not.toHaveProperty('casefile');
  });

  it('is of the last two versions, unless it says which', async () => {
    for (let count = 0; count < 3; count++) {
      await freeze();
      await record.claim(anna, 'Named', null, { text: `Anna ${count}` });
    }
    const versions = async (asked: object = {}) => {
      const { from, to } = await compared(asked);
      return [from.version, to.version];
    };
    expect(await versions()).toEqual([2, 3]);
    expect(await versions({ to: 2 })).toEqual([1, 2]);
    expect(await versions({ from: 1 })).toEqual([1, 3]);
    expect(await compared({ from: 1 })).toMatchObject({ unchanged: 2, changed: [] });
  });

  it('is not there without two versions, nor for a list that is closed to the reader', async () => {
    await expect(compared()).rejects.toThrow(NotOnRecord);
    await freeze();
    await expect(compared()).rejects.toThrow(NotOnRecord);
    await freeze();
    await expect(compared({ to: 3 })).rejects.toThrow(NotOnRecord);
    for (const from of [1, 2]) await expect(compared({ from, to: 1 })).rejects.toThrow(Malformed);
    list = (await record.record(DraftExchangeList, { profile: 'ombudsman-list' })).id;
    await expect(compared({}, 'public')).rejects.toThrow(NotOnRecord);
  });

  it('is of the days of the freezes and of no other, with the versions that there were at the time asked for', async () => {
    for (let count = 0; count < 2; count++) await freeze();
    const beforeThird = await freeze();
    await expect(compared({ on: '2026-06-15' })).rejects.toThrow(Malformed);
    expect((await compared({ known: beforeThird })).to.version).toBe(2);
  });

  it('shows nobody who is closed to the reader, and nothing that is', async () => {
    const sealed = await record.open('Secret', { protection: 'sealed' });
    await record.record(NameForExchange, { list, casefile: sealed });
    const gone = await record.open('Secret too', { protection: 'sealed' });
    await record.record(NameForExchange, { list, casefile: gone });
    await freeze();
    await record.record(DropFromList, { list, casefile: gone, reason: 'other', text: 'Secret reason' });
    await held(sealed, 'Secret place', '2026-06-01');
    await held(anna, 'Secret SIZO', '2026-06-01', { protection: 'team' });
    await freeze();
    const seen = async (clearance: Protection) => JSON.stringify(await compared({}, clearance));
    for (const clearance of ['public', 'partners'] as const) {
      expect(await seen(clearance)).not.toMatch(/Secret/);
      expect(await seen(clearance)).not.toContain(sealed);
    }
    expect((await compared({}, 'team')).changed).toMatchObject([
      { casefile: anna, facts: expect.arrayContaining([expect.objectContaining({ to: 'Secret SIZO' })]) },
    ]);
    expect((await compared({}, 'sealed')).changed.map(({ casefile }) => casefile)).toEqual([anna, sealed]);
    expect((await compared({}, 'sealed')).dropped).toMatchObject([{ casefile: gone, text: 'Secret reason' }]);
  });

  it('has nothing of those who were erased since', async () => {
    await freeze();
    await freeze();
    expect((await compared()).unchanged).toBe(2);
    await record.record(EraseCasefile, { casefile: borys, basis: 'objection' }, { roles: ['admin'] });
    expect(await compared()).toMatchObject({ added: [], dropped: [], changed: [], unchanged: 1 });
  });
});
