import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { claim, fact, inStream, onRecord, source, uuid, type Unstamped } from '../../../test/support/on-record.js';
import { readingOf } from '../../../test/support/reading-of.js';
import type { DutyReading } from './duties.js';
import { readPledge, type PledgeReading } from './read-pledge.js';

const WARD = uuid(5);
const DUTY = uuid(7);
const ofPledge = { casefile: WARD, protection: 'partners' };
const terms = [
  { number: 1, text: 'Declare it publicly', kind: 'once', by: '2020-12-20', byDeclaring: true },
  { number: 2, text: 'Speak of the ward', kind: 'monthly' },
  { number: 3, text: 'Apply to state bodies', kind: 'repeatable' },
  { number: 4, text: 'Apply for the exchange list', kind: 'once', by: '2021-06' },
  { number: 9, text: 'No financial assistance', kind: 'limitation' },
];
const patron = { name: 'Petra Example' };
const pledged = (more: object = {}) =>
  fact(
    'PatronagePledged',
    {
      ...ofPledge,
      patron,
      campaign: uuid(6),
      termsVersion: 1,
      terms,
      declaredOn: '2021-02-24',
      sources: [source()],
      ...more,
    },
    { id: uuid(2), recordedAt: '2021-03-01' },
  );
const performed = (term: number, on: string, more: object = {}, id = DUTY) =>
  fact('DutyPerformed', { ...ofPledge, term, on, sources: [source()], ...more }, { id, recordedAt: '2021-03-02' });
const ended = (on: string) => fact('PledgeEnded', { ...ofPledge, reason: 'withdrawn', on, sources: [] });

interface Asking {
  readonly on: string;
  readonly facts?: readonly Unstamped[];
  /** What befell the ward. */
  readonly ward?: readonly Unstamped[];
}

function read({
  on,
  facts = [pledged()],
  ward = [claim('Arrested', '2020-05-03')],
}: Asking): PledgeReading | undefined {
  const isWard = (day: string): boolean => {
    const { life, liberty } = readingOf(onRecord(...ward), { on: day }).status;
    return life.value !== 'dead' && liberty.value !== 'at-liberty';
  };
  return readPledge(inStream(`pledge-${uuid(1)}`, ...facts), { on, clearance: 'sealed' }, isWard, 'public');
}

function duty(term: number, asking: Asking): DutyReading {
  const found = read(asking)?.duties.find((each) => each.term === term);
  if (found === undefined) throw new Error(`there is no point ${term}`);
  return found;
}
const monthly = (asking: Asking) => {
  const { due, overdue } = duty(2, asking);
  return { due, overdue };
};

