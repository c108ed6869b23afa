import type { EventStore } from '#event-store';
import type { Evidence } from '#evidence';
import { CaptureDocument, FreezeList, ReviewPackage, type RecordCommand } from '#record';
import type { Recorder } from '#recorder';
import { askedOf, type Plan, type Step } from './plan.js';

/** The record that a file is imported into. */
export interface Into {
  readonly store: EventStore;
  readonly evidence: Evidence;
  readonly recorder: Recorder;
  /** A list that is to be frozen, or reviewed, with what the record itself finds of it now. */
  evaluated<C extends FreezeList | ReviewPackage>(command: C): Promise<C>;
}

/** What came of recording: how many lines were recorded, and how many stood on record already. */
export interface Recorded {
  readonly recorded: number;
  readonly alreadyOnRecord: number;
  /** The line before which it was told to stop. */
  readonly stoppedBefore?: number;
}

/** A line failed although all had been found good: the record changed meanwhile, or the machine failed. What was recorded stays. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';

  constructor(
    readonly line: number,
    readonly recorded: number,
    cause: unknown,
  ) {
    super(`Recording broke off at line ${line}`, { cause });
  }
}

/** Records a plan line by line, in its order; what stands on record is passed over. @throws BrokenOff */
export async function record(
  { steps }: Plan,
  into: Into,
  by: string,
  { progress, signal }: { readonly progress: (done: number) => void; readonly signal?: AbortSignal },
): Promise<Recorded> {
  const count = { recorded: 0, alreadyOnRecord: 0 };
  for (const [at, step] of steps.entries()) {
    if (signal?.aborted === true) return { ...count, stoppedBefore: step.line };
    try {
      if (await isRecorded(step, into, by)) count.recorded++;
      else count.alreadyOnRecord++;
    } catch (error) {
      throw new BrokenOff(step.line, count.recorded, error);
    }
    progress(at + 1);
  }
  return count;
}

/** Records a line; false when it stood on record. */
async function isRecorded(step: Step, into: Into, by: string): Promise<boolean> {
  // The bytes are on disk before the record says that it has them.
  await keepBytes(step, into.evidence);
  if ((await into.store.readEvent(step.eventId)) !== undefined) return false;
  const isOfList = step.command instanceof FreezeList || step.command instanceof ReviewPackage;
  const command: RecordCommand = isOfList ? await into.evaluated(step.command) : step.command;
  const { eventId } = await into.recorder.execute(command.askedBy(askedOf(step, by)));
  return eventId === step.eventId;
}

async function keepBytes({ command, bytes }: Step, evidence: Evidence): Promise<void> {
  if (!(command instanceof CaptureDocument) || bytes === undefined || (await evidence.has(command.sha256))) return;
  const { sha256 } = await evidence.keep(bytes());
  if (sha256 !== command.sha256) throw new Error('The document was changed while the file was being imported');
}
