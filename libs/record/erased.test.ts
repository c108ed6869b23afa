import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { claim, fact, inStream, opened, uuid } from '../../test/support/on-record.js';
import { casefile } from './casefile/casefile.js';
import { deciders } from './deciders.js';
import { fold } from './decider.js';
import { ERASED, isErased } from './erased.js';

const erased = fact(ERASED, { was: 'ClaimRecorded' });

describe('a fact that was erased', () => {
  it('is told from all others', () => {
    expect(isErased({ type: 'Erased' })).toBe(true);
    expect(isErased({ type: 'PersonalDataErased' })).toBe(false);
  });

  it('says nothing to any decision', () => {
    for (const decider of deciders)
      expect(fold(decider, inStream(`${decider.category}-${uuid(1)}`, erased, erased))).toEqual(decider.initial);
    const facts = [opened(), claim('Arrested', '2020')];
    const [whole, holed] = [facts, [erased, ...facts, erased]].map((given) =>
      fold(casefile, inStream(`casefile-${uuid(1)}`, ...given.map((one, at) => ({ ...one, id: uuid(100 + at) })))),
    );
    expect(holed?.open).toBe(whole?.open);
    expect(holed?.lastFact).toBe(uuid(102));
  });
});
