import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { PAGE, table, wrapped } from './table.js';

describe('a table', () => {
  it('has its columns one under the other and wraps the last', () => {
    const long = 'word '.repeat(30).trim();
    const [head, first, second] = table(['id', 'name', 'what'], [['1', 'Га́нна', long]]);
    expect(head).toBe('id  name   what');
    expect(first).toMatch(/^1 {3}Га́нна {2}word/u);
    expect(second).toMatch(/^ {11}word/);
  });

  it('fits the page, whatever is written in its last column', () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ maxCount: 60 })), (texts) => {
        for (const line of table(
          ['no', 'text'],
          texts.map((text, at) => [String(at), text]),
        ))
          expect(line.length).toBeLessThanOrEqual(PAGE);
      }),
    );
  });

  it('steers no terminal', () => {
    expect(table(['a'], [['\u001b[31mred\u009b0m \u202etxt.exe\nnext']])).toEqual([
      'a',
      '\ufffd[31mred\ufffd0m \ufffdtxt.exe next',
    ]);
  });
});

describe('a wrapped text', () => {
  it('has all its words in their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zа-я]{1,30}$/u)),
        fc.integer({ min: 1, max: 60 }),
        (words, columns) => {
          const lines = wrapped(words.join(' '), columns);
          expect(lines.join(' ')).toBe(words.join(' '));
          for (const line of lines) expect(line.length <= columns || !line.includes(' ')).toBe(true);
        },
      ),
    );
  });
});
