import { Option, type Command } from 'commander';
import { ListExport, type OpenRecord } from '#api';
import { ExchangeListReading, ExchangeLists } from '#projections';
import { LANGUAGES } from '#record';
import { everything } from '../every-page.js';
import { ask, questionOf, withReadings } from '../opening.js';
import { reading, timesOf, type ReadingOptions } from '../options.js';
import { table } from '../table.js';
import type { Terminal } from '../terminal.js';
import { WrongUsage } from '../trouble.js';
import { writeWhole } from '../written-file.js';

interface Options extends ReadingOptions {
  readonly out?: string;
  readonly listVersion?: string;
  readonly lang: string;
}

/** `exchange-list LIST --out FILE`: a frozen version as its recipient may be told it; without LIST, which lists there are. */
export function addExchangeList(program: Command, terminal: Terminal): void {
  reading(program.command('exchange-list'))
    .description('a frozen version of a list, as far as its recipient may be told')
    .argument('[list]', 'its id; shows the lists on record when left out')
    .option('--out <file>', 'where to: a file ending in .xlsx, .pdf or .json')
    .option('--list-version <number>', 'an earlier version (default: the latest)')
    .addOption(
      new Option('--lang <language>', 'the language of the PDF; the others speak both')
        .choices(LANGUAGES)
        .default('en'),
    )
    .action(async (list: string | undefined, options: Options) => {
      if (list === undefined) await showAll(terminal, options);
      else await exportOne(terminal, list, options);
    });
}

async function showAll(terminal: Terminal, options: Options): Promise<void> {
  if (options.out !== undefined) throw new WrongUsage('Name the list to write: litopys exchange-list shows them.');
  const items = await withReadings(terminal, options, (record) => listsOn(record, options));
  if (options.json === true) return terminal.json(items);
  const rows = items.map(({ id, state, version, recipient = '', title = '' }) => [
    id,
    state,
    version === undefined ? '' : String(version),
    recipient,
    title,
  ]);
  terminal.print(...table(['list', 'state', 'version', 'recipient', 'title'], rows));
}

/** The lists without who is on them, each with its last frozen version. */
async function listsOn(record: OpenRecord, options: Options) {
  const lists = await everything(record, options.clearance, (page) =>
    questionOf(ExchangeLists, { ...page, ...timesOf(options) }),
  );
  return Promise.all(
    lists.map(async ({ id, title, recipient, state }) => {
      const asked = questionOf(ExchangeListReading, { list: id, ...timesOf(options) });
      const version = (await ask(record, asked, options.clearance)).versions.at(-1)?.version;
      return { id, title, recipient, state, version };
    }),
  );
}

async function exportOne(terminal: Terminal, named: string, options: Options): Promise<void> {
  const { out = '', listVersion, lang, clearance, json } = options;
  const format = /\.(xlsx|pdf|json)$/.exec(out)?.[1];
  if (format === undefined) throw new WrongUsage('--out takes a file that ends in .xlsx, .pdf or .json.');
  const list = named.toLowerCase();
  const asked = questionOf(ListExport, {
    list,
    format,
    lang,
    ...timesOf(options),
    ...(listVersion === undefined ? {} : { version: Number(listVersion) }),
  });
  const { bytes } = await withReadings(terminal, options, (record) =>
    record.papers.lists.make(asked.askedWith(clearance)),
  );
  await writeWhole(out, bytes);
  if (json === true) terminal.json({ list, out, bytes: bytes.length });
  else terminal.print(`Exchange list written to ${out}: ${bytes.length} bytes.`);
}
