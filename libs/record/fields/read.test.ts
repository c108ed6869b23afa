import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digest } from '../../../test/support/on-record.js';
import { thrownBy } from '../../../test/support/given.js';
import { ClaimCommon } from '../casefile/claims/claim.js';
import { claimKindNamed } from '../casefile/claims/index.js';
import { OpenCasefile } from '../casefile/open-casefile.js';
import { RecordClaim } from '../casefile/record-claim.js';
import { CaptureDocument } from '../document/capture-document.js';
import { Malformed, Refused, type FieldProblem } from '../refused.js';
import { Place } from '../values/place.js';
import { read, tryRead, type Shape } from './index.js';

const sources = [{ document: digest('page'), reliability: 'B', credibility: 2 }];
const casefile = '00000000-0000-4000-8000-000000000001';

function arrested(): Shape {
  const kind = claimKindNamed('Arrested');
  if (kind === undefined) throw new Error('there is no kind Arrested');
  return kind.fields;
}

const problems = (shape: Shape, sent: unknown): FieldProblem[] => tryRead(shape, sent).problems;
const complaints = (shape: Shape, sent: unknown) => problems(shape, sent).map(({ field, message }) => [field, message]);

describe('reading a request', () => {
  it('makes an instance of the class, and of the classes of its fields', () => {
    const opening = read(OpenCasefile, { names: [{ text: 'Anna Example', lang: 'en' }] });
    expect(opening).toBeInstanceOf(OpenCasefile);
    expect(opening).toEqual({ names: [{ text: 'Anna Example', lang: 'en' }] });
  });

  it('takes one text for a place or a body', () => {
    expect(tryRead(arrested(), { place: 'Simferopol' })).toEqual({
      value: { place: { text: 'Simferopol' } },
      problems: [],
    });
    expect((tryRead(arrested(), { place: 'Simferopol' }).value as { place: unknown }).place).toBeInstanceOf(Place);
    const charged = claimKindNamed('Charged')?.fields as Shape;
    expect(tryRead(charged, { authority: 'Example Department' }).value).toEqual({
      authority: { text: 'Example Department' },
    });
  });

  it('says of a text that stands for a place what is wrong with it', () => {
    expect(complaints(arrested(), { place: '' })).toEqual([['place.text', 'must not be empty']]);
  });

  it.each([[null], [undefined], ['text'], [5], [[]], [true]])('refuses %p, which is no object', (sent) => {
    expect(problems(OpenCasefile, sent)).toEqual([{ field: '', message: 'must be an object' }]);
    expect(() => read(OpenCasefile, sent)).toThrow(Malformed);
  });

  it('refuses an unknown field by its name', () => {
    expect(complaints(arrested(), { by: 'police', nickname: 'x' })).toEqual([['nickname', 'is not a field here']]);
  });

  it('refuses an unknown field inside a field by its path', () => {
    expect(complaints(OpenCasefile, { names: [{ text: 'Anna' }, { text: 'A.', nick: 'x' }] })).toEqual([
      ['names.1.nick', 'is not a field here'],
    ]);
  });

  it('names every field that is missing or wrong, in one go', () => {
    const sent = { when: 'soon', sources: [{ document: 'x', reliability: 'Z', credibility: 7 }] };
    expect(problems(ClaimCommon, sent).map(({ field }) => field)).toEqual([
      'when',
      'sources.0.document',
      'sources.0.reliability',
      'sources.0.credibility',
    ]);
    expect(problems(ClaimCommon, {}).map(({ field }) => field)).toEqual(['when', 'sources']);
  });

  it.each<[sent: unknown, complaint: [string, string]]>([
    ['x', ['sources', 'must be an array']],
    [{}, ['sources', 'must be an array']],
    [[], ['sources', 'must contain at least 1 elements']],
    [[5], ['sources', 'item 0 must be an object']],
    [
      [sources[0], null],
      ['sources', 'item 1 must be an object'],
    ],
    [[sources], ['sources', 'item 0 must be an object']],
    [Array.from({ length: 101 }, () => sources[0]), ['sources', 'must contain no more than 100 elements']],
  ])('refuses %j for a list of citations, once', (sent, complaint) => {
    expect(complaints(ClaimCommon, { when: null, sources: sent })).toEqual([complaint]);
  });

  it.each([[5], [true], [['Simferopol']], [[{ text: 'Simferopol' }]]])('refuses %j for a place', (place) => {
    expect(complaints(arrested(), { place })).toEqual([['place', 'must be an object']]);
  });

  it('tells null from what is left out: only a nullable field takes it', () => {
    expect(complaints(arrested(), { by: null, place: null })).toEqual([
      ['by', 'must be a text'],
      ['place', 'must be an object'],
    ]);
    expect(problems(ClaimCommon, { when: null, sources })).toEqual([]);
    expect(complaints(ClaimCommon, { when: null, sources, protection: null })).toEqual([
      ['protection', 'must be one of public, partners, team, sealed'],
    ]);
    expect(tryRead(arrested(), { by: undefined }).value).toEqual({});
  });

  it('reads the same again what it has read', () => {
    const sent = { names: [{ text: 'Анна', lang: 'uk', script: 'Cyrl' }], note: 'teacher' };
    const once = read(OpenCasefile, sent);
    expect(read(OpenCasefile, JSON.parse(JSON.stringify(once)))).toEqual(once);
  });
});

