import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import type { Block, Paper, PaperFile, Text } from './paper.js';
import { Typesetter } from './typesetter.js';
import { TypesettingFailed } from './typesetting-failed.js';

const typesetter = new Typesetter();

const paper = (...blocks: Block[]): Paper => ({
  language: 'uk-UA',
  title: 'Ганна Приклад',
  marking: 'Для партнерів',
  date: '2024-05-06',
  blocks,
  footer: { lines: ['Збережено'], address: 'https://record.example.org/verify' },
  pageOf: '{page} з {pages}',
});

const text = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

const hash = (pdf: Uint8Array) => createHash('sha256').update(pdf).digest('hex');

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const picture = (bytes: Uint8Array): PaperFile => ({ name: 'her photograph.png', mediaType: 'image/png', bytes });
const json: PaperFile = {
  name: 'dossier.json',
  mediaType: 'application/json',
  bytes: Buffer.from('{"name":"Ганна"}'),
  attachedAs: 'For programs',
};
const pictured = paper({ is: 'picture', file: 'her photograph.png', caption: ['У 2019 році'] });

describe('a typesetter', () => {
  it('gives the same bytes for the same paper and files, whoever sets it and whatever was set before', () => {
    const files = [picture(PIXEL), json];
    const first = hash(typesetter.pdf(pictured, files));
    typesetter.pdf(paper({ is: 'paragraph', text: ['another'] }));
    expect(hash(typesetter.pdf(pictured, files))).toBe(first);
    expect(hash(new Typesetter().pdf(pictured, files))).toBe(first);
    expect(hash(typesetter.pdf({ ...pictured, date: '2024-05-07' }, files))).not.toBe(first);
  });

  it('makes PDF/A-3b with the title, the language and the date of the paper', () => {
    const pdf = text(typesetter.pdf(paper()));
    expect(pdf).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>');
    expect(pdf).toContain('/CreationDate (D:20240506000000Z)');
    expect(pdf).toContain('/Lang (uk-UA)');
    expect(Buffer.from(pdf, 'latin1').toString()).toContain('<rdf:li xml:lang="x-default">Ганна Приклад</rdf:li>');
  });

  it('attaches files as data, and shows pictures', () => {
    const pdf = text(typesetter.pdf(pictured, [picture(PIXEL), json]));
    expect(pdf).toContain('/AFRelationship /Data');
    expect(pdf).toContain('/Subtype /application#2Fjson');
    expect(pdf).toContain('/Subtype /Image');
    expect(text(typesetter.pdf(pictured))).not.toContain('/AFRelationship');
  });

  it.each([
    ['cut short', PIXEL.subarray(0, 40)],
    ['broken inside', Buffer.concat([PIXEL.subarray(0, 45), Buffer.alloc(30, 7)])],
    ['of another kind', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['empty', Buffer.alloc(0)],
  ])('loses no paper to a picture that is %s', (_how, bytes) => {
    // The code in the footer is a picture too.
    const { footer: _, ...unproven } = pictured;
    const pdf = typesetter.pdf(unproven, [picture(bytes), json]);
    expect(hash(pdf)).toBe(hash(typesetter.pdf(unproven, [json])));
    expect(text(pdf)).not.toContain('/Subtype /Image');
  });

  it('shows the pictures that can be read beside one that cannot', () => {
    const two = paper(...pictured.blocks, { is: 'picture', file: 'b', caption: [] });
    const pdf = typesetter.pdf(two, [picture(PIXEL.subarray(0, 40)), { ...picture(PIXEL), name: 'b' }]);
    expect(text(pdf)).toContain('/Subtype /Image');
  });

  it('says why a paper cannot be set, without a word of it', () => {
    const set = () => typesetter.pdf({ ...paper({ is: 'paragraph', text: ['Ганна'] }), date: '2024-02-31' }, [json]);
    expect(set).toThrow(TypesettingFailed);
    expect(set).toThrow(/^the paper could not be typeset: .*date.* \(line \d+\)$/);
    expect(set).not.toThrow(/Ганна/);
  });

  it('refuses an attachment of nothing, which the compiler would not survive', () => {
    expect(() => typesetter.pdf(paper(), [{ ...json, bytes: Buffer.alloc(0) }])).toThrow(TypesettingFailed);
  });

  it('refuses a row of more cells than columns', () => {
    const table: Block = { is: 'table', head: ['a'], widths: [1], rows: [[['b'], ['c']]] };
    expect(() => typesetter.pdf(paper(table))).toThrow('a row of 2 cells in a table of 1 columns');
  });

  it('refuses an address that no QR code on paper can hold', () => {
    const footer = { lines: [], address: `https://x.example/${'a'.repeat(1000)}` };
    expect(() => typesetter.pdf({ ...paper(), footer })).toThrow('too long for a QR code');
  });

  it('sets papers of every language, and of nothing', () => {
    for (const language of ['en', 'crh', 'zh-Hant-TW', 'x-klingon', ''])
      expect(
        typesetter.pdf({ language, title: '', date: '2024-05-06', blocks: [], pageOf: '' }).length,
      ).toBeGreaterThan(0);
  });

  it('sets any text in any block', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    );
    fc.assert(
      fc.property(words, words, words, fc.boolean(), (one, two, three, landscape) => {
        const said: Text = [one, { strong: two }, { quiet: three }, { gap: one }, ' ', { cites: [1, 2] }, two];
        const any: Paper = {
          language: 'uk',
          title: one,
          subtitle: two,
          marking: three,
          date: '2024-05-06',
          landscape,
          blocks: [
            { is: 'heading', level: 1, text: one },
            { is: 'heading', level: 2, text: two },
            { is: 'paragraph', text: said },
            { is: 'fields', rows: [{ label: three, values: [said, []] }] },
            { is: 'table', head: [one, two], widths: [1, 3], rows: [[said, said], [said]] },
            { is: 'list', items: [said, []] },
            { is: 'notice', text: said },
            { is: 'picture', file: three, caption: said },
          ],
          footer: { lines: [one, two], address: `https://x.example/${three.toWellFormed()}` },
          pageOf: `{page}${one}{pages}`,
        };
        const file = { name: `f${one}`, mediaType: 'text/plain', bytes: Buffer.from(`a${two}`), attachedAs: three };
        expect(typesetter.pdf(any, [file]).length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});
