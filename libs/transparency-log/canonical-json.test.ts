import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromUtf8, utf8 } from './bytes.js';
import { canonicalJson, parseCanonical } from './canonical-json.js';
import { LogProblem } from './log-problem.js';

function problemOf(what: () => unknown): LogProblem | undefined {
  try {
    what();
    return undefined;
  } catch (problem) {
    if (problem instanceof LogProblem) return problem;
    throw problem;
  }
}

/** The definition itself, without any short cut. */
function isCanonical(bytes: Uint8Array): boolean {
  const text = fromUtf8(bytes);
  if (text === undefined) return false;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  return problemOf(() => canonicalJson(value)) === undefined && canonicalJson(value) === text;
}

function nested(levels: number): unknown {
  return levels === 0 ? 'a name' : { in: nested(levels - 1) };
}

const name = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    '1',
    '10',
    '2',
    '-1',
    '01',
    '4294967295',
    '__proto__',
    'toJSON',
    'constructor',
    '',
    'é',
    '😀',
    '\uFB33',
    'b\n',
  ),
);
const number = fc.oneof(fc.integer({ min: -5, max: 2000 }), fc.double({ noNaN: true }), fc.maxSafeInteger());
const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, true, false),
    number,
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.uniqueArray(fc.tuple(name, tie('any')), { maxLength: 5, selector: ([first]) => first }).map(Object.fromEntries),
  ),
})).any;
const writable = value.filter((any) => problemOf(() => canonicalJson(any)) === undefined);
const piece = fc.constantFrom(
  ' ',
  '\n',
  '0',
  '-',
  '.',
  'e',
  '1',
  '9007199254740993',
  '"',
  '\\',
  '\\u0041',
  '\\ud83d',
  '\\u001F',
  '\\u001f',
  '\\u0008',
  '\\n',
  '\\"',
  '\\\\',
  '\\/',
  ',',
  ':',
  '{',
  '}',
  '[',
  ']',
  'null',
  '"a":1,',
  '\uFEFF',
  '\u0007',
  'é',
);

describe('canonical JSON', () => {
  it('has its members in the order of their UTF-16, and nothing between them', () => {
    const given = { b: [1, 0.5, 'Ω'], '10': null, '2': true, '😀': 1, '\uFB33': 2, __proto__x: {} };
    expect(canonicalJson(given)).toBe('{"10":null,"2":true,"__proto__x":{},"b":[1,0.5,"Ω"],"😀":1,"\uFB33":2}');
  });

  it('is read again as the value it was made from', () => {
    fc.assert(
      fc.property(writable, (any) => {
        const text = canonicalJson(any);
        expect(parseCanonical(utf8(text))).toEqual(JSON.parse(text));
        expect(canonicalJson(parseCanonical(utf8(text)))).toBe(text);
      }),
    );
  });

  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = { again: cyclic };
  const holed: unknown[] = [1];
  holed[2] = 3;
  class Prisoner {
    readonly born = 1970;
  }
  it.each<[string, unknown, RegExp]>([
    ['an undefined member', { pub: { on: undefined } }, /at \/pub\/on is of the type undefined/],
    ['an undefined item', { list: [1, undefined] }, /at \/list\/1 is of the type undefined/],
    ['a hole in a list', holed, /is neither/],
    ['undefined itself', undefined, /^the value is of the type undefined/],
    ['a function', { 'a/b~c': () => 1 }, /at \/a~1b~0c is of the type function/],
    ['a symbol', [Symbol('x')], /at \/0 is of the type symbol/],
    ['a member named by a symbol', { [Symbol('x')]: 1 }, /is neither/],
    ['a hidden member', Object.defineProperty({}, 'hidden', { value: 1 }), /is neither/],
    ['a member set on a list', Object.assign([1], { note: 'x' }), /is neither/],
    ['a bigint', [1n], /at \/0 is of the type bigint/],
    ['NaN', [Number.NaN], /at \/0 is NaN/],
    ['infinity', { n: Number.NEGATIVE_INFINITY }, /at \/n is -Infinity/],
    ['a whole number that is not exact', { n: 2 ** 53 }, /at \/n is 9007199254740992/],
    ['negative zero', [-0], /at \/0 is a negative zero/],
    ['half of a surrogate pair', { n: '\uD83D' }, /at \/n is a text with half/],
    ['half of a surrogate pair in a name', { '\uDE00': 1 }, /at \/\uFFFD has half of a surrogate pair in its name/],
    ['a date', { on: new Date(0) }, /at \/on is neither/],
    ['a map', new Map(), /^the value is neither/],
    ['an instance of a class', new Prisoner(), /^the value is neither/],
    ['a boxed text', [Object('text')], /at \/0 is neither/],
    ['an object that writes itself', { toJSON: () => 1 }, /^the value is neither/],
    ['a list that writes itself', Object.defineProperty([], 'toJSON', { value: () => 1 }), /^the value is neither/],
    ['what contains itself', cyclic, /at \/self\/again contains itself/],
    ['65 levels', nested(65), /deeper than 64 levels/],
  ])('is not written for %s', (_, given, message) => {
    const problem = problemOf(() => canonicalJson(given));
    expect(problem?.code).toBe('malformed-json');
    expect(problem?.message).toMatch(message);
  });

  it('is written for 64 levels, for one object in two places and for objects without a prototype', () => {
    expect(parseCanonical(utf8(canonicalJson(nested(64))))).toEqual(nested(64));
    const one = Object.assign(Object.create(null), { a: 1 });
    expect(canonicalJson([one, one])).toBe('[{"a":1},{"a":1}]');
  });
});

