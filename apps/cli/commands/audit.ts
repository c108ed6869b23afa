import { Option, type Command } from 'commander';
import { readFile } from 'node:fs/promises';
import type { BundleAsked } from '#api';
import { casefileMeant } from '../casefile-meant.js';
import { withReadings } from '../opening.js';
import { cleared, common, type CommonOptions } from '../options.js';
import type { Protection } from '#record';
import type { Terminal } from '../terminal.js';
import { WrongUsage } from '../trouble.js';

interface Options extends CommonOptions {
  readonly out: string;
  readonly full?: true;
  readonly casefile?: string;
  readonly clearance: Protection;
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
    .action(async ({ out, full, casefile: named, clearance, ...options }: Options) => {
      if (named === undefined && clearance !== 'public')
        throw new WrongUsage('--clearance goes with --casefile: a bundle of the whole log is --full or public.');
      const verifyHtml = await verifier();
      const summary = await withReadings(terminal, options, async (record) => {
        const kind: BundleAsked['kind'] =
          named === undefined
            ? full === true
              ? 'full'
              : 'public'
            : { casefile: await casefileMeant(record, named, clearance), clearance };
        const progress = terminal.progress();
        try {
          return await record.auditing.bundle({
            out,
            kind,
            verifyHtml,
            onProgress: ({ step, done }) => progress.at(STEPS[step], done),
          });
        } finally {
          progress.end();
        }
      });
      if (options.json === true) terminal.json({ out, ...summary });
      else
        terminal.print(
          `Made ${out}: ${summary.leaves} of ${summary.size} events, ${summary.openings} openings, ${summary.documents} documents.`,
          `Check it with: litopys verify ${out}`,
        );
    });
}

/** Where the program is, built, so is the page. */
function verifier(): Promise<Uint8Array> {
  return readFile(
    new URL(import.meta.url.endsWith('.ts') ? '../../../dist/verify.html' : '../../../verify.html', import.meta.url),
  );
}
