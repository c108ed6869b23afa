import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parsers } from 'prettier/plugins/markdown';
import { markdownOf } from './markdown.js';
import type { Block, Paper, Text } from './paper.js';

const paper = (...blocks: Block[]): Paper => ({
  language: 'en',
  title: 'Anna Example',
  date: '2024-05-06',
  blocks,
  pageOf: 'page {page} of {pages}',
});

/** What stands below the title. */
const written = (...blocks: Block[]) => markdownOf(paper(...blocks)).replace('# Anna Example\n\n', '');

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

const parsed = (markdown: string): Node => parsers.markdown.parse(markdown, {} as never) as Node;
const typesIn = (node: Node): string[] => [node.type, ...(node.children ?? []).flatMap(typesIn)];
const textIn = (node: Node): string => node.value ?? (node.children ?? []).map(textIn).join('');

describe('a paper in Markdown', () => {
  it('has its title, its blocks and its small print', () => {
    const whole: Paper = {
      ...paper(
        { is: 'notice', text: ['Not for ', { strong: 'anyone' }, ' else.\nReally.'] },
        { is: 'heading', level: 1, text: 'Person' },
        { is: 'heading', level: 2, text: 'Names' },
        {
          is: 'fields',
          rows: [
            { label: 'Name', values: [['Anna Example ', { cites: [1, 2] }]] },
            { label: 'Also', values: [['Hanna'], [{ quiet: 'Ganna' }]] },
            { label: 'Born', values: [[{ gap: 'day of birth' }]] },
            { label: 'Died', values: [] },
          ],
        },
        { is: 'list', items: [['one'], [{ gap: '' }]] },
        { is: 'table', head: ['Day', 'What'], widths: [1, 3], rows: [[['2024'], ['a | b\nc']], [['2025']]] },
        { is: 'picture', file: 'a.png', caption: ['In 2019'] },
        { is: 'paragraph', text: [' quiet: ', { quiet: ' by\nfar ' }, { strong: '' }] },
      ),
      subtitle: 'on 6 May',
      marking: 'For partners',
      footer: { lines: ['Kept by Example'], address: 'https://record.example.org/a_b?c=1&d=2#3' },
    };
    expect(markdownOf(whole)).toBe(`**For partners**

# Anna Example

on 6 May

> Not for **anyone** else.\\
> Really.

## Person

### Names

- **Name**: Anna Example \\[1, 2\\]
- **Also**:
  - Hanna
  - *Ganna*
- **Born**: **\\[day of birth\\]**
- **Died**:

- one
- **\\[…\\]**

| Day | What |
| --- | --- |
| 2024 | a \\| b c |
| 2025 |  |

In 2019

quiet:  *by*\\
*far*

---

Kept by Example

https://record.example.org/a_b?c=1&d=2#3
`);
  });

  it.each([
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['# no heading #', '\\# no heading \\#'],
    ['1. no list', '1\\. no list'],
    ['1.5 and 2024-05-06', '1.5 and 2024-05-06'],
    ['- no list', '\\- no list'],
    ['a\n===', 'a\\\n\\==='],
    ['_no_ *emphasis* but snake_case', '\\_no\\_ \\*emphasis\\* but snake_case'],
    ['[no](link) ![nor](picture)', '\\[no\\](link) !\\[nor\\](picture)'],
    ['&amp; & &#60; AT&T', '\\&amp; & \\&#60; AT&T'],
    ['`no code`\\', '\\`no code\\`\\\\'],
    ['    no code', 'no code'],
    ['turned \u{202E}round\u{0} ', 'turned round'],
  ])('keeps %j a text', (text, markdown) => {
    expect(written({ is: 'paragraph', text: [text] })).toBe(`${markdown}\n`);
  });

  it('never makes markup of what stands in a text', () => {
    const signs = fc.constantFrom(...'\\`*_[](){}<>#+-=.!|~&:;$1a \n\t"\'/@^'.split(''), '&lt;', '<b>', '```', '---');
    const text = fc.oneof(fc.string({ unit: signs, maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 20 }));
    const allowed = new Set(
      'root heading paragraph text break list listItem table tableRow tableCell blockquote'.split(' '),
    );
    fc.assert(
      fc.property(text, (words) => {
        const said: Text = [`a${words}`];
        const root = parsed(
          written(
            { is: 'paragraph', text: [words] },
            { is: 'heading', level: 2, text: `a${words}` },
            { is: 'notice', text: said },
            { is: 'list', items: [said, said] },
            { is: 'table', head: [words, 'b'], widths: [1, 1], rows: [[said, said]] },
          ),
        );
        expect(typesIn(root).filter((type) => !allowed.has(type))).toEqual([]);
        expect(root.children?.filter(({ type }) => type !== 'paragraph').map(({ type }) => type)).toEqual([
          'heading',
          'blockquote',
          'list',
          'table',
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('says what the text says', () => {
    const words = fc.string({
      unit: fc.constantFrom(...'\\`*_[]()<>#+-=.!|~&;$1aй "'.split('')),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, (text) => {
        const read = textIn(parsed(written({ is: 'heading', level: 1, text: `a${text}` })));
        expect(read.trim()).toBe(`a${text}`.trim());
      }),
      { numRuns: 500 },
    );
  });
});
