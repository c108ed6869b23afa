import { describe, expect, it } from '@jest/globals';
import { evaluate, judgedBy, profileNamed, recipientOf, toldTo, type Profile } from '#readiness';
import type { Protection } from '#record';
import { claim, onRecord, opened, uuid, type OnRecord } from '../../../test/support/on-record.js';
import { readingOf } from '../../../test/support/reading-of.js';
import type { ListFrozenTold, PersonFrozen } from './frozen.js';
import { ClosedEntries, listContent } from './list-content.js';
import { listJson } from './list-json.js';
import { listPaper } from './list-paper.js';
import { listWorkbook } from './list-workbook.js';
import type { ListedPerson } from './listed-person.js';

const ON = '2026-09-01';
const ombudsman = profileNamed('ombudsman-list') as Profile;

/** A person as a recipient with that clearance is told of them, with or without consent. */
function person(
  events: readonly OnRecord[],
  { consented = true, clearance = 'team' }: { consented?: boolean; clearance?: Protection } = {},
): PersonFrozen {
  const audience = recipientOf(ombudsman, clearance, consented);
  const reading = toldTo(audience, readingOf(onRecord(...events), { on: ON, clearance: audience.level }));
  const readiness = evaluate(reading, judgedBy(audience, ombudsman));
  const { ready, blocking, advisory } = readiness;
  const fixed = audience.level === 'team' ? { frozen: { ready, blocking, advisory } } : {};
  return { casefile: uuid(7), audience, reading, readiness, ...fixed };
}

function frozen(...entries: ListFrozenTold['entries']): ListFrozenTold {
  return {
    list: uuid(1),
    title: 'Autumn',
    recipient: 'the Ombudsman',
    profile: ombudsman,
    version: 2,
    frozenAt: '2026-09-01T10:00:00.000Z',
    on: ON,
    position: '0000000000000000042',
    checksum: 'c0'.repeat(32),
    entries,
  };
}

const COURT = { text: 'Example Garrison Court', country: 'RU', recognition: 'occupying-power' };
const ANNA = [
  opened('Anna Example'),
  claim('Named', null, { text: 'Анна Зразкова', lang: 'uk', scheme: 'passport' }),
  claim('Named', null, { text: 'Образцова Анна', lang: 'ru', scheme: 'verdict' }),
  claim('Born', '1980-05-06', { place: { text: 'Bakhchysarai', code: 'UA-43' }, sex: 'female' }),
  claim('CitizenshipStated', null, { country: 'UA' }),
  claim('CitizenshipStated', null, { country: 'RU', imposedBy: 'the holding side', position: 'does not accept it' }),
  claim('Arrested', '2024-02-01', { by: 'police', asDescribed: 'spying' }, { whenAsWritten: 'Thursday, 1 February' }),
  claim('Charged', '2024-02-03', { articles: ['Art. 275'], authority: { text: 'Example Department' } }),
  claim('HeldAt', '2024-03~', { facility: { text: 'Example SIZO-1', kind: 'remand-prison', code: 'UA-43' } }),
  claim('Sentenced', '2025-01-10', { court: COURT, articles: ['Art. 275'], term: 'P13Y6M', regime: 'strict' }),
  claim('AppealDecided', '2025-06-01', {
    court: { text: 'Example Appeal Court' },
    outcome: 'reduced',
    term: 'P12Y',
    final: true,
  }),
  claim('HealthReported', '2026-08-20', { grade: 'serious', condition: 'diabetes', needs: 'insulin' }),
];

const first = (entries: readonly object[]): ListedPerson => entries[0] as ListedPerson;

