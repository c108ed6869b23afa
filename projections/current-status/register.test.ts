import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OpenCasegroup, PlaceInGroup, type Protection } from '#record';
import { recordAtHand, type RecordAtHand } from '../../test/support/recording.js';
import { Register, type RegisterEntry } from './register.js';

let record: RecordAtHand;

beforeEach(async () => {
  record = await recordAtHand();
});

afterEach(() => record.close());

type Asked = Record<string, unknown>;

async function found(asked: Asked = {}, clearance?: Protection): Promise<string[]> {
  return (await record.ask(Register, asked, clearance)).items.map(({ names }) => names[0]?.text ?? '');
}

/** All pages, one after the other. */
async function pages(asked: Asked): Promise<RegisterEntry[][]> {
  const all: RegisterEntry[][] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await record.ask(Register, { ...asked, ...(cursor === undefined ? {} : { cursor }) });
    all.push([...page.items]);
    cursor = page.next;
  }
  return all;
}

describe('the register', () => {
  it('is empty before anything was recorded', async () => {
    expect(await record.ask(Register)).toEqual({ items: [], next: null, total: 0, position: record.model.position });
  });

  it('names everybody with what is true of them', async () => {
    const id = await record.open('Anna Example');
    const arrest = await record.claim(id, 'Arrested', '2020-05-03');
    const { items, total } = await record.ask(Register);
    expect(total).toBe(1);
    expect(items).toMatchObject([
      {
        id,
        names: [{ text: 'Anna Example' }],
        status: { liberty: { value: 'police-hold', since: '2020-05-03', claim: arrest } },
        lastConfirmed: '2020-05-03',
        conflicts: 0,
        checks: 0,
        groups: [],
      },
    ]);
  });

  it('counts open conflicts and checks', async () => {
    const id = await record.open('Anna Example');
    const occurrence = await record.claim(id, 'Arrested', '2020-05-03');
    await record.claim(id, 'Arrested', '2020-05-09', { occurrence });
    await record.claim(id, 'Released', '2019-01-01', { ground: 'unknown' });
    expect((await record.ask(Register)).items).toMatchObject([{ conflicts: 1, checks: 2 }]);
  });

  describe('finds people by name', () => {
    beforeEach(async () => {
      const id = await record.open('Dovhopola Hanna');
      await record.claim(id, 'Named', null, { text: 'Довгопола Ганна Іванівна', lang: 'uk' });
      await record.claim(id, 'Named', null, { text: 'Долгополая Анна', lang: 'ru', protection: 'team' });
      await record.open('Memet’ov Ali');
      await record.open('Умєров Енвер');
      await record.open('Omerov Enver');
    });

    it.each([
      ['Latin letters', 'dovhopola', ['Dovhopola Hanna']],
      ['Cyrillic letters', 'Довгопола', ['Dovhopola Hanna']],
      ['the beginning of a word', 'довго', ['Dovhopola Hanna']],
      ['words in another order', 'Ганна Довгопола', ['Dovhopola Hanna']],
      ['words from different spellings', 'Іванівна dovhopola', ['Dovhopola Hanna']],
      ['a spelling that a claim gave', 'Dolgopol', []],
      ['a Russian spelling', 'Долгополая', ['Dovhopola Hanna']],
      ['no apostrophe', 'memetov', ['Memet’ov Ali']],
      ['another apostrophe', "Memet'ov", ['Memet’ov Ali']],
      ['capitals', 'МЕМЕТОВ', ['Memet’ov Ali']],
      ['a name in Latin that is on record in Cyrillic', 'Umierov', ['Умєров Енвер']],
      ['no other family of a like name', 'omerov', ['Omerov Enver']],
      ['what two people share', 'enver', ['Omerov Enver', 'Умєров Енвер']],
      ['nobody by the middle of a word', 'hopola', []],
      ['nobody by words of two people', 'dovhopola enver', []],
      ['everybody by nothing but signs', '—', ['Dovhopola Hanna', 'Memet’ov Ali', 'Omerov Enver', 'Умєров Енвер']],
    ])('by %s', async (_by, q, names) => {
      expect(await found({ q })).toEqual(names);
    });

    it('only by the names that a reader may know', async () => {
      expect(await found({ q: 'Долгополая' }, 'partners')).toEqual([]);
      expect(await found({ q: 'Довгопола' }, 'partners')).toEqual(['Dovhopola Hanna']);
    });

    it('and treats what looks like a pattern as letters', async () => {
      expect(await found({ q: '%' })).toHaveLength(4);
      expect(await found({ q: 'dov_' })).toEqual(['Dovhopola Hanna']);
    });
  });

  describe('filters', () => {
    let anna: string;
    let borys: string;

    beforeEach(async () => {
      anna = await record.open('Anna');
      borys = await record.open('Borys');
      await record.open('Cemal');
      await record.claim(anna, 'Arrested', '2020-05-03');
      await record.claim(borys, 'Arrested', '2020-05-03');
      await record.claim(borys, 'Released', '2021-05-03', { ground: 'exchange' });
    });

    it('by liberty', async () => {
      expect(await found({ liberty: 'police-hold' })).toEqual(['Anna']);
      expect(await found({ liberty: 'unknown' })).toEqual(['Cemal']);
      expect(await found({ liberty: 'remand' })).toEqual([]);
    });

    it('by category', async () => {
      expect(await found({ category: 'released' })).toEqual(['Borys']);
      expect(await found({ category: 'remand' })).toEqual(['Anna']);
      expect(await found({ category: 'persecuted' })).toEqual(['Cemal']);
    });

    it('by what was true on another day', async () => {
      expect(await found({ category: 'remand', on: '2020-12' })).toEqual(['Anna', 'Borys']);
      expect(await found({ category: 'persecuted', on: '2019' })).toEqual(['Anna', 'Borys', 'Cemal']);
    });

    it('by several things at once', async () => {
      expect(await found({ q: 'b', category: 'released', liberty: 'at-liberty' })).toEqual(['Borys']);
      expect(await found({ q: 'a', category: 'released' })).toEqual([]);
      expect((await record.ask(Register, { q: 'a', category: 'remand' })).total).toBe(1);
    });

    it('by group, from the day that somebody belongs to it and from when that was known', async () => {
      const { id: group } = await record.record(OpenCasegroup, { names: [{ text: 'Example case' }] });
      await record.record(PlaceInGroup, { casegroup: group, casefile: anna });
      const { position } = await record.record(PlaceInGroup, { casegroup: group, casefile: borys, from: '2021-02' });
      expect(await found({ group })).toEqual(['Anna', 'Borys']);
      expect(await found({ group, on: '2020-12-31' })).toEqual(['Anna']);
      const before = String(Number(position) - 1);
      expect(await found({ group, known: before })).toEqual(['Anna']);
      const then = new Date(record.now().getTime() - 30_000).toISOString();
      expect(await found({ group, known: then })).toEqual(['Anna']);
      expect(await found({ group: anna })).toEqual([]);
    });
  });

  describe('is given in pages', () => {
    beforeEach(async () => {
      for (const name of ['Dina', 'Anna', 'Cemal', 'Anna', 'Borys', 'Emir', 'Anna']) {
        const id = await record.open(name);
        if (name !== 'Emir') await record.claim(id, 'AliveConfirmed', `2020-0${name.length}`);
      }
    });

    it.each([
      ['name', ['Anna', 'Anna', 'Anna', 'Borys', 'Cemal', 'Dina', 'Emir']],
      ['recorded', ['Dina', 'Anna', 'Cemal', 'Anna', 'Borys', 'Emir', 'Anna']],
    ])('sorted by %s, each person on one of them', async (sort, names) => {
      for (const limit of [1, 2, 3, 7, 50]) {
        const all = await pages({ sort, limit });
        expect(all.flat().map((entry) => entry.names[0]?.text)).toEqual(names);
        expect(new Set(all.flat().map(({ id }) => id)).size).toBe(7);
        expect(all.slice(0, -1).every((page) => page.length === limit)).toBe(true);
      }
    });

    it('sorted by the day last confirmed, with those first who never were', async () => {
      const all = (await pages({ sort: 'last-confirmed', limit: 2 })).flat();
      expect(all.map(({ lastConfirmed }) => lastConfirmed)).toEqual([
        null,
        ...Array(4).fill('2020-04'),
        '2020-05',
        '2020-05',
      ]);
    });

    it('with the total on each', async () => {
      const first = await record.ask(Register, { limit: 2 });
      expect([first.total, first.items.length]).toEqual([7, 2]);
      const second = await record.ask(Register, { limit: 2, cursor: first.next });
      expect(second.total).toBe(7);
    });

    it('that lose nobody when people are added meanwhile', async () => {
      const first = await record.ask(Register, { limit: 3 });
      await record.open('Aaron');
      await record.open('Zoya');
      const rest = await record.ask(Register, { cursor: first.next });
      expect(rest.items.map(({ names }) => names[0]?.text)).toEqual(['Borys', 'Cemal', 'Dina', 'Emir', 'Zoya']);
    });

    it('and takes no cursor that it did not give out', async () => {
      for (const cursor of [
        'x',
        'W10',
        Buffer.from('["a"]').toString('base64url'),
        Buffer.from('[1,2]').toString('base64url'),
      ])
        await expect(record.ask(Register, { cursor })).rejects.toMatchObject({ errors: [{ field: 'cursor' }] });
    });
  });

  describe('travels in time', () => {
    it('to before an import, when it was empty', async () => {
      const before = record.model.position;
      const instant = record.now().toISOString();
      for (const name of ['Anna', 'Borys']) await record.claim(await record.open(name), 'Arrested', '2020-05-03');
      for (const known of [before, String(Number(before)), instant]) {
        const asked = { known, on: '2020-06-01' };
        expect(await record.ask(Register, asked)).toMatchObject({ items: [], total: 0, next: null });
      }
      expect(await found({ on: '2020-06-01' })).toEqual(['Anna', 'Borys']);
    });

    it('to what was known of a person then', async () => {
      const id = await record.open('Anna');
      const { model } = record;
      const before = model.position;
      const instant = record.now().toISOString();
      await record.claim(id, 'Arrested', '2020-05-03');
      for (const known of [before, instant]) {
        const { items } = await record.ask(Register, { known, on: '2020-06-01' });
        expect(items).toMatchObject([{ status: { liberty: { value: 'unknown' } } }]);
      }
      expect(await found({ liberty: 'unknown', known: before, on: '2020-06-01' })).toEqual(['Anna']);
      expect(await found({ liberty: 'unknown', on: '2020-06-01' })).toEqual([]);
      expect(await found({ liberty: 'unknown', on: '2020-05-02' })).toEqual(['Anna']);
    });

    it('only by instants and positions', async () => {
      for (const known of ['yesterday', '2020-05-03', '2020-05-03T10:00:00', '1/2/3', '2020-13-03T10:00:00Z'])
        await expect(record.ask(Register, { known })).rejects.toMatchObject({ errors: [{ field: 'known' }] });
      await expect(record.ask(Register, { on: '2020/..' })).rejects.toMatchObject({ errors: [{ field: 'on' }] });
    });
  });

  it('shows each reader what they may know, and nobody whom they may not', async () => {
    const anna = await record.open('Anna', { note: 'not Anna of Kyiv' });
    await record.open('Closed', { protection: 'team' });
    await record.open('Sealed', { protection: 'sealed' });
    await record.claim(anna, 'Arrested', '2020-05-03', { protection: 'team' });
    expect(await found({}, 'partners')).toEqual(['Anna']);
    expect(await found({}, 'team')).toEqual(['Anna', 'Closed']);
    expect(await found({}, 'sealed')).toEqual(['Anna', 'Closed', 'Sealed']);
    expect(await found({ liberty: 'police-hold' }, 'partners')).toEqual([]);
    expect(await found({ liberty: 'police-hold' }, 'team')).toEqual(['Anna']);
    expect((await record.ask(Register, {}, 'partners')).total).toBe(1);
  });

  it('is empty for those who may read nothing', async () => {
    await record.open('Anna');
    expect(await found({}, 'public')).toEqual([]);
  });

  it('reads anew what has changed by itself since its row was made', async () => {
    const id = await record.open('Anna');
    await record.claim(id, 'Arrested', '2026-06-16');
    const [today] = (await record.ask(Register)).items;
    record.pass(1);
    const [tomorrow] = (await record.ask(Register)).items;
    expect([today, tomorrow].map((entry) => entry?.status.liberty.value)).toEqual(['unknown', 'police-hold']);
  });
});
