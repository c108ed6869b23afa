import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { asked, given, NEXT } from '../../../test/support/given.js';
import { fact, opened, uuid } from '../../../test/support/on-record.js';
import { casegroup } from './casegroup.js';
import { OpenCasegroup } from './open-casegroup.js';
import { PlaceInGroup } from './place-in-group.js';

const names = [{ text: 'Example case', lang: 'en' }];
const group = fact('CasegroupOpened', { names });
const placed = { casefile: uuid(5), role: 'defendant', from: '2020-05' };
const place = (more: object = {}) => asked(PlaceInGroup, { casegroup: uuid(1), ...placed, ...more });
const cited = { [`casefile-${uuid(5)}`]: [opened()] };

describe('OpenCasegroup', () => {
  it('opens a group under its names', () => {
    const open = asked(OpenCasegroup, { names, place: 'Simferopol' });
    given(casegroup)
      .when(open)
      .then('CasegroupOpened', { names, place: { text: 'Simferopol' } });
    given(casegroup).when(asked(OpenCasegroup, { names })).then('CasegroupOpened', { names });
    expect(open.stream(NEXT)).toBe(`casegroup-${NEXT}`);
  });
});

describe('PlaceInGroup', () => {
  it('places a person, and again in another role or time', () => {
    given(casegroup, group).when(place(), { cited }).then('PersonPlacedInGroup', placed);
    given(casegroup, group, fact('PersonPlacedInGroup', placed))
      .when(place({ until: '2021' }), { cited })
      .then('PersonPlacedInGroup', { ...placed, until: '2021' });
    expect(place().stream()).toBe(`casegroup-${uuid(1)}`);
    expect(place().cites()).toEqual([`casefile-${uuid(5)}`]);
  });

  it('is refused without a group or a casefile', () => {
    given(casegroup).when(place(), { cited }).thenRefused('unknown-casegroup');
    given(casegroup, group).when(place()).thenRefused('unknown-casefile');
  });

  it('is refused for a person who is there, in whatever order that was said', () => {
    const { casefile, role, from } = placed;
    given(casegroup, group, fact('PersonPlacedInGroup', { from, role, casefile }))
      .when(place(), { cited })
      .thenRefused('already-in-group');
  });
});