describe('names that JavaScript gives a meaning to', () => {
  const hostile = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'stream', 'cites'];

  it.each(hostile)('"%s" is refused by name, on its own and inside a field, and changes nothing', (name) => {
    const at = JSON.parse(`{"by":"police","${name}":{"admin":true}}`) as object;
    expect(complaints(arrested(), at)).toEqual([[name, 'is not a field here']]);
    expect(tryRead(arrested(), at).value).toEqual({ by: 'police' });
    expect(Object.getPrototypeOf(tryRead(arrested(), at).value)).toBe(arrested().prototype);
    const place = JSON.parse(`{"text":"x","${name}":1}`) as object;
    expect(complaints(arrested(), { place })).toEqual([[`place.${name}`, 'is not a field here']]);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it.each(hostile)('"%s" is refused beside the fields of a claim', (name) => {
    const sent = JSON.parse(
      JSON.stringify({ casefile, kind: 'Arrested', when: null, sources, X: { by: 'x' } }).replace('"X"', `"${name}"`),
    ) as object;
    expect(complaints(RecordClaim, sent)).toEqual([[name, 'is not a field here']]);
  });
});

describe('a text', () => {
  const names = (text: unknown) => complaints(OpenCasefile, { names: [{ text }] });

  it.each<[what: string, text: unknown, complaint: string]>([
    ['a NUL', 'Anna\u0000', 'must not contain NUL or control characters'],
    ['a control character', 'Anna\u001b[31m', 'must not contain NUL or control characters'],
    ['a delete character', 'Anna\u007f', 'must not contain NUL or control characters'],
    ['half a surrogate pair', 'Anna \ud83d', 'must be well-formed Unicode (it has half of a surrogate pair)'],
    ['nothing', '', 'must not be empty'],
    ['blanks', ' \n\t', 'must not be empty'],
    ['a number', 5, 'must be a text'],
    ['a list', ['Anna'], 'must be a text'],
    ['10,000 characters', 'A'.repeat(10_000), 'must be at most 300 characters, and has 10000'],
  ])('with %s is refused', (_, text, complaint) => {
    expect(names(text)).toEqual([['names.0.text', complaint]]);
  });

  it('is kept as it is written, line ends, quotes and all scripts included', () => {
    for (const text of ['Анна Прикладенко', 'O’Example', 'Анна\n(друга назва)', '<b>Anna</b>', '👩‍⚖️', "'; --"])
      expect(read(OpenCasefile, { names: [{ text }] }).names[0]?.text).toBe(text);
  });

  it('is never changed by reading, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (text) => {
        const { value, problems: found } = tryRead(OpenCasefile, { names: [{ text }] });
        expect(found.length > 0 || value.names[0]?.text === text).toBe(true);
      }),
    );
  });
});

describe('whatever is sent', () => {
  it('is read or complained about, and nothing else is ever thrown', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'medium' }), (sent) => {
        for (const shape of [OpenCasefile, RecordClaim, ClaimCommon, CaptureDocument, arrested()])
          expect(Array.isArray(problems(shape, sent))).toBe(true);
      }),
    );
  });

  it('may be nested as deep as it likes', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`) as object;
    const deepList = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as object;
    expect(complaints(arrested(), { place: deep })).toEqual([
      ['place.a', 'is not a field here'],
      ['place.text', 'must be a text'],
    ]);
    expect(complaints(arrested(), deep)).toEqual([['a', 'is not a field here']]);
    expect(complaints(arrested(), { articles: deepList })).toEqual([['articles', 'item 0 must be a text']]);
  });
});

describe('a date that is not EDTF', () => {
  const capture = { sha256: digest('x'), mediaType: 'text/plain', size: 1 };

  it.each([
    ['11/02/2016', 'date-ambiguous'],
    ['Fri 11 Dec', 'date-ambiguous'],
    ['31.02.2016', 'date-impossible'],
    ['2016-02-31', 'date-impossible'],
    ['the other day', 'date-unreadable'],
  ])('is refused as %s: %s, when nothing else is wrong', (publishedOn, code) => {
    const refusal = thrownBy(() => read(CaptureDocument, { ...capture, publishedOn }));
    expect(refusal).toBeInstanceOf(Refused);
    expect((refusal as Refused).code).toBe(code);
    expect((refusal as Refused).details).toEqual({ errors: problems(CaptureDocument, { ...capture, publishedOn }) });
  });

  it('is malformed with its code beside what else is wrong', () => {
    const sent = { ...capture, publishedOn: '11/02/2016', size: -1 };
    expect(() => read(CaptureDocument, sent)).toThrow(Malformed);
    expect(problems(CaptureDocument, sent).map(({ field, code }) => [field, code])).toEqual([
      ['size', undefined],
      ['publishedOn', 'date-ambiguous'],
    ]);
  });

  it('is malformed, with a proposal, when it can be read in one way', () => {
    const refusal = thrownBy(() => read(CaptureDocument, { ...capture, publishedOn: '11 February 2016' }));
    expect(refusal).toBeInstanceOf(Malformed);
    expect((refusal as Malformed).message).toMatch(/^publishedOn: must be EDTF; .* could be written 2016-02-11/);
  });

  it('is malformed when it is no text', () => {
    expect(() => read(CaptureDocument, { ...capture, publishedOn: 2016 })).toThrow(Malformed);
  });
});
