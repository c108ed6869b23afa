import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { verifyAnchor } from '#anchors';
import {
  FolderSource,
  HttpSource,
  verifyBundle,
  verifyDossier,
  verifyLog,
  verifyProof,
  zipFile,
  type AuditSource,
  type Verdict,
} from '#audit';
import type { Terminal } from '../terminal.js';
import { Declined, WrongUsage } from '../trouble.js';
import { verdictLines } from '../verdict-lines.js';

interface Options {
  readonly policy?: string;
  readonly entry?: string;
  readonly trust: readonly string[];
  readonly hashes?: true;
  readonly json?: boolean;
}

/** Threads run what was built. */
const THREADS = import.meta.url.endsWith('.js') ? Math.min(4, availableParallelism()) : 0;

/** `verify WHAT`: a bundle, a proof, a folder or a running log; no record and no server are needed. */
export function addVerify(program: Command, terminal: Terminal): void {
  program
    .command('verify')
    .description('checks a bundle, a .tlog-proof, a dossier, or a log; ends with 0 only if all holds that is claimed')
    .argument(
      '<what>',
      'a bundle (zip or folder), a .tlog-proof file, a dossier as JSON (it is attached to the PDF), a folder of a log, or the address of a running log such as https://example.org/log',
    )
    .option('--policy <file>', 'whose word you take: a tlog-policy file; without it the one that comes along')
    .option('--entry <file>', 'the entry of a .tlog-proof that does not hold it itself')
    .option('--trust <pem>', 'a certificate of a time-stamping authority that you trust; may be given again', also, [])
    .option('--hashes', 'only that no hash is wrong, and not what the entries say')
    .option('--json', 'answer for programs')
    .action(async (what: string, options: Options) => {
      const verdict = await verdictOn(what, options, terminal);
      if (options.json === true) terminal.json(verdict);
      else terminal.print(...verdictLines(what, verdict));
      if (!verdict.holds) throw new Declined(`${what} does not hold.`);
    });
}

function also(one: string, others: readonly string[]): readonly string[] {
  return [...others, one];
}

async function verdictOn(what: string, options: Options, terminal: Terminal): Promise<Verdict> {
  const policy = options.policy === undefined ? {} : { policy: await readFile(options.policy, 'utf8') };
  if (what.endsWith('.tlog-proof')) return proofVerdict(what, options, policy.policy);
  if (what.endsWith('.json')) return dossierVerdict(what, policy.policy);
  if (options.entry !== undefined) throw new WrongUsage('--entry goes with a .tlog-proof: all else holds its entries.');
  const trusted = await Promise.all(options.trust.map((file) => readFile(file, 'utf8')));
  const progress = terminal.progress();
  const how = {
    ...policy,
    threads: THREADS,
    depth: options.hashes === true ? ('hashes' as const) : ('entries' as const),
    onProgress: (done: number, total: number) => progress.at('Checking event', done, total),
  };
  try {
    const log = await logAt(what);
    if (log !== undefined) return await verifyLog(log, how);
    const source = (await stat(what)).isDirectory() ? FolderSource.ofBundle(what) : await zipFile(what);
    return await verifyBundle(source, {
      ...how,
      verifyAnchor: (name, anchor, bytes) => verifyAnchor(name, anchor, bytes, { trusted }),
    });
  } finally {
    progress.end();
  }
}

/** A running log by its address, or a folder with a log and nothing else; undefined for what is a bundle. */
async function logAt(what: string): Promise<AuditSource | undefined> {
  if (/^https?:\/\//.test(what)) return new HttpSource(what);
  const isLog = existsSync(join(what, 'checkpoint')) && !existsSync(join(what, 'bundle.json'));
  return isLog ? FolderSource.ofLog(what) : undefined;
}

async function proofVerdict(file: string, { entry }: Options, policy: string | undefined): Promise<Verdict> {
  if (policy === undefined) throw new WrongUsage('A proof is checked under a policy that you hold: --policy FILE.');
  const bytes = entry === undefined ? {} : { entry: await readFile(entry) };
  return verifyProof({ proof: await readFile(file, 'utf8'), policy, ...bytes });
}

async function dossierVerdict(file: string, policy: string | undefined): Promise<Verdict> {
  if (policy === undefined) throw new WrongUsage('A dossier is checked under a policy that you hold: --policy FILE.');
  return verifyDossier({ dossier: await readFile(file, 'utf8'), policy });
}
