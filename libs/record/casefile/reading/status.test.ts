import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { claim, onRecord, source, uuid, type Unstamped } from '../../../../test/support/on-record.js';
import { readingOf } from '../../../../test/support/reading-of.js';
import type { Status } from './status.js';

const sizo = { text: 'Example SIZO', kind: 'remand-prison' };
const colony = { text: 'Colony No. 0', kind: 'colony' };
const ONE = uuid(2);

const statusOf = (...events: Unstamped[]): Status => readingOf(onRecord(...events)).status;
function values(...events: Unstamped[]): Record<string, string> {
  const { life, liberty, procedure, whereabouts, category } = statusOf(...events);
  return {
    life: life.value,
    liberty: liberty.value,
    procedure: procedure.value,
    whereabouts: whereabouts.value,
    category: category.value,
  };
}

describe('the status', () => {
  it('of a person about whom nothing is known is unknown, and rests on no claim', () => {
    const unknown = { since: null, lastConfirmed: null, claim: null, occurrence: null };
    expect(statusOf()).toEqual({
      life: { value: 'unknown', ...unknown },
      liberty: { value: 'unknown', ...unknown },
      procedure: { value: 'none', ...unknown },
      whereabouts: { value: 'unknown', ...unknown },
      category: { value: 'persecuted', ...unknown },
    });
  });

  it('rests on the claim that brought it, since its date, and is confirmed by later ones', () => {
    const events = [
      claim('Arrested', '2020-05-03~', {}, { id: ONE }),
      claim('PunishmentCellImposed', '2020-07-07', { days: 5 }),
      claim('LetterReceived', '2020-08'),
    ];
    expect(statusOf(...events)).toMatchObject({
      liberty: { value: 'police-hold', since: '2020-05-03~', lastConfirmed: '2020-07-07', claim: ONE, occurrence: ONE },
      life: { value: 'alive', since: '2020-05-03~', lastConfirmed: '2020-08', claim: ONE },
      category: { value: 'remand', since: '2020-05-03~', lastConfirmed: '2020-07-07', claim: ONE },
      procedure: { value: 'investigated', lastConfirmed: '2020-05-03~' },
    });
  });

  it('goes through arrest, trial, sentence and colony', () => {
    const events = [
      claim('Searched', '2020-05-02'),
      claim('Arrested', '2020-05-03'),
      claim('Remanded', '2020-05-05'),
      claim('HeldAt', '2020-05-06', { facility: sizo }),
      claim('Charged', '2020-06-01'),
      claim('TrialOpened', '2021-01-01'),
      claim('Sentenced', '2021-05-01', { term: 'P12Y' }),
      claim('AppealDecided', '2021-09-01', { outcome: 'upheld', final: true }),
      claim('Transferred', '2021-10-01', { from: sizo, inTransit: true }),
      claim('HeldAt', '2021-11-01', { facility: colony }),
    ];
    const course = events.map((_, at) => {
      const { liberty, procedure, whereabouts, category } = values(...events.slice(0, at + 1));
      return [liberty, procedure, whereabouts, category].join(' ');
    });
    expect(course).toEqual([
      'unknown investigated unknown persecuted',
      'police-hold investigated unknown remand',
      'remand investigated unknown remand',
      'remand investigated known remand',
      'remand charged known remand',
      'remand tried known remand',
      'remand sentenced-not-final known remand',
      'prison-or-colony final known colony',
      'prison-or-colony final in-transit colony',
      'prison-or-colony final known colony',
    ]);
  });

  it('does not depend on the order of recording', () => {
    const events = [
      claim('HeldAt', '2021-11-01', { facility: colony }),
      claim('Arrested', '2020-05-03'),
      claim('Sentenced', '2021-05-01', { term: 'P12Y' }),
    ];
    expect(values(...events)).toEqual(values(...events.toReversed()));
    expect(statusOf(...events).liberty.since).toBe('2021-11-01');
  });

  it('tells a reported place from a known one by the grade of its sources', () => {
    const held = (...grades: string[]) =>
      values(claim('HeldAt', '2020-05-06', { facility: sizo }, { sources: grades.map((grade) => source(grade)) }));
    expect([held('C3'), held('D1'), held('A4'), held('F6', 'B2')].map(({ whereabouts }) => whereabouts)).toEqual([
      'known',
      'reported',
      'reported',
      'known',
    ]);
  });

  it('is at another place since then, and confirmed at the same one', () => {
    const [a, b] = [
      claim('HeldAt', '2020-05-06', { facility: sizo }),
      claim('HeldAt', '2020-06-06', { facility: 'example  sizo.' }),
    ];
    expect(statusOf(a, b).whereabouts).toMatchObject({ since: '2020-05-06', lastConfirmed: '2020-06-06' });
    const elsewhere = claim('HeldAt', '2020-07-07', { facility: colony });
    expect(statusOf(a, b, elsewhere).whereabouts).toMatchObject({
      since: '2020-07-07',
      facility: { text: 'Colony No. 0' },
    });
    const lost = claim('WhereaboutsLost', '2020-08-08');
    expect(statusOf(a, b, elsewhere, lost).whereabouts).toEqual({
      value: 'unknown',
      since: '2020-08-08',
      lastConfirmed: '2020-08-08',
      claim: expect.any(String),
      occurrence: expect.any(String),
    });
  });
});