describe('reading canonical JSON', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['white space', '{"a": 1}', /not canonical: from character 5 on " 1}" stands for "1}"/],
    ['an end of line', '{"a":1}\n', /not canonical/],
    ['members out of order', '{"b":1,"a":2}', /not canonical: from character 2/],
    ['whole numbers for names in the order of numbers', '{"2":1,"10":1}', /not canonical/],
    ['a name twice', '{"a":1,"a":1}', /not canonical/],
    ['a name twice, once escaped', '{"a":1,"\\u0061":1}', /not canonical/],
    ['a needless escape', '"\\u0041"', /not canonical/],
    ['an upper-case escape', '"\\u001F"', /not canonical/],
    ['an escaped slash', '"\\/"', /not canonical/],
    ['another spelling of a number', '[1.0]', /not canonical/],
    ['a number beyond the exact', '[9007199254740993]', /\/0 is 9007199254740992/],
    ['a number beyond all', '[1e400]', /\/0 is Infinity/],
    ['a number with a leading zero', '[01]', /not JSON/],
    ['negative zero', '[-0]', /negative zero/],
    ['half of a surrogate pair', '["\\ud83d"]', /half of a surrogate pair/],
    ['a byte order mark', '\uFEFF{}', /not JSON/],
    ['nothing', '', /not JSON/],
    ['two values', '{}{}', /not JSON/],
    ['bytes that are no text', Uint8Array.of(34, 0xed, 0xa0, 0x80, 34), /not UTF-8/],
    ['65 levels', `${'['.repeat(65)}${']'.repeat(65)}`, /deeper than 64/],
    ['more than a mebibyte', JSON.stringify('\n'.repeat(2 ** 19)), /has 1048578 bytes/],
    ['very many levels', '['.repeat(200_000) + ']'.repeat(200_000), /deeper than 64|not JSON/],
  ])('refuses %s', (_, text, message) => {
    const problem = problemOf(() => parseCanonical(typeof text === 'string' ? utf8(text) : text));
    expect(problem?.code).toBe('malformed-json');
    expect(problem?.message).toMatch(message);
  });

  it.each([
    '{"10":1,"2":{"a":[]}}',
    '{"__proto__":{"toJSON":1}}',
    '"\\u001f\\n\\\\ud83d"',
    '-1.5e-7',
    '0',
    '{"é":"ї"}',
    '999999999999999',
    '9007199254740991',
  ])('accepts %s', (text) => {
    expect(canonicalJson(parseCanonical(utf8(text)))).toBe(text);
  });

  it('accepts a mebibyte of escapes', () => {
    const text = canonicalJson('\n'.repeat(2 ** 19 - 1));
    expect(canonicalJson(parseCanonical(utf8(text)))).toBe(text);
  });

  it('accepts what is canonical and nothing else, however a canonical text is changed', () => {
    const changed = fc
      .tuple(writable, fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.oneof(piece, fc.constant(''))), { maxLength: 3 }))
      .map(([any, changes]) =>
        changes.reduce((text, [where, length, put]) => {
          const at = where % (text.length + 1);
          return text.slice(0, at) + put + text.slice(at + length);
        }, canonicalJson(any)),
      );
    fc.assert(
      fc.property(changed, (text) => {
        const bytes = utf8(text);
        expect(problemOf(() => parseCanonical(bytes)) === undefined).toBe(isCanonical(bytes));
      }),
      { numRuns: 3000 },
    );
  });

  it('accepts what is canonical and nothing else, also among texts from few characters', () => {
    const few = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    const listed = fc.array(fc.oneof(piece, few), { maxLength: 4 }).map((items) => `{"a":[${items.join(',')}]}`);
    fc.assert(
      fc.property(fc.oneof(few, listed), (text) => {
        const bytes = utf8(text);
        expect(problemOf(() => parseCanonical(bytes)) === undefined).toBe(isCanonical(bytes));
      }),
      { numRuns: 3000 },
    );
  });

  it('accepts what is canonical and nothing else, also among bytes', () => {
    fc.assert(
      fc.property(writable, fc.nat(), fc.nat(255), (any, where, byte) => {
        const bytes = utf8(canonicalJson(any));
        bytes[where % bytes.length] = byte;
        expect(problemOf(() => parseCanonical(bytes)) === undefined).toBe(isCanonical(bytes));
      }),
      { numRuns: 1000 },
    );
  });
});