describe('a monthly duty', () => {
  it('is first due in the month after the declaration, which speaks for its own', () => {
    expect(monthly({ on: '2021-02-24' })).toEqual({ due: '2021-03-31' });
    expect(monthly({ on: '2021-03-01' })).toEqual({ due: '2021-03-31' });
    expect(monthly({ on: '2021-03-31' })).toEqual({ due: '2021-03-31' });
  });

  it('is overdue from the first day of the next month, and stays so', () => {
    expect(monthly({ on: '2021-04-01' })).toEqual({ due: '2021-04-30', overdue: ['2021-03'] });
    expect(monthly({ on: '2021-06-15' })).toEqual({ due: '2021-06-30', overdue: ['2021-03', '2021-04', '2021-05'] });
  });

  it('is done for the month of the day, or for the month that is named, even late', () => {
    const done = [pledged(), performed(2, '2021-03-15'), performed(2, '2021-06-02', { period: '2021-05' }, uuid(8))];
    expect(monthly({ on: '2021-06-15', facts: done })).toEqual({ due: '2021-06-30', overdue: ['2021-04'] });
    expect(monthly({ on: '2021-04-15', facts: done })).toEqual({ due: '2021-04-30' });
    expect(duty(2, { on: '2021-06-15', facts: done }).done).toHaveLength(2);
  });

  it('falls due next month once it is done for this one', () => {
    expect(monthly({ on: '2021-03-20', facts: [pledged(), performed(2, '2021-03-15')] })).toEqual({
      due: '2021-04-30',
    });
  });

  it('stops at the release: nobody is in default for the months after', () => {
    const ward = [claim('Arrested', '2020-05-03'), claim('Released', '2021-05-15', { ground: 'exchange' })];
    expect(monthly({ on: '2021-08-01', ward })).toEqual({ overdue: ['2021-03', '2021-04'] });
    expect(monthly({ on: '2021-05-10', ward })).toEqual({ due: '2021-05-31', overdue: ['2021-03', '2021-04'] });
  });

  it('stops at a death', () => {
    const ward = [claim('Arrested', '2020-05-03'), claim('DiedInCustody', '2021-04-30')];
    expect(monthly({ on: '2021-08-01', ward })).toEqual({ overdue: ['2021-03'] });
  });

  it('resumes when the ward is taken again', () => {
    const ward = [
      claim('Arrested', '2020-05-03'),
      claim('Released', '2021-03-15', { ground: 'exchange' }),
      claim('Arrested', '2021-06-10'),
    ];
    expect(monthly({ on: '2021-08-01', ward })).toEqual({ due: '2021-08-31', overdue: ['2021-06', '2021-07'] });
  });

  it('stops with the pledge', () => {
    const facts = [pledged(), ended('2021-05-15')];
    expect(monthly({ on: '2021-08-01', facts })).toEqual({ overdue: ['2021-03', '2021-04'] });
    expect(monthly({ on: '2021-05-14', facts })).toEqual({ due: '2021-05-31', overdue: ['2021-03', '2021-04'] });
  });

  it('is counted for a century at most, whatever day is asked about', () => {
    const { overdue } = monthly({ on: '9999-12-31', ward: [] });
    expect(overdue).toHaveLength(1200);
  });

  it('begins after the last day that an inexact declaration allows', () => {
    expect(monthly({ on: '2021-06-01', facts: [pledged({ declaredOn: '2021' })] })).toEqual({ due: '2022-01-31' });
  });
});

describe('a duty to be done once', () => {
  it('is due until its last day, and overdue after it', () => {
    expect(duty(4, { on: '2021-06-30' })).toEqual({
      term: 4,
      text: 'Apply for the exchange list',
      kind: 'once',
      done: [],
      due: '2021-06-30',
    });
    expect(duty(4, { on: '2021-07-01' })).toMatchObject({ overdue: ['2021-06'] });
  });

  it('is done, in time or late', () => {
    const early = duty(4, { on: '2021-09-01', facts: [pledged(), performed(4, '2021-06-30')] });
    expect(early.done).toEqual([expect.not.objectContaining({ late: true })]);
    const late = duty(4, { on: '2021-09-01', facts: [pledged(), performed(4, '2021-07-01')] });
    expect(late.done).toEqual([expect.objectContaining({ late: true })]);
    for (const each of [early, late]) expect([each.due, each.overdue]).toEqual([undefined, undefined]);
  });

  it('may be done by the declaration itself, late when that came late', () => {
    expect(duty(1, { on: '2021-03-01' }).done).toEqual([
      { event: uuid(2), term: 1, on: '2021-02-24', sources: [], replies: [], late: true },
    ]);
    expect(duty(1, { on: '2021-03-01', facts: [pledged({ declaredOn: '2020-12-10' })] }).done[0]?.late).toBeUndefined();
  });

  it('is neither due nor overdue when the pledge ended before', () => {
    const { due, overdue } = duty(4, { on: '2021-09-01', facts: [pledged(), ended('2021-05-15')] });
    expect([due, overdue]).toEqual([undefined, undefined]);
  });

  it('without a last day is never due', () => {
    const open = [{ number: 1, text: 'Meet the family', kind: 'once' }];
    expect(duty(1, { on: '2030-01-01', facts: [pledged({ terms: open })] })).toEqual({
      term: 1,
      text: 'Meet the family',
      kind: 'once',
      done: [],
    });
  });
});