describe('the content of a list', () => {
  const content = listContent(frozen(person(ANNA)));
  const anna = first(content.entries);

  it('has the figures of each person, with the claims they rest on', () => {
    expect(anna).toMatchObject({
      number: 1,
      names: [{ value: { text: 'Anna Example' } }, { value: { text: 'Анна Зразкова' } }, { value: { lang: 'ru' } }],
      born: { when: '1980-05-06', value: { place: { text: 'Bakhchysarai' } } },
      held: { value: { since: '2024-02-01', days: 944 }, whenAsWritten: 'Thursday, 1 February' },
      place: { value: { facility: { text: 'Example SIZO-1' }, lastConfirmed: '2024-03~' } },
      placeConfirmed: { when: '2024-03~' },
      stage: { value: 'final' },
      sentence: { value: { term: 'P13Y6M' }, when: '2025-01-10' },
      appeal: { value: { outcome: 'reduced', term: 'P12Y', final: true } },
      expectedEnd: { value: { day: '2036-02-01', estimate: true } },
      health: { value: { grade: 'serious', condition: 'diabetes' } },
      asFrozen: { ready: false },
    });
    expect(anna.born?.claims).toHaveLength(1);
    expect(anna.citizenship.map(({ value }) => value.country)).toEqual(['UA', 'RU']);
    expect(anna.charges.map(({ value: { kind } }) => kind)).toEqual(['Arrested', 'Charged', 'Sentenced']);
    expect(anna.priority?.en).toContain('woman');
  });

  it('names the rules that are lacking, judged and not judged, and never says "ready" by a part of them', () => {
    const { readiness } = first(listContent(frozen(person(ANNA, { consented: false }))).entries);
    expect(readiness.blocking).toContainEqual({ id: 'CU-4', outcome: 'stale', since: expect.any(String) });
    expect(readiness.notJudged).toEqual(expect.arrayContaining(['CO-5', 'HE-1']));
    expect([...readiness.judged, ...readiness.notJudged].toSorted()).toEqual(ombudsman.rules.toSorted());
    expect(Object.keys(readiness)).not.toContain('ready');
  });

  it('has no health, and nothing that was fixed, without consent or for a lower level', () => {
    for (const less of [{ consented: false }, { clearance: 'partners' } as const]) {
      const { list, entries } = listContent(frozen(person(ANNA, less)));
      expect(list.toldUpTo).toBe('partners');
      expect(first(entries)).not.toHaveProperty('health');
      expect(first(entries)).not.toHaveProperty('asFrozen');
    }
  });

  it('keeps the order and the numbers, and says of the erased that they were', () => {
    const someone = person([opened('Borys Example')]);
    const { entries, leftOut } = listContent(frozen(someone, { withheld: 'erased' }, person(ANNA)));
    expect(entries).toMatchObject([{ number: 1 }, { number: 2, withheld: 'erased' }, { number: 3 }]);
    expect(entries[1]).toEqual({ number: 2, withheld: 'erased' });
    expect(leftOut.at(-1)?.en).toBe('Entries erased since: 1. Nothing is left to tell of them.');
  });

  it('is none where an entry is closed to the recipient', () => {
    const closed = { casefile: uuid(3), withheld: 'closed' as const };
    expect(() => listContent(frozen(person(ANNA), closed, { withheld: 'closed' }))).toThrow(new ClosedEntries(2, 3));
  });

  it('defines every column, rule and outcome in both languages', () => {
    const { columns, rules, outcomes, terms } = content.definitions;
    expect(rules.map(({ id }) => id)).toEqual(ombudsman.rules);
    expect(rules.find(({ id }) => id === 'CA-4')).toMatchObject({ blocking: false, window: 365 });
    for (const { name, about } of [...columns, ...terms]) {
      if (name.en !== 'EDTF') expect(name.uk).not.toBe(name.en);
      expect(about.uk).not.toBe(about.en);
    }
    for (const { about } of outcomes) expect(about.uk).toMatch(/\p{Script=Cyrillic}/u);
    for (const key of Object.keys(anna))
      if (key !== 'casefile' && key !== 'placeConfirmed') expect(columns.map((column) => column.key)).toContain(key);
  });

  it('is one text as JSON, with a line feed at the end', () => {
    const text = listJson(content);
    expect(text).toBe(listJson(listContent(frozen(person(ANNA)))));
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(content)));
  });
});

