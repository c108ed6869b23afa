import { join } from 'node:path';
import { configurationFrom, DossierAsked, openRecord, type OpenRecord } from '#api';
import { Register } from '#projections';
import { read } from '#record';
import { Typesetter, type Block, type Paper } from '#typesetting';
import { milliseconds, perSecond, print, rate, ratio } from './measured.js';
import { writeRecord } from './rebuilds.js';

const AT_ONCE = 4;

const LINE = 'Some words of the length that they have in a rule of a dossier.';

/** One line of text, or four pages of tables as a dossier has: nothing is looked up for it. */
function bare(rows: number, day: number): Paper {
  const cells = [`${day}`, 'not met', `${LINE} ${day}`, 'entries 1, 2'].map((text) => [text]);
  const table: Block = {
    is: 'table',
    head: ['Rule', 'Outcome', 'Because', 'Rests on'],
    widths: [5, 3, 7, 3],
    rows: Array.from({ length: rows }, (_, row) => [[`${row} ${LINE}`], ...cells.slice(1)]),
  };
  const line: Block = { is: 'paragraph', text: [`One line of text, ${day}.`] };
  return {
    language: 'en',
    title: 'Bare',
    date: '2026-01-01',
    pageOf: '{page} / {pages}',
    blocks: rows === 0 ? [line] : [line, table],
  };
}

/** Dossiers of invented people, each of thirty events with its proofs, made on two threads beside this one. */
export async function benchDossiers(
  folder: string,
  people = Number(process.env['BENCH_DOSSIERS'] ?? 300),
): Promise<void> {
  const record = await openRecord(configurationFrom({ LITOPYS_DATA: join(folder, 'dossiers') }));
  await writeRecord(record.store, people);
  await record.projector.catchUp();
  await record.log.sequence();
  const { items } = (await record.reader.execute(read(Register, { limit: 500 }).askedWith('team'))) as {
    items: readonly { readonly id: string }[];
  };
  const ids = items.map(({ id }) => id).slice(0, people);
  await made(record, ids.slice(0, 8), 'pdf');
  const before = process.memoryUsage().rss;
  let [most, bytes] = [before, 0];
  const pdf = await rate(ids.length, async () => {
    bytes = await made(record, ids, 'pdf', () => (most = Math.max(most, process.memoryUsage().rss)));
  });
  const json = await rate(ids.length, async () => void (await made(record, ids, 'json')));
  const [line, pages] = [await bareRate(0), await bareRate(70)];
  print(`Dossiers of ${ids.length} people, thirty events each, with proofs`, {
    'a line of text, set by Typst on one thread': `${perSecond(line)}, ${milliseconds(1000 / line)} each`,
    'four pages of tables, set by Typst on one thread': `${perSecond(pages)}, ${milliseconds(1000 / pages)} each`,
    'what is told, as JSON': perSecond(json),
    'as PDF, two workers': `${perSecond(pdf)} = ${ratio(pdf, pages)} (aim 40/s), ${Math.round(bytes / ids.length / 1000)} kB each`,
    memory: `${Math.round(before / 1e6)} MB before, ${Math.round(most / 1e6)} MB at most`,
  });
  await record.close();
}

/** Makes them all, a few at a time; answers with how many bytes they have. */
async function made(
  record: OpenRecord,
  ids: readonly string[],
  format: 'pdf' | 'json',
  watch = () => {},
): Promise<number> {
  const waiting = [...ids];
  let bytes = 0;
  const work = async () => {
    for (let casefile = waiting.pop(); casefile !== undefined; casefile = waiting.pop()) {
      const asked = read(DossierAsked, { casefile, format, profile: 'contact-group-2015-2022' }).askedWith('team');
      const dossier = await record.papers.dossiers.make(asked);
      bytes += dossier.bytes.length;
      watch();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return bytes;
}

function bareRate(rows: number): Promise<number> {
  const typesetter = new Typesetter();
  typesetter.pdf(bare(rows, -1));
  // Another text each time: the compiler remembers what it has set.
  return rate(40, () => {
    for (let day = 0; day < 40; day++) typesetter.pdf(bare(rows, day));
  });
}
