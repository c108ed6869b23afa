import { describe, expect, it } from '@jest/globals';
import { CATEGORIES, CATEGORY_DEFINITION, categoryOf } from './category.js';
import { atLeast, heldIn, isCustody, LIBERTY, LIFE, NOTHING_KNOWN, PROCEDURE, type Facets } from './facets.js';

const before = (more: Partial<Facets> = {}): Facets => ({ ...NOTHING_KNOWN, ...more });

describe('being in a facility', () => {
  it.each<[kind: string | undefined, before: Partial<Facets>, liberty: string]>([
    ['police', {}, 'police-hold'],
    ['remand-prison', { procedure: 'sentenced-not-final' }, 'remand'],
    ['remand-prison', { procedure: 'final' }, 'prison-or-colony'],
    ['colony', {}, 'prison-or-colony'],
    ['prison', {}, 'prison-or-colony'],
    ['settlement-colony', {}, 'settlement-colony'],
    ['psychiatric', {}, 'psychiatric'],
    ['hospital', { liberty: 'remand' }, 'remand'],
    ['hospital', { liberty: 'at-liberty' }, 'held-without-status'],
    ['other', { liberty: 'disappeared' }, 'held-without-status'],
    [undefined, { liberty: 'prison-or-colony' }, 'prison-or-colony'],
  ])('%s, before that %j: %s', (kind, was, liberty) => {
    const facility = { text: 'Somewhere', ...(kind === undefined ? {} : { kind }) } as Parameters<typeof heldIn>[0];
    expect(heldIn(facility, before(was))).toEqual({ liberty, whereabouts: { value: 'known', facility } });
  });

  it('that nobody names is still being held', () => {
    expect(heldIn(undefined, before())).toEqual({ liberty: 'held-without-status' });
  });
});

describe('a stage of the procedure', () => {
  it('never goes back within a case', () => {
    const stages = PROCEDURE.filter((stage) => stage !== 'served' && stage !== 'quashed');
    stages.forEach((stage, at) => {
      for (const later of stages.slice(at)) {
        expect(atLeast(stage, before({ procedure: later }))).toBe(later);
        expect(atLeast(later, before({ procedure: stage }))).toBe(later);
      }
    });
  });

  it('begins anew with a new case', () => {
    for (const procedure of ['served', 'quashed'] as const)
      expect(atLeast('investigated', before({ procedure }))).toBe('investigated');
  });
});

describe('the public category', () => {
  it('is one of five for every state there is', () => {
    for (const life of LIFE)
      for (const liberty of LIBERTY)
        for (const wasHeld of [true, false])
          expect(CATEGORIES).toContain(categoryOf(before({ life, liberty }), wasHeld));
    expect(CATEGORY_DEFINITION).toMatchObject({ id: 'five-categories', version: 1 });
  });

  it.each([
    ['prison-or-colony', 'colony'],
    ['settlement-colony', 'colony'],
    ['psychiatric', 'colony'],
    ['police-hold', 'remand'],
    ['remand', 'remand'],
    ['held-without-status', 'remand'],
    ['disappeared', 'remand'],
    ['house-arrest', 'restricted'],
    ['restricted', 'restricted'],
    ['at-liberty', 'released'],
    ['expelled', 'released'],
    ['in-absentia', 'persecuted'],
    ['unknown', 'persecuted'],
  ] as const)('of somebody %s who was held is %s', (liberty, category) => {
    expect(categoryOf(before({ liberty }), true)).toBe(category);
    expect(categoryOf(before({ liberty, life: 'dead' }), true)).toBe('persecuted');
    if (category === 'released') expect(categoryOf(before({ liberty }), false)).toBe('persecuted');
  });
});

describe('custody', () => {
  it('is to be held physically: neither house arrest nor disappearance', () => {
    expect(LIBERTY.filter(isCustody)).toEqual([
      'police-hold',
      'remand',
      'prison-or-colony',
      'settlement-colony',
      'psychiatric',
      'held-without-status',
    ]);
  });
});