describe('a release', () => {
  const arrested = claim('Arrested', '2020-05-03');
  const released = claim('Released', '2021-05-03', { ground: 'exchange' });

  it('sets free, and makes a released person of one who was held', () => {
    expect(values(arrested, released)).toMatchObject({
      liberty: 'at-liberty',
      category: 'released',
      whereabouts: 'unknown',
    });
    expect(
      values(claim('Restricted', '2020', { restriction: 'travel-ban' }), claim('RestrictionLifted', '2021')),
    ).toMatchObject({
      liberty: 'at-liberty',
      category: 'persecuted',
    });
  });

  it('may be reversed, or followed by another arrest', () => {
    expect(values(arrested, released, claim('ReleaseReversed', '2021-06-01'))).toMatchObject({
      liberty: 'remand',
      category: 'remand',
    });
    const again = [arrested, released, claim('Arrested', '2023-01-01', {}, { id: ONE })];
    expect(statusOf(...again).liberty).toMatchObject({ value: 'police-hold', since: '2023-01-01', claim: ONE });
    expect(values(...again, claim('Released', '2023-02-01', { ground: 'third-state' }))).toMatchObject({
      liberty: 'expelled',
      category: 'released',
    });
  });
});

describe('a death', () => {
  const arrested = claim('Arrested', '2020-05-03');
  const held = claim('HeldAt', '2020-05-06', { facility: sizo });

  it('ends everything: nothing dated later changes the status', () => {
    const died = claim('DiedInCustody', '2021-01-01');
    expect(values(arrested, held, died)).toMatchObject({
      life: 'dead',
      liberty: 'unknown',
      whereabouts: 'unknown',
      category: 'persecuted',
    });
    const later = [claim('Released', '2022-01-01', { ground: 'pardon' }), claim('LetterReceived', '2022-02-01')];
    expect(statusOf(arrested, held, died, ...later)).toEqual(statusOf(arrested, held, died));
  });

  it('counts without a date as well, and leaves nobody in custody', () => {
    const reading = readingOf(onRecord(arrested, held, claim('DiedInCustody', null)));
    expect(reading.status).toMatchObject({ life: { value: 'dead', since: null }, liberty: { value: 'unknown' } });
    expect(reading.status.whereabouts.facility).toBeUndefined();
    expect(reading.custody).toBeUndefined();
  });
});

describe('a claim without a date', () => {
  it('brings the procedure forward, and moves nothing that could go back', () => {
    expect(values(claim('Arrested', '2020-05-03'), claim('Charged', null))).toMatchObject({ procedure: 'charged' });
    expect(values(claim('Sentenced', '2020-05-03'), claim('Charged', null))).toMatchObject({
      procedure: 'sentenced-not-final',
    });
    expect(values(claim('Arrested', '2020-05-03'), claim('Released', null, { ground: 'pardon' }))).toMatchObject({
      liberty: 'police-hold',
      life: 'alive',
    });
    expect(values(claim('HeldAt', null, { facility: colony }))).toMatchObject({
      liberty: 'unknown',
      whereabouts: 'unknown',
    });
    expect(values(claim('AliveConfirmed', null))).toMatchObject({ life: 'unknown' });
  });

  it('counts from the day of its recording', () => {
    const record = onRecord(claim('Sentenced', null, {}, { recordedAt: '2024-03-03' }));
    expect(readingOf(record, { on: '2024-03-02' }).status.procedure.value).toBe('none');
    expect(readingOf(record, { on: '2024-03-03' }).status.procedure).toMatchObject({
      value: 'sentenced-not-final',
      since: null,
    });
  });
});

describe('proceedings in absentia', () => {
  it.each([
    ['Remanded', 'investigated'],
    ['Charged', 'charged'],
    ['TrialOpened', 'tried'],
    ['Sentenced', 'sentenced-not-final'],
  ])('%s: the person is out of reach, and proves no life', (kind, procedure) => {
    expect(values(claim(kind, '2020-05-03', { inAbsentia: true }))).toEqual({
      life: 'unknown',
      liberty: 'in-absentia',
      procedure,
      whereabouts: 'unknown',
      category: 'persecuted',
    });
    const held = [claim('Arrested', '2020-01-01', {}, { id: ONE }), claim(kind, '2020-05-03', { inAbsentia: true })];
    expect(statusOf(...held)).toMatchObject({
      liberty: { value: 'police-hold', claim: ONE },
      life: { lastConfirmed: '2020-01-01' },
    });
    expect(values(...held)).toMatchObject({ procedure });
  });

  it.each(['Remanded', 'TrialOpened'])('%s in the person’s presence proves life', (kind) => {
    expect(values(claim(kind, '2020-05-03', { inAbsentia: false }))).toMatchObject({ life: 'alive' });
    expect(values(claim('Remanded', '2020-05-03'))).toMatchObject({ liberty: 'remand' });
  });

  it('are said in the title', () => {
    const { occurrences } = readingOf(
      onRecord(
        claim('Remanded', '2020', { inAbsentia: true }),
        claim('TrialOpened', '2021', { inAbsentia: true, court: 'Example Court' }),
      ),
    );
    expect(occurrences.map(({ kind, account }) => kind.says(account.fields))).toEqual([
      'Remanded in absentia',
      'Trial opened in absentia at Example Court',
    ]);
  });
});

describe('an appeal', () => {
  const sentenced = claim('Sentenced', '2020-05-03', { term: 'P12Y' });
  const appeal = (fields: object) => values(sentenced, claim('AppealDecided', '2020-09-01', fields))['procedure'];

  it('that returns the case has it tried again, whether or not it is called final', () => {
    for (const final of [{}, { final: false }, { final: true }])
      expect(appeal({ outcome: 'returned', ...final })).toBe('tried');
  });

  it('makes a sentence final, quashes it, or leaves it open', () => {
    expect(appeal({ outcome: 'upheld', final: true })).toBe('final');
    expect(appeal({ outcome: 'acquitted', final: true })).toBe('quashed');
    expect(appeal({ outcome: 'quashed' })).toBe('sentenced-not-final');
  });
});
