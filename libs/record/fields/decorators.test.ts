import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { digest, uuid } from '../../../test/support/on-record.js';
import {
  EdtfDate,
  fieldsOf,
  Id,
  Ids,
  Instant,
  ListOf,
  One,
  OneOf,
  schemaOf,
  Sha256,
  SomeOf,
  Term,
  Text,
  Texts,
  tryRead,
  Values,
  WholeNumber,
  YesNo,
} from './index.js';

class Inner {
  static readonly shortFor = 'text';

  @Text()
  text!: string;
}

class Every {
  @Text({ optional: true, about: 'A text', example: 'so' })
  text?: string;

  @Texts({ optional: true, min: 2 })
  texts?: string[];

  @Id({ optional: true })
  id?: string;

  @Ids({ optional: true })
  ids?: string[];

  @Sha256({ optional: true })
  sha256?: string;

  @EdtfDate({ optional: true, nullable: true })
  date?: string | null;

  @Term({ optional: true })
  term?: string;

  @Instant({ optional: true })
  instant?: string;

  @OneOf(['a', 'b'], { optional: true, protection: 'team' })
  one?: string;

  @SomeOf(['a', 'b'], { optional: true })
  some?: string[];

  @WholeNumber({ optional: true, min: 1, max: 6 })
  count?: number;

  @YesNo({ optional: true })
  yes?: boolean;

  @One(() => Inner, { optional: true })
  inner?: Inner;

  @ListOf(() => Inner, { optional: true, max: 2 })
  inners?: Inner[];

  @Values()
  values!: Record<string, unknown>;
}

class More extends Every {
  @Text()
  more!: string;
}

const complaint = (sent: object) => tryRead(Every, { values: {}, ...sent }).problems[0]?.message;

describe('a field of each type', () => {
  it.each<[field: string, right: unknown[], wrong: unknown[], complaint: RegExp]>([
    ['text', ['a', 'Ä\nb'], ['', 5, null, 'x'.repeat(501)], /^must be a text|^must not be|^must be at most 500/],
    ['texts', [['a', 'b']], ['a', ['a'], ['a', ''], {}], /^must be an array|at least 2|^item 1 must/],
    ['id', [uuid(1)], ['1', uuid(0xa).toUpperCase().replace('8000', 'A000'), 5, 'x'.repeat(36)], /^must be a UUID/],
    ['ids', [[uuid(1)]], [[], ['1'], uuid(1)], /^item 0 must be a UUID|at least 1|array/],
    ['sha256', [digest('x')], ['x', digest('x').slice(1), 'A'.repeat(64)], /^must be a SHA-256/],
    [
      'date',
      ['2016-02-11', '2017-10~', '../2017-10-25', null],
      ['soon', 2016, '11.2.16', ''],
      /^must be EDTF|EDTF date/,
    ],
    ['term', ['P13Y6M', 'P15D'], ['13 years', 'P', 'PT1H', 13], /^must be an ISO 8601 duration/],
    [
      'instant',
      ['2026-09-01T12:00:00Z', '2026-09-01T12:00:00.123+03:00'],
      ['2026-09-01', 'now', '2026-13-01T00:00:00Z', 5],
      /RFC 3339/,
    ],
    ['one', ['a', 'b'], ['c', 'A', 5, ['a'], 'toString'], /^must be one of a, b$/],
    [
      'some',
      [['a'], ['b', 'a']],
      [['c'], [], 'a', ['a', 'b', 'a']],
      /^item 0 must be one of|at least 1|array|no more than 2/,
    ],
    ['count', [1, 6], [0, 7, 1.5, '2', Number.NaN], /^must be a whole number from 1 to 6$/],
    ['yes', [true, false], ['true', 1, 0], /^must be a boolean value$/],
    ['inner', ['so', { text: 'so' }], [5, { text: 5 }, {}, []], /^must be an object|^must be a text/],
    [
      'inners',
      [['so', { text: 'so' }]],
      [[5], [], ['a', 'b', 'c'], 'a'],
      /^item 0 must|at least 1|no more than 2|array/,
    ],
    ['values', [{ any: { thing: [1] } }], [[], 5, 'x', null], /^must be an object$/],
  ])('%s takes %j and refuses %j', (field, right, wrong, why) => {
    for (const value of right) expect([value, complaint({ [field]: value })]).toEqual([value, undefined]);
    for (const value of wrong) expect(complaint({ [field]: value })).toMatch(why);
  });

  it('that is not optional is asked for', () => {
    expect(tryRead(Every, {}).problems).toEqual([{ field: 'values', message: 'must be an object' }]);
  });

  it('is declared once, for readers of forms as well: inherited fields come first', () => {
    expect([...fieldsOf(More).keys()]).toEqual([...fieldsOf(Every).keys(), 'more']);
    expect(fieldsOf(Every).get('text')).toEqual({
      name: 'text',
      type: { is: 'text', max: 500 },
      optional: true,
      about: 'A text',
      example: 'so',
    });
    expect(fieldsOf(Every)).toBe(fieldsOf(Every));
    expect(fieldsOf(class {}).size).toBe(0);
  });
});

describe('the JSON schema of a class', () => {
  it('says of every field what it takes', () => {
    expect(schemaOf(Every)).toEqual({
      type: 'object',
      properties: {
        text: { type: 'string', minLength: 1, maxLength: 500, description: 'A text', examples: ['so'] },
        texts: { type: 'array', items: { type: 'string', minLength: 1, maxLength: 500 }, minItems: 2, maxItems: 100 },
        id: { type: 'string', minLength: 1, maxLength: 36, format: 'uuid' },
        ids: {
          type: 'array',
          items: { type: 'string', minLength: 1, maxLength: 36, format: 'uuid' },
          minItems: 1,
          maxItems: 100,
        },
        sha256: { type: 'string', minLength: 1, maxLength: 64, pattern: '^[0-9a-f]{64}$' },
        date: { anyOf: [expect.objectContaining({ type: 'string', format: 'edtf' }), { type: 'null' }] },
        term: { type: 'string', minLength: 1, maxLength: 40, format: 'duration', examples: ['P13Y6M'] },
        instant: { type: 'string', minLength: 1, maxLength: 40, format: 'date-time' },
        one: { type: 'string', enum: ['a', 'b'], 'x-protection': 'team' },
        some: { type: 'array', items: { type: 'string', enum: ['a', 'b'] }, minItems: 1, maxItems: 2 },
        count: { type: 'integer', minimum: 1, maximum: 6 },
        yes: { type: 'boolean' },
        inner: { anyOf: [{ type: 'string' }, schemaOf(Inner)] },
        inners: { type: 'array', items: { anyOf: [{ type: 'string' }, schemaOf(Inner)] }, minItems: 1, maxItems: 2 },
        values: { type: 'object' },
      },
      required: ['values'],
      additionalProperties: false,
    });
  });

  it('leaves out what it is told to', () => {
    expect(schemaOf(More, [...fieldsOf(Every).keys()])).toEqual({
      type: 'object',
      properties: { more: { type: 'string', minLength: 1, maxLength: 500 } },
      required: ['more'],
      additionalProperties: false,
    });
  });
});
