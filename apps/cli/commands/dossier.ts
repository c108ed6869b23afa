import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { DossierAsked, type OpenRecord } from '#api';
import { Register } from '#projections';
import { LANGUAGES, PROTECTIONS } from '#record';
import { casefileMeant } from '../casefile-meant.js';
import { everything } from '../every-page.js';
import { questionOf, withReadings } from '../opening.js';
import { reading, timesOf, type ReadingOptions } from '../options.js';
import type { Terminal } from '../terminal.js';
import { WrongUsage } from '../trouble.js';
import { writeWhole } from '../written-file.js';

interface Options extends ReadingOptions {
  readonly profile?: string;
  readonly out: string;
  readonly all?: true;
  readonly lang?: string;
  readonly internal?: string;
}

/** How many dossiers are in the making at a time: enough for the workers, and little memory. */
const AT_ONCE = 4;

/** `dossier CASEFILE --out FILE`: what may be handed over of one person; with `--all`, a folder of everybody's. */
export function addDossier(program: Command, terminal: Terminal): void {
  reading(program.command('dossier'))
    .description('the dossier of a person as a PDF, or as JSON where the file is called so')
    .argument('[casefile]', "the casefile's id, or words of a name")
    .option('--all', 'of everybody, each into a file of the folder named by --out')
    .option('--profile <id>', 'the recipient it is for: how far it goes, and whose rules it is judged by')
    .requiredOption('--out <path>', 'where to: a file ending in .pdf or .json, or a folder with --all')
    .addOption(new Option('--lang <language>', 'the language of the PDF').choices(LANGUAGES).default('en'))
    .addOption(
      new Option('--internal <level>', 'an internal copy up to this level, not to be handed over').choices(PROTECTIONS),
    )
    .action(async (named: string | undefined, options: Options) => {
      if ((named === undefined) !== (options.all === true))
        throw new WrongUsage('Name one casefile, or say --all for everybody.');
      await withReadings(terminal, options, async (record) => {
        if (named === undefined) await makeAll(record, terminal, options);
        else await makeOne(record, terminal, named, options);
      });
    });
}

async function makeOne(record: OpenRecord, terminal: Terminal, named: string, options: Options): Promise<void> {
  const { out, json } = options;
  const format = /\.(pdf|json)$/.exec(out)?.[1];
  if (format === undefined) throw new WrongUsage('--out takes a file that ends in .pdf or .json.');
  const casefile = await casefileMeant(record, named, options.clearance);
  const { bytes } = await record.papers.dossiers.make(askedOf(casefile, format, options));
  await writeWhole(out, bytes);
  if (json === true) terminal.json({ casefile, out, bytes: bytes.length });
  else terminal.print(`Dossier written to ${out}: ${bytes.length} bytes.`);
}

async function makeAll(record: OpenRecord, terminal: Terminal, options: Options): Promise<void> {
  const { out, clearance, json } = options;
  const everybody = await everything(record, clearance, (page) =>
    questionOf(Register, { ...page, ...timesOf(options) }),
  );
  await mkdir(out, { recursive: true, mode: 0o700 });
  const progress = terminal.progress();
  let done = 0;
  const waiting = everybody.map(({ id }) => id);
  const work = async () => {
    for (let casefile = waiting.pop(); casefile !== undefined; casefile = waiting.pop()) {
      const { name, bytes } = await record.papers.dossiers.make(askedOf(casefile, 'pdf', options));
      await writeWhole(join(out, name), bytes);
      progress.at('Dossiers', ++done, everybody.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    progress.end();
  }
  if (json === true) terminal.json({ out, dossiers: done });
  else terminal.print(`Dossiers written to ${out}: ${done}.`);
}

function askedOf(casefile: string, format: string, { profile, lang, internal, ...options }: Options): DossierAsked {
  const asked = questionOf(DossierAsked, {
    casefile,
    format,
    ...timesOf(options),
    ...(profile === undefined ? {} : { profile }),
    ...(lang === undefined ? {} : { lang }),
    ...(internal === undefined ? {} : { internal }),
  });
  return asked.askedWith(options.clearance);
}
