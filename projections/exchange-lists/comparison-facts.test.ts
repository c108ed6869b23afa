import { describe, expect, it } from '@jest/globals';
import { readCasefile } from '#record';
import { claim, onRecord, type OnRecord } from '../../test/support/on-record.js';
import { printedOf } from './comparison-facts.js';

const PLACE = { text: 'Example SIZO', kind: 'remand-prison' };
const [ARREST, CHARGE, SENTENCE, APPEAL] = ['arrest', 'charge', 'sentence', 'appeal'] as const;

function printed(...events: readonly OnRecord[]) {
  const reading = readCasefile(onRecord(...events), { on: '2026-09-01', clearance: 'team' });
  if (reading === undefined) throw new Error('There is nothing to read.');
  return printedOf(reading);
}

const charged = claim('Charged', '2024-02-01', { articles: ['Art. 208'] }, { id: CHARGE });
const sentenced = (punishment: object) =>
  claim('Sentenced', '2025-02-01', { articles: ['Art. 275', 'Art. 30'], ...punishment }, { id: SENTENCE });

describe('what a list prints of a person', () => {
  it('is the name and the stage of nobody in particular where nothing is known', () => {
    const facts = printed();
    expect(facts.name).toEqual({ value: 'Anna Example', claims: [] });
    expect(facts.liberty).toEqual({ value: 'unknown', claims: [] });
    for (const field of ['born', 'facility', 'articles', 'term', 'regime', 'expectedEnd'] as const)
      expect(facts[field]).toEqual({ value: null, claims: [] });
  });

  it('is the status with the place, each with its claim', () => {
    const facts = printed(
      claim('Born', '1980-05-06', {}, { id: 'born' }),
      claim('HeldAt', '2024-01-02', { facility: PLACE }, { id: ARREST }),
    );
    expect(facts.born).toEqual({ value: '1980-05-06', claims: ['born'] });
    expect(facts.liberty).toEqual({ value: 'remand', claims: [ARREST] });
    expect(facts.whereabouts).toEqual({ value: 'known', claims: [ARREST] });
    expect(facts.facility).toEqual({ value: 'Example SIZO', claims: [ARREST] });
  });

  it('is the articles of the last accusation, and the punishment that stands', () => {
    expect(printed(charged).articles).toEqual({ value: 'Art. 208', claims: [CHARGE] });
    const held = claim('HeldAt', '2024-01-02', { facility: PLACE }, { id: ARREST });
    const facts = printed(held, charged, sentenced({ term: 'P7Y', regime: 'strict' }));
    expect(facts.articles).toEqual({ value: 'Art. 275, Art. 30', claims: [SENTENCE] });
    expect(facts.term).toEqual({ value: 'P7Y', claims: [SENTENCE] });
    expect(facts.regime).toEqual({ value: 'strict', claims: [SENTENCE] });
    expect(facts.expectedEnd).toEqual({ value: '2031-01-02', claims: [ARREST, SENTENCE] });
  });

  it('changes with an appeal: another term, or none', () => {
    const appeal = (fields: object) => claim('AppealDecided', '2025-06-01', fields, { id: APPEAL });
    const reduced = printed(sentenced({ term: 'P7Y' }), appeal({ outcome: 'reduced', term: 'P5Y', final: true }));
    expect(reduced.term).toEqual({ value: 'P5Y', claims: [APPEAL] });
    expect(printed(sentenced({ term: 'P7Y' }), appeal({ outcome: 'quashed', final: true })).term.value).toBeNull();
  });

  it('says of a sentence for life that it is one', () => {
    expect(printed(sentenced({ lifeImprisonment: true })).term).toEqual({ value: 'life', claims: [SENTENCE] });
  });
});
