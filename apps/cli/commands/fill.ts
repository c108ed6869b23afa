import { Option, type Command } from 'commander';
import { FilledTemplate, type OpenRecord } from '#api';
import { templateNamed, templates } from '#dossier';
import { LANGUAGES } from '#record';
import { casefileMeant } from '../casefile-meant.js';
import { questionOf, withReadings } from '../opening.js';
import { reading, timesOf, type ReadingOptions } from '../options.js';
import { table } from '../table.js';
import type { Terminal } from '../terminal.js';
import { WrongUsage } from '../trouble.js';
import { writeWhole } from '../written-file.js';

interface Options extends ReadingOptions {
  readonly out?: string;
  readonly profile?: string;
  readonly lang?: string;
}

/** What is to be filled, from whose casefile, and where it goes. */
interface Wanted {
  readonly template: string;
  readonly named: string;
  readonly out: string;
  readonly format: string;
}

const FORMATS: Readonly<Record<string, string>> = { pdf: 'pdf', md: 'markdown' };

/** `fill TEMPLATE CASEFILE --out FILE`: a form or a letter filled from the record; without arguments, which there are. */
export function addFill(program: Command, terminal: Terminal): void {
  reading(program.command('fill'))
    .description('a form or a letter filled from the record, with gaps for what it does not hold')
    .argument('[template]', 'its id; lists the templates when left out')
    .argument('[casefile]', "the casefile's id, or words of a name")
    .option('--out <file>', 'where to: a file ending in .pdf, or in .md to go on writing in')
    .option('--profile <id>', "the recipient it is for (default: the template's own)")
    .addOption(
      new Option('--lang <language>', "one of the template's languages (default: its first)").choices(LANGUAGES),
    )
    .action(async (template: string | undefined, casefile: string | undefined, options: Options) => {
      if (template === undefined) return list(terminal, options);
      const wanted = wantedIn(template, casefile, options);
      await withReadings(terminal, options, (record) => fill(record, terminal, wanted, options));
    });
}

function list(terminal: Terminal, { out, json }: Options): void {
  if (out !== undefined) throw new WrongUsage('Name the template to fill, and the casefile.');
  const items = templates.map(({ id, title, about, profile, languages }) => ({ id, title, about, profile, languages }));
  if (json === true) return terminal.json(items);
  const rows = items.map(({ id, languages, profile, about }) => [id, languages.join(' '), profile, about]);
  terminal.print(...table(['template', 'languages', 'for', 'about'], rows));
}

function wantedIn(template: string, named: string | undefined, { out = '' }: Options): Wanted {
  if (templateNamed(template) === undefined)
    throw new WrongUsage(`There is no template ${template}: litopys fill lists them.`);
  if (named === undefined) throw new WrongUsage('Name the casefile that the template is to be filled from.');
  const format = FORMATS[/\.(pdf|md)$/.exec(out)?.[1] ?? ''];
  if (format === undefined) throw new WrongUsage('--out takes a file that ends in .pdf or .md.');
  return { template, named, out, format };
}

async function fill(
  record: OpenRecord,
  terminal: Terminal,
  { template, named, out, format }: Wanted,
  { profile, lang, clearance, json, ...options }: Options,
): Promise<void> {
  const casefile = await casefileMeant(record, named, clearance);
  const asked = questionOf(FilledTemplate, {
    template,
    casefile,
    format,
    ...timesOf({ clearance, ...options }),
    ...(profile === undefined ? {} : { profile }),
    ...(lang === undefined ? {} : { lang }),
  });
  const { bytes } = await record.papers.templates.make(asked.askedWith(clearance));
  await writeWhole(out, bytes);
  if (json === true) terminal.json({ template, casefile, out, bytes: bytes.length });
  else terminal.print(`Template filled into ${out}: ${bytes.length} bytes.`);
}
