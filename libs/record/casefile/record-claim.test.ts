import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { asked, cites, DOCUMENT, given, NEXT, TEAM_DOCUMENT } from '../../../test/support/given.js';
import { claim, digest, opened, uuid } from '../../../test/support/on-record.js';
import { tryRead } from '../fields/index.js';
import { casefile } from './casefile.js';
import { RecordClaim } from './record-claim.js';

const record = (kind: string, more: object = {}) =>
  asked(RecordClaim, { casefile: uuid(1), kind, when: '2020-05-03', sources: [cites()], ...more });
const arrest = claim('Arrested', '2020-05-03', {}, { id: uuid(2) });

describe('RecordClaim', () => {
  it('records the claim under its kind, as an account of a new occurrence', () => {
    given(casefile, opened())
      .when(
        record('Arrested', { by: 'police', place: 'Simferopol', whenAsWritten: '3 May', inferred: 'from the page' }),
      )
      .then('Arrested', {
        occurrence: NEXT,
        when: '2020-05-03',
        whenAsWritten: '3 May',
        inferred: 'from the page',
        sources: [cites()],
        protection: 'public',
        fields: { by: 'police', place: { text: 'Simferopol' } },
      });
  });

  it('records a further account of an occurrence, and one without a date', () => {
    given(casefile, opened(), arrest)
      .when(record('Arrested', { occurrence: uuid(2), when: null }))
      .then('Arrested', { occurrence: uuid(2), when: null, sources: [cites()], protection: 'public', fields: {} });
  });

  it('records a kind that has no fields of its own', () => {
    given(casefile, opened())
      .when(record('RestrictionLifted'))
      .then('RestrictionLifted', {
        occurrence: NEXT,
        when: '2020-05-03',
        sources: [cites()],
        protection: 'public',
        fields: {},
      });
  });

  it.each<[what: string, kind: string, more: object, protection: string]>([
    ['the level of its kind', 'HealthReported', { grade: 'chronic' }, 'team'],
    ['the level that is asked for', 'HealthReported', { grade: 'chronic', protection: 'public' }, 'public'],
    [
      'the level of a source that only the team may see',
      'Arrested',
      { sources: [cites({ document: TEAM_DOCUMENT })] },
      'team',
    ],
    [
      'the level of the most open of its sources',
      'Arrested',
      { sources: [cites(), cites({ document: TEAM_DOCUMENT })] },
      'public',
    ],
    ['the closer level of kind and source', 'IdentityDocumentSeen', { documentKind: 'passport' }, 'sealed'],
  ])('keeps a claim at %s', (_, kind, more, protection) => {
    const decided = given(casefile, opened()).when(record(kind, more));
    decided.then(kind, expect.objectContaining({ protection }));
  });

  it('keeps the citation of a closed document as close as the document, beside an open one', () => {
    const closed = cites({ document: TEAM_DOCUMENT, locator: 'page 2' });
    given(casefile, opened())
      .when(record('Arrested', { sources: [cites(), closed] }))
      .then('Arrested', expect.objectContaining({ sources: [cites(), { ...closed, protection: 'team' }] }));
    const stated = { ...closed, protection: 'public' };
    given(casefile, opened())
      .when(record('Arrested', { sources: [cites(), stated] }))
      .then('Arrested', expect.objectContaining({ sources: [cites(), stated] }));
  });

  it('allows a date that is today somewhere on earth, or that may have passed', () => {
    for (const when of ['2026-09-02', '2026-09', '2026', '2026-09-01/..', '../2030-01-01'])
      given(casefile, opened()).when(record('Arrested', { when })).then('Arrested', expect.objectContaining({ when }));
  });

  it('is refused for a casefile that is not open', () => {
    given(casefile).when(record('Arrested')).thenRefused('casefile-not-open');
  });

  it('is refused for a document that was never captured, wherever it is named', () => {
    const unknown = digest('unknown');
    const refusal = given(casefile, opened())
      .when(record('Arrested', { sources: [cites(), cites({ document: unknown })] }))
      .thenRefused('unknown-document');
    expect(refusal.details).toEqual({ documents: [unknown] });
    given(casefile, opened())
      .when(record('Photographed', { document: unknown }))
      .thenRefused('unknown-document');
    given(casefile, opened())
      .when(record('Photographed', { document: DOCUMENT }))
      .then('Photographed', expect.objectContaining({ fields: { document: DOCUMENT } }));
  });

  it('is refused for a day that has not come', () => {
    for (const when of ['2026-09-03', '2026-10', '2027~', '[2026-09-03,2026-10-01]'])
      given(casefile, opened()).when(record('Arrested', { when })).thenRefused('date-in-future');
  });

  it('is refused as an account of what is not on record, or is something else', () => {
    given(casefile, opened(), arrest)
      .when(record('Arrested', { occurrence: uuid(7) }))
      .thenRefused('occurrence-not-on-record');
    given(casefile, opened(), arrest)
      .when(record('Searched', { occurrence: uuid(2) }))
      .thenRefused('occurrence-of-another-kind');
  });

  it('looks up every document it names, and nothing else', () => {
    const command = record('Photographed', { document: TEAM_DOCUMENT });
    expect(command.stream()).toBe(`casefile-${uuid(1)}`);
    expect(command.cites()).toEqual([`document-${DOCUMENT}`, `document-${TEAM_DOCUMENT}`]);
  });

  it.each<[what: string, sent: object, fields: string[]]>([
    ['an unknown kind', { kind: 'Abducted' }, ['kind']],
    ['no kind', { kind: undefined }, ['kind']],
    ['a kind that every object has', { kind: 'constructor' }, ['kind']],
    ['wrong fields of both sorts', { by: '', when: 5, casefile: 'x' }, ['casefile', 'when', 'by']],
    ['the fields of another kind', { grade: 'chronic' }, ['grade']],
  ])('is malformed with %s', (_, sent, fields) => {
    const whole = { casefile: uuid(1), kind: 'Arrested', when: null, sources: [cites()], ...sent };
    expect(tryRead(RecordClaim, whole).problems.map(({ field }) => field)).toEqual(fields);
  });
});
