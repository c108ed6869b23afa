import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LineProblem } from './line-problem.js';
import { linesIn } from './lines.js';
import type { Plan, Step } from './plan.js';
import { IMPORT_SCOPE } from './plan.js';
import { planOf } from './planning.js';
import { record, type Into } from './recording.js';
import { continuedBy, rehearse, type Rehearsed } from './rehearsal.js';

export type Phase = 'reading' | 'checking' | 'recording';

export interface ImportOptions {
  /** The pseudonym that goes on record. */
  readonly by: string;
  /** Only says what would happen. */
  readonly dryRun?: boolean;
  readonly progress?: (phase: Phase, done: number, total: number) => void;
  /** Ends the recording after the line under way; the same import again goes on there. */
  readonly signal?: AbortSignal;
}

/** A line that created something, by the local name it gave it. */
export interface Created {
  readonly line: number;
  readonly ref: string;
  readonly id: string;
}

/** What became of an import file. With a problem in any line nothing was recorded. */
export interface ImportReport {
  readonly requests: number;
  readonly problems: readonly LineProblem[];
  readonly recorded: number;
  readonly alreadyOnRecord: number;
  /** What would be recorded, after a dry run. */
  readonly wouldRecord?: number;
  readonly stoppedBefore?: number;
  readonly created: readonly Created[];
  /** Casefiles that an earlier import opened in these very words, and to which this file adds. */
  readonly continued: readonly Created[];
}

/** Imports a file of requests, one a line: all of it, or with any problem in any line nothing. @throws BrokenOff */
export async function importFile(path: string, into: Into, options: ImportOptions): Promise<ImportReport> {
  const { by, dryRun = false, progress = () => {}, signal } = options;
  const file = linesIn(await readFile(path));
  const total = file.lines.length;
  const kindOf = async (claim: string) => (await into.store.readEvent(claim))?.type;
  const idFor = (key: string) => into.recorder.idFor(IMPORT_SCOPE, key);
  const around = { folder: dirname(path), kindOf, idFor };
  const plan = await planOf(file, around, (done) => progress('reading', done, total));
  const rehearsed = await rehearse(plan, into, by, (done) => progress('checking', done, total));
  const problems = [...plan.problems, ...rehearsed.problems].toSorted((a, b) => a.line - b.line);
  const report = {
    requests: total,
    ...namesIn(plan, rehearsed),
    problems,
    recorded: 0,
    alreadyOnRecord: rehearsed.known.length,
  };
  if (problems.length > 0) return report;
  if (dryRun) return { ...report, wouldRecord: rehearsed.fresh.length };
  const watched = {
    progress: (done: number) => progress('recording', done, total),
    ...(signal === undefined ? {} : { signal }),
  };
  return { ...report, ...(await record(plan, into, by, watched)) };
}

function namesIn({ steps }: Plan, rehearsed: Rehearsed): Pick<ImportReport, 'created' | 'continued'> {
  return { created: createdBy(steps), continued: createdBy(continuedBy(rehearsed)) };
}

function createdBy(steps: readonly Step[]): Created[] {
  return steps.flatMap(({ line, ref, command, eventId }) =>
    ref === undefined ? [] : [{ line, ref, id: command.answers(eventId) }],
  );
}
