import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claim, onRecord, type Unstamped } from '../../../../test/support/on-record.js';
import { readingOf } from '../../../../test/support/reading-of.js';
import { claimKinds } from '../claims/index.js';
import { COURSE_OF_A_DAY } from './same-day.js';

const DAY = '2020-05-05';
const sizo = { text: 'Example SIZO', kind: 'remand-prison' };
const colony = { text: 'Colony No. 0', kind: 'colony' };
const released = claim('Released', DAY, { ground: 'measure-changed' });
const held = claim('Arrested', '2020-05-01');

const liberty = (...events: Unstamped[]) => readingOf(onRecord(...events)).status.liberty.value;
const place = (...events: Unstamped[]) => {
  const { value, facility } = readingOf(onRecord(...events)).status.whereabouts;
  return facility?.text ?? value;
};
/** What a question answers whichever way the last claims are recorded. */
function eitherWay<T>(ask: (...events: Unstamped[]) => T, before: Unstamped[], ...today: Unstamped[]): T {
  const answers = [ask(...before, ...today), ask(...before, ...today.toReversed())];
  expect(answers[0]).toEqual(answers[1]);
  return answers[0] as T;
}

describe('what happened on one day', () => {
  it('is put in the order of things: arrest, remand, prison', () => {
    const today = [claim('Arrested', DAY), claim('Remanded', DAY), claim('HeldAt', DAY, { facility: sizo })];
    expect(eitherWay(liberty, [], ...today)).toBe('remand');
    expect(eitherWay(place, [], ...today)).toBe('Example SIZO');
  });

  it('ends restricted when somebody is released under a restriction', () => {
    for (const restriction of ['house-arrest', 'travel-ban'])
      expect(eitherWay(liberty, [held], released, claim('Restricted', DAY, { restriction }))).toBe(
        restriction === 'house-arrest' ? 'house-arrest' : 'restricted',
      );
    const lifted = claim('RestrictionLifted', DAY);
    const house = claim('Restricted', '2020-05-02', { restriction: 'house-arrest' });
    expect(eitherWay(liberty, [house], lifted, claim('Restricted', DAY, { restriction: 'travel-ban' }))).toBe(
      'restricted',
    );
  });

  it('ends in freedom for who was free, and held for who was held: arrest and release', () => {
    const arrested = claim('Arrested', DAY);
    expect(eitherWay(liberty, [], arrested, released)).toBe('at-liberty');
    expect(eitherWay(liberty, [held], arrested, released)).toBe('police-hold');
    expect(eitherWay(liberty, [held], released, arrested, claim('Remanded', DAY))).toBe('remand');
    const house = claim('Restricted', '2020-05-02', { restriction: 'house-arrest' });
    expect(eitherWay(liberty, [house], arrested, released)).toBe('police-hold');
  });

  it('ends held when a release is reversed', () => {
    expect(eitherWay(liberty, [held], released, claim('ReleaseReversed', DAY))).toBe('remand');
  });

  it('ends at home when somebody is released and comes home', () => {
    const home = claim('ReturnedHome', DAY, { place: 'Kyiv' });
    expect(eitherWay(place, [held], released, home)).toBe('Kyiv');
    expect(eitherWay(liberty, [held], home, claim('Restricted', DAY, { restriction: 'house-arrest' }))).toBe(
      'house-arrest',
    );
  });

  it('ends where a transfer goes, whichever place is seen on the same day', () => {
    const moved = claim('Transferred', DAY, { from: sizo, to: colony });
    expect(eitherWay(place, [held], moved, claim('HeldAt', DAY, { facility: sizo }))).toBe('Colony No. 0');
    expect(eitherWay(place, [held], moved, claim('HeldAt', DAY, { facility: colony }))).toBe('Colony No. 0');
    expect(eitherWay(place, [held], moved, claim('WhereaboutsLost', DAY))).toBe('unknown');
  });

  it('ends free when a prisoner is last seen in prison on the day of the release', () => {
    expect(eitherWay(liberty, [held], released, claim('HeldAt', DAY, { facility: sizo }))).toBe('at-liberty');
    expect(eitherWay(liberty, [held], released, claim('Sentenced', DAY, { term: 'P1Y' }))).toBe('at-liberty');
  });

  it('ends in death', () => {
    const died = claim('DiedInCustody', DAY);
    const life = (...events: Unstamped[]) => readingOf(onRecord(...events)).status.life.value;
    expect(eitherWay(life, [held], died, claim('AliveConfirmed', DAY))).toBe('dead');
    expect(eitherWay(liberty, [held], died, claim('HeldAt', DAY, { facility: sizo }))).toBe('unknown');
  });

  it('goes for whatever is dated alike, a month as well as a day', () => {
    const month = [
      claim('Released', '2020-05', { ground: 'measure-changed' }),
      claim('Restricted', '2020-05', { restriction: 'travel-ban' }),
    ];
    expect(eitherWay(liberty, [claim('Arrested', '2020-04-30')], ...month)).toBe('restricted');
  });

  it('does not depend on the order of recording, whatever kinds come together', () => {
    const today = claimKinds
      .filter(({ effect, provesLife }) => effect !== undefined || provesLife !== undefined)
      .map(({ name, example }) => claim(name, DAY, example));
    const values = (events: Unstamped[]) => {
      const { life, liberty: free, procedure, whereabouts, category } = readingOf(onRecord(...events)).status;
      return [life, free, procedure, whereabouts, category].map(({ value }) => value);
    };
    fc.assert(
      fc.property(fc.shuffledSubarray(today, { maxLength: 6 }), fc.boolean(), (events, before) => {
        const earlier = before ? [held] : [];
        expect(values([...earlier, ...events])).toEqual(values([...earlier, ...events.toReversed()]));
      }),
    );
  });
});

describe('the course of a day', () => {
  it('has a place for every kind that changes the status, once', () => {
    const moving = claimKinds.filter(({ effect, provesLife }) => effect !== undefined || provesLife !== undefined);
    expect(COURSE_OF_A_DAY.toSorted()).toEqual(moving.map(({ name }) => name).toSorted());
  });
});