describe('a repeatable duty, and a limitation', () => {
  it('is never due', () => {
    for (const term of [3, 9]) {
      const { due, overdue } = duty(term, { on: '2030-01-01' });
      expect([due, overdue]).toEqual([undefined, undefined]);
    }
  });

  it('shows what was done, with the replies to it', () => {
    const reply = (text?: string) =>
      fact(
        'ReplyReceived',
        { ...ofPledge, duty: DUTY, on: '2021-05-05', sources: [], ...(text === undefined ? {} : { text }) },
        { id: uuid(9) },
      );
    const facts = [
      pledged(),
      performed(3, '2021-04-04', { addressee: 'the minister', channel: 'letter' }),
      reply('noted'),
      reply(),
      fact('ReplyReceived', { ...ofPledge, duty: uuid(70), on: '2021-05-05', sources: [] }),
    ];
    expect(duty(3, { on: '2021-06-01', facts }).done).toEqual([
      {
        event: DUTY,
        term: 3,
        on: '2021-04-04',
        addressee: 'the minister',
        channel: 'letter',
        sources: [source()],
        replies: [
          { event: uuid(9), on: '2021-05-05', text: 'noted' },
          { event: uuid(9), on: '2021-05-05' },
        ],
      },
    ]);
    expect(duty(3, { on: '2021-05-04', facts }).done[0]?.replies).toEqual([]);
    expect(duty(3, { on: '2021-04-03', facts }).done).toEqual([]);
    expect(duty(9, { on: '2021-06-01', facts }).done).toEqual([]);
  });
});

describe('a pledge', () => {
  it('says who pledged what, when, under which terms', () => {
    expect(read({ on: '2021-03-01', facts: [pledged({ occasion: 'a session' })] })).toMatchObject({
      id: uuid(1),
      casefile: WARD,
      patron,
      formerPatrons: [],
      campaign: uuid(6),
      termsVersion: 1,
      declaredOn: '2021-02-24',
      occasion: 'a session',
      sources: [source()],
      state: 'standing',
      protection: 'partners',
    });
    expect(read({ on: '2021-03-01' })).not.toHaveProperty('terms');
  });

  it('says who took it over, and from whom', () => {
    const handedOver = (name: string, on: string) =>
      fact('PledgeHandedOver', { ...ofPledge, to: { name }, on, reason: 'elections', sources: [] });
    const facts = [pledged(), handedOver('Paul', '2021-05-01'), handedOver('Pia', '2022-05-01')];
    expect(read({ on: '2021-04-30', facts })).toMatchObject({ patron, formerPatrons: [] });
    expect(read({ on: '2021-05-01', facts })).toMatchObject({ patron: { name: 'Paul' }, formerPatrons: [{ patron }] });
    expect(read({ on: '2023-01-01', facts })).toMatchObject({
      patron: { name: 'Pia' },
      formerPatrons: [
        { patron, until: '2021-05-01', reason: 'elections' },
        { patron: { name: 'Paul' }, until: '2022-05-01', reason: 'elections' },
      ],
    });
  });

  it('says that it ended, when and why', () => {
    const facts = [pledged(), ended('2021-05-15')];
    expect(read({ on: '2021-05-14', facts })?.state).toBe('standing');
    expect(read({ on: '2021-05-15', facts })).toMatchObject({
      state: 'ended',
      ended: { on: '2021-05-15', reason: 'withdrawn' },
    });
  });

  it('is nothing before it was declared, before it was known, or above the clearance', () => {
    const stream = inStream(`pledge-${uuid(1)}`, pledged());
    const isWard = () => true;
    expect(read({ on: '2021-02-23' })).toBeUndefined();
    expect(
      readPledge(stream, { on: '2021-03-01', known: new Date('2021-02-28'), clearance: 'sealed' }, isWard, 'public'),
    ).toBeUndefined();
    expect(readPledge(stream, { on: '2021-03-01', clearance: 'public' }, isWard, 'public')).toBeUndefined();
    expect(readPledge(stream, { on: '2021-03-01', clearance: 'partners' }, isWard, 'team')).toBeUndefined();
    expect(readPledge(stream, { on: '2021-03-01', clearance: 'team' }, isWard, 'team')?.protection).toBe('team');
    expect(readPledge([], { on: '2021-03-01', clearance: 'sealed' }, isWard, 'public')).toBeUndefined();
  });

  it('shows no citation above the clearance', () => {
    const sealed = [source('A1', 'x', { protection: 'sealed' })];
    const stream = inStream(
      `pledge-${uuid(1)}`,
      pledged({ sources: sealed }),
      performed(3, '2021-04-04', { sources: sealed }),
    );
    const reading = readPledge(stream, { on: '2021-06-01', clearance: 'team' }, () => true, 'public');
    expect(JSON.stringify(reading)).not.toContain('sealed');
  });
});