describe('a list as a workbook', () => {
  const workbook = listWorkbook(listContent(frozen(person(ANNA), { withheld: 'erased' })));
  const [list, definitions] = workbook.sheets;
  const cell = (heading: string) => {
    const at = list?.columns.findIndex((column) => column.heading === heading) ?? -1;
    return list?.rows[0]?.[at];
  };

  it('has two sheets with names and headings in both languages', () => {
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['List · Список', 'Definitions · Визначення']);
    expect(list?.columns.map(({ heading }) => heading)).toEqual(
      expect.arrayContaining(['No. / №', 'Name, Latin / Ім’я латиницею', 'Expected end / Очікуваний кінець строку']),
    );
    expect(new Set(list?.columns.map(({ heading }) => heading)).size).toBe(list?.columns.length);
  });

  it('has a cell for each heading in each row', () => {
    for (const { columns, rows } of workbook.sheets) for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it('has every date as written, or read aloud, and in EDTF', () => {
    expect(cell('Held since / Утримується з')).toBe('Thursday, 1 February');
    expect(cell('Held since (EDTF) / Утримується з (EDTF)')).toBe('2024-02-01');
    expect(cell('Born / Народження')).toContain('6 May 1980');
    expect(cell('Born (EDTF) / Народження (EDTF)')).toBe('1980-05-06');
    expect(cell('Place last confirmed (EDTF) / Місце востаннє підтверджено (EDTF)')).toBe('2024-03~');
    const edtf = list?.columns.filter(({ heading }) => heading.includes('(EDTF)')).length;
    expect(edtf).toBe(8);
  });

  it('has the spellings by script, and labels of sources in quotes', () => {
    expect(cell('Name, Latin / Ім’я латиницею')).toBe('Anna Example');
    expect(cell('Name, Cyrillic / Ім’я кирилицею')).toBe('Анна Зразкова');
    expect(cell('Other spellings / Інші написання')).toContain('Образцова Анна (');
    expect(cell('Charge as described / Обвинувачення за описом джерел')).toContain('“spying” (at the arrest)');
    expect(cell('Articles per court / Статті за кожним судом')).toContain(
      'Art. 275: Example Garrison Court (set up by',
    );
    expect(cell('Days held / Днів під вартою')).toBe(944);
  });

  it('has nothing but the number of an erased person', () => {
    expect(list?.rows[1]?.slice(0, 3)).toEqual([2, 'erased / стерто', null]);
    expect(list?.rows[1]?.slice(2).every((value) => value === null)).toBe(true);
  });

  it('explains itself: columns, rules, outcomes, grades, EDTF, profile, checksum and position', () => {
    const text = JSON.stringify(definitions?.rows);
    for (const there of [
      'ID-1',
      'CU-3',
      'Admiralty',
      'ISO 8601-2',
      'Оцінка',
      'c0c0',
      '0000000000000000042',
      'version 1',
    ])
      expect(text).toContain(there);
  });
});

describe('a list on paper', () => {
  const content = listContent(frozen(person(ANNA), { withheld: 'erased' }));
  const [en, uk] = [listPaper(content, 'en'), listPaper(content, 'uk')];

  it('is landscape, dated by the day of the freeze, and says for whom it is and up to which level', () => {
    expect(en).toMatchObject({ language: 'en', landscape: true, date: ON, title: 'Exchange list: Autumn' });
    expect(en.subtitle).toBe('Version 2, frozen on 2026-09-01');
    expect(en.marking).toBe('For: the Ombudsman; up to team');
    expect(en.footer?.lines.join(' ')).toContain('c0'.repeat(32));
    expect(uk.title).toBe('Список на обмін: Autumn');
  });

  it('has a row for each person, with a cell under each head', () => {
    const tables = [...en.blocks, ...uk.blocks].filter((block) => block.is === 'table');
    expect(tables).toHaveLength(4);
    for (const { head, widths, rows } of tables)
      for (const across of [widths, ...rows]) expect(across).toHaveLength(head.length);
    const text = JSON.stringify(en.blocks);
    for (const there of [
      'Anna Example',
      'Анна Зразкова',
      'Example SIZO-1',
      'Art. 275',
      '13 years 6 months',
      '"quiet":"estimate"',
    ])
      expect(text).toContain(there);
    expect(text).toContain('"quiet":"erased"');
  });

  it('shows what is not on record as a gap', () => {
    const { blocks } = listPaper(listContent(frozen(person([opened('Borys Example')]))), 'en');
    expect(JSON.stringify(blocks)).toContain('{"gap":"not on record"}');
  });

  it('says what is left out and why, and what the rules require that are lacking', () => {
    const text = JSON.stringify(en.blocks);
    expect(text).toContain('It ranks nobody.');
    expect(text).toContain('reviewed by a second person');
    expect(JSON.stringify(uk.blocks)).toContain('Він нікого не вивищує.');
  });

  it('goes without rules where nothing is lacking', () => {
    const { blocks } = listPaper(listContent(frozen({ withheld: 'erased' })), 'en');
    expect(blocks.filter(({ is }) => is === 'table')).toHaveLength(1);
    expect(blocks.some((block) => block.is === 'heading' && block.text === 'Rules that are lacking')).toBe(false);
  });
});
