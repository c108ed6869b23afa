import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { asked, cites, given, TEAM_DOCUMENT, thrownBy } from '../../../test/support/given.js';
import { claim, corrected, digest, opened, retracted, uuid } from '../../../test/support/on-record.js';
import { Malformed } from '../refused.js';
import { casefile } from './casefile.js';
import { CorrectClaim } from './correct-claim.js';

const arrest = claim(
  'Arrested',
  '2020-05-03',
  { by: 'police', articles: ['Art. 1'] },
  { id: uuid(2), whenAsWritten: '3 May', protection: 'partners' },
);
const photo = claim('Photographed', null, { document: digest('a public page') }, { id: uuid(3) });
const correct = (values: object, claimed = uuid(2)) =>
  asked(CorrectClaim, { casefile: uuid(1), claim: claimed, values, reason: 'misread' });
const onRecord = () => given(casefile, opened(), arrest, photo);
const said = (values: object, protection = 'partners') => ({ claim: uuid(2), values, reason: 'misread', protection });

describe('CorrectClaim', () => {
  it('records only what changes: common and own fields apart', () => {
    onRecord()
      .when(correct({ when: '2020-05-04~', by: 'security service' }))
      .then('ClaimCorrected', said({ when: '2020-05-04~', fields: { by: 'security service' } }));
  });

  it('records values as they are understood', () => {
    onRecord()
      .when(correct({ place: 'Simferopol' }))
      .then('ClaimCorrected', said({ fields: { place: { text: 'Simferopol' } } }));
  });

  it('takes a remark or an own field away with null, and a date', () => {
    onRecord()
      .when(correct({ whenAsWritten: null, by: null, when: null }))
      .then('ClaimCorrected', said({ whenAsWritten: null, when: null, fields: { by: null } }));
  });

  it('cites other sources, those of closed documents as closely', () => {
    const sources = [cites(), cites({ document: digest('unpublished') })];
    const cited = { [`document-${digest('unpublished')}`]: [] };
    onRecord()
      .when(correct({ sources }), { cited })
      .then('ClaimCorrected', said({ sources: [sources[0], { ...sources[1], protection: 'sealed' }] }));
  });

  it('closes a claim, and carries the level from then on', () => {
    onRecord()
      .when(correct({ protection: 'sealed' }))
      .then('ClaimCorrected', said({ protection: 'sealed' }, 'sealed'));
    const closed = corrected(uuid(2), { protection: 'sealed' }, { protection: 'sealed' });
    given(casefile, opened(), arrest, closed)
      .when(correct({ by: 'somebody' }))
      .then('ClaimCorrected', said({ fields: { by: 'somebody' } }, 'sealed'));
  });

  it('opens a claim for nobody but an administrator', () => {
    onRecord()
      .when(correct({ protection: 'public' }))
      .thenRefused('protection-cannot-be-lowered');
    onRecord()
      .when(correct({ protection: 'public' }), { roles: ['monitor', 'admin'] })
      .then('ClaimCorrected', said({ protection: 'public' }, 'public'));
  });

  it.each<[what: string, values: object]>([
    ['no value', {}],
    ['the value it has', { when: '2020-05-03' }],
    ['values it has', { by: 'police', articles: ['Art. 1'], protection: 'partners' }],
    ['null for what it has not', { place: null, inferred: null }],
  ])('is refused with %s', (_, values) => {
    onRecord().when(correct(values)).thenRefused('nothing-corrected');
  });

  it('is refused for a claim that is not there or no longer stands', () => {
    onRecord()
      .when(correct({ by: 'x' }, uuid(7)))
      .thenRefused('claim-not-on-record');
    given(casefile)
      .when(correct({ by: 'x' }))
      .thenRefused('casefile-not-open');
    given(casefile, opened(), arrest, retracted(uuid(2)))
      .when(correct({ by: 'x' }))
      .thenRefused('claim-retracted');
  });

  it('is refused for documents that were never captured, wherever they are named', () => {
    const document = digest('unknown');
    onRecord()
      .when(correct({ sources: [cites({ document })] }))
      .thenRefused('unknown-document');
    onRecord()
      .when(correct({ document }, uuid(3)))
      .thenRefused('unknown-document');
    expect(correct({ document }, uuid(3)).cites()).toEqual([`document-${document}`]);
    expect(correct({ sources: [cites({ document }), 5, null] }).cites()).toEqual([`document-${document}`]);
    expect(correct({ sources: 'x', by: 'police' }).cites()).toEqual([]);
    onRecord()
      .when(correct({ document: TEAM_DOCUMENT }, uuid(3)))
      .then('ClaimCorrected', {
        claim: uuid(3),
        values: { fields: { document: TEAM_DOCUMENT } },
        reason: 'misread',
        protection: 'team',
      });
  });

  it('is refused for a day that has not come', () => {
    onRecord()
      .when(correct({ when: '2026-10-01' }))
      .thenRefused('date-in-future');
  });

  it.each<[what: string, values: object, fields: string[]]>([
    ['an unknown field', { nickname: 'x' }, ['values.nickname']],
    ['an unknown field taken away', { nickname: null }, ['values.nickname']],
    [
      'a name that JavaScript gives a meaning to',
      JSON.parse('{"__proto__":{"by":"x"}}') as object,
      ['values.__proto__'],
    ],
    ['another such name', { constructor: null }, ['values.constructor']],
    ['wrong values', { by: '', sources: [], protection: null }, ['values.sources', 'values.protection', 'values.by']],
    ['the occurrence', { occurrence: uuid(3) }, ['values.occurrence']],
  ])('is malformed with %s', (_, values, fields) => {
    const refusal = thrownBy(() => onRecord().when(correct(values)).thenNothing());
    expect(refusal).toBeInstanceOf(Malformed);
    expect((refusal as Malformed).errors.map(({ field }) => field)).toEqual(fields);
  });

  it('is malformed without a field that the kind needs', () => {
    onRecord()
      .when(correct({ document: null }, uuid(3)))
      .thenMalformed('values.document');
  });

  it('is refused, with its code, for a date that can be read in two ways', () => {
    onRecord()
      .when(correct({ when: '03/05/2020' }))
      .thenRefused('date-ambiguous');
  });
});
