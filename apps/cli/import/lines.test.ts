import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { linesIn } from './lines.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const BLANK = fc.constantFrom('', ' ', '\t ');
const ENDING = fc.constantFrom('\n', '\r\n');

describe('the lines of an import file', () => {
  it('are read back with their numbers, whatever stands between them', () => {
    const requests = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(BLANK), requests)), ENDING, fc.boolean(), (given, ending, isMarked) => {
        const written = given.flatMap(([blanks, request]) => [...blanks, JSON.stringify(request)]);
        const { lines, problems } = linesIn(bytes((isMarked ? '\ufeff' : '') + written.join(ending)));
        expect(problems).toEqual([]);
        expect(lines.map(({ request }) => JSON.stringify(request))).toEqual(
          written.filter((line) => line.trim() !== ''),
        );
        for (const { number, request } of lines) expect(written[number - 1]).toBe(JSON.stringify(request));
      }),
    );
  });

  it('may hold any bytes: each is a request, a problem or nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constant(bytes('{"a":1}')))), (given) => {
        const file = given.flatMap((line) => [...line, 0x0a]);
        const { lines, problems } = linesIn(Uint8Array.from(file));
        const count = file.filter((byte) => byte === 0x0a).length;
        const numbers = [...lines.map(({ number }) => number), ...problems.map(({ line }) => line)];
        expect(new Set(numbers).size).toBe(numbers.length);
        for (const number of numbers) expect(number >= 1 && number <= Math.max(1, count)).toBe(true);
      }),
    );
  });

  it.each([
    ['{"do":"A"', 'not valid JSON'],
    ['{"do":"A"} {"do":"B"}', 'not valid JSON at character 12'],
    ['[]', 'one JSON object'],
    ['null', 'one JSON object'],
    ['"text"', 'one JSON object'],
  ])('have a problem that says where: %s', (line, message) => {
    expect(linesIn(bytes(`\n${line}\n`)).problems).toEqual([{ line: 2, message: expect.stringContaining(message) }]);
  });

  it('repeat nothing of what is written in a line that cannot be read', () => {
    const { problems } = linesIn(bytes('{"name":"Secret Relative" "note":"hidden"}'));
    expect(JSON.stringify(problems)).not.toMatch(/Secret|hidden/);
  });

  it('are refused in another encoding, with what to do', () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]);
    expect(linesIn(utf16).problems).toEqual([{ line: 1, message: expect.stringContaining('UTF-16') }]);
    const windows1251 = Uint8Array.from([...bytes('{"a":"'), 0xc0, 0xed, ...bytes('"}')]);
    expect(linesIn(windows1251).problems).toEqual([{ line: 1, message: expect.stringContaining('not valid UTF-8') }]);
  });

  it('keep the local names of those that cannot be read', () => {
    expect([...linesIn(bytes('{}\n{"do":"OpenCasefile","ref" : "@a",')).lost]).toEqual([['@a', 2]]);
  });
});
