import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '#record';
import { WORDS } from './index.js';

describe.each(LANGUAGES)('the words of papers in %s', (language) => {
  const words = WORDS[language];

  it('hold what is put into them', () => {
    expect(words.log('example.org/log', 21)).toContain('example.org/log');
    expect(words.proofSays(1)).not.toBe(words.proofSays(2));
    expect(words.leftOut(1, 40)).toMatch(/1 .*40/);
    expect(words.urgent('gravely ill')).toMatch(/: gravely ill$/);
    expect(words.relayed('mother → lawyer')).toContain('mother → lawyer');
    expect(words.erased.says('1 May', 'objection')).toMatch(/1 May.*objection/);
    expect(words.position('17')).toContain('17');
    expect(words.notChosen.other('Because.')).toMatch(/Because\.$/);
    expect(words.knownAt('2026-01-01')).toContain('2026-01-01');
    expect(words.disputeAnswered('no such day')).toContain('no such day');
    expect(words.judge('A. Example') + words.fine('1000') + words.additional('none')).toMatch(
      /A\. Example.*1000.*none/,
    );
    expect(words.retracted('misread') + words.inferred('by age') + words.withoutCredit('1 May')).toMatch(
      /misread.*by age.*1 May/,
    );
    expect(words.times(2) + words.conflict(3, 'date')).toMatch(/2.*3.*date/);
  });

  it('ask the typesetter for page and pages', () => {
    expect(words.pageOf).toMatch(/\{page}.*\{pages}/);
  });
});

describe('Ukrainian', () => {
  it.each([
    [1, '1 запис'],
    [2, '2 записи'],
    [5, '5 записів'],
    [11, '11 записів'],
    [12, '12 записів'],
    [21, '21 запис'],
    [24, '24 записи'],
    [112, '112 записів'],
  ])('counts %i entries', (count, said) => {
    expect(WORDS.uk.log('example', count).endsWith(said)).toBe(true);
  });

  it('is written with one apostrophe', () => {
    expect(JSON.stringify(WORDS.uk)).not.toMatch(/[ʼ`]/);
  });
});
