import { Option, type Command } from 'commander';
import { readFile } from 'node:fs/promises';
import type { BundleAsked, OpenRecord } from '#api';
import type { BundleSummary } from '#audit';
import type { Protection } from '#record';
import { casefileMeant } from '../casefile-meant.js';
import { withRecord } from '../opening.js';
import { cleared, common, type CommonOptions } from '../options.js';
import type { Terminal } from '../terminal.js';
import { Declined, WrongUsage } from '../trouble.js';

interface Options extends CommonOptions {
  readonly out: string;
  readonly full?: true;
  readonly casefile?: string;
  readonly clearance: Protection;
  readonly page?: string;
}

const STEPS = { events: 'Checking event', log: 'Adding the log, file', documents: 'Adding document' } as const;

/** `audit bundle --out FILE`: all that others need to check the record without us. */
export function addAudit(program: Command, terminal: Terminal): void {
  const audit = program.command('audit').description('what others need to check the record without us');
  cleared(common(audit.command('bundle')), 'public', 'how much of the casefile may be opened')
    .description(
      'makes a zip of the log, its proofs, and what whoever gets it may open; checked with litopys verify, or in verify.html',
    )
    .requiredOption('--out <file>', 'the zip to make; there must be none such')
    .addOption(
      new Option('--full', 'with everything that can be opened: for an auditor who may read all').conflicts('casefile'),
    )
    .option('--casefile <id>', 'only what is on record of one person; an id, or words of a name')
    .option('--page <html>', 'the page that checks it in a browser (default: the one that was built with this program)')
    .action(async (options: Options) => {
      if (options.casefile === undefined && options.clearance !== 'public')
        throw new WrongUsage('--clearance goes with --casefile: a bundle of the whole log is --full or public.');
      const verifyHtml = await pageAt(options.page);
      const summary = await withRecord(terminal, options, async (record) => {
        // A record that is not what it signed is told so before anything else is asked of it.
        await record.log.sequence();
        await record.projector.catchUp();
        return bundled(record, terminal, { out: options.out, kind: await kindOf(record, options), verifyHtml });
      });
      if (options.json === true) terminal.json({ out: options.out, ...summary });
      else terminal.print(...summaryLines(options.out, summary));
    });
}

async function kindOf(record: OpenRecord, { full, casefile, clearance }: Options): Promise<BundleAsked['kind']> {
  // Whoever may open the data folder knows everybody by name; what the bundle tells is another matter.
  if (casefile !== undefined) return { casefile: await casefileMeant(record, casefile, 'sealed'), clearance };
  return full === true ? 'full' : 'public';
}

async function bundled(record: OpenRecord, terminal: Terminal, asked: BundleAsked): Promise<BundleSummary> {
  const progress = terminal.progress();
  try {
    return await record.auditing.bundle({
      ...asked,
      onProgress: ({ step, done }) => progress.at(STEPS[step], done),
    });
  } finally {
    progress.end();
  }
}

function summaryLines(out: string, { size, leaves, openings, documents, uncovered }: BundleSummary): string[] {
  return [
    `Made ${out}: ${leaves} of ${size} events, ${openings} openings, ${documents} documents.`,
    ...(uncovered === 0 ? [] : [`Not in it: ${uncovered} events that no checkpoint covers yet.`]),
    `Check it with: litopys verify ${out}`,
  ];
}

/** Where the program is, built, so is the page. */
async function pageAt(file: string | undefined): Promise<Uint8Array> {
  const path = import.meta.url.endsWith('.ts') ? '../../../dist/verify.html' : '../../../verify.html';
  const built = new URL(path, import.meta.url);
  try {
    return await readFile(file ?? built);
  } catch (error) {
    if (file !== undefined) throw error;
    throw new Declined(
      'The page that checks a bundle was not built with this program: run npm run build, or say --page.',
    );
  }
}
