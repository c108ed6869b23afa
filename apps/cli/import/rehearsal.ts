import { EventTooLarge, type EventStore } from '#event-store';
import { Malformed, OpenCasefile, Refused, type FieldProblem } from '#record';
import type { Recorder } from '#recorder';
import type { Into } from './recording.js';
import { evaluatedForTrial } from './evaluated-for-trial.js';
import { problemIn, type LineProblem } from './line-problem.js';
import { OverlayStore } from './overlay-store.js';
import { askedOf, type Plan, type Step } from './plan.js';

/** What would become of a plan. */
export interface Rehearsed {
  readonly problems: readonly LineProblem[];
  /** Lines that would be recorded, and lines that are on record already. */
  readonly fresh: readonly Step[];
  readonly known: readonly Step[];
}

/** Asks everything of a copy that nobody sees: the record decides on every line as it would, and nothing is recorded. */
export async function rehearse(
  plan: Plan,
  { store, recorder }: Pick<Into, 'store' | 'recorder'>,
  by: string,
  progress: (done: number) => void,
): Promise<Rehearsed> {
  const overlay = await OverlayStore.over(store);
  try {
    const rehearsal = new Rehearsal(plan, overlay, recorder.over(overlay), by);
    for (const [at, step] of plan.steps.entries()) {
      await rehearsal.take(step);
      progress(at + 1);
    }
    return rehearsal;
  } finally {
    await overlay.close();
  }
}

/** Known casefiles that fresh lines would add to, by the lines that open them: a namesake may be meant. */
export function continuedBy({ fresh, known }: Rehearsed): Step[] {
  const added = new Set(fresh.flatMap(({ dependsOn }) => [...dependsOn]));
  return known.filter(({ line, command }) => command instanceof OpenCasefile && added.has(line));
}

class Rehearsal implements Rehearsed {
  readonly problems: LineProblem[] = [];
  readonly fresh: Step[] = [];
  readonly known: Step[] = [];
  private readonly failed: Set<number>;

  constructor(
    private readonly plan: Plan,
    private readonly store: EventStore,
    private readonly recorder: Recorder,
    private readonly by: string,
  ) {
    this.failed = new Set(plan.failed);
  }

  async take(step: Step): Promise<void> {
    const causes = [...step.dependsOn].filter((line) => this.failed.has(line)).toSorted((a, b) => a - b);
    if (causes.length > 0) {
      this.fail(step, [
        { field: '', message: `depends on ${causes.length === 1 ? 'line' : 'lines'} ${causes.join(', ')}` },
      ]);
      return;
    }
    try {
      ((await this.isOnRecord(step)) ? this.known : this.fresh).push(step);
    } catch (error) {
      this.fail(step, problemsOf(error));
    }
  }

  private async isOnRecord(step: Step): Promise<boolean> {
    if ((await this.store.readEvent(step.eventId)) !== undefined) return true;
    const command = await evaluatedForTrial(step.command, this.store);
    const { eventId } = await this.recorder.execute(command.askedBy(askedOf(step, this.by)));
    return eventId !== step.eventId;
  }

  private fail({ line }: Step, problems: readonly FieldProblem[]): void {
    this.failed.add(line);
    for (const { field, message, code } of problems)
      this.problems.push(problemIn(line, field, this.plan.references.explained(message), code));
  }
}

/** What a refusal says, field by field where it can. Anything else is no fault of the file. */
function problemsOf(error: unknown): readonly FieldProblem[] {
  if (error instanceof Malformed) return error.errors;
  if (error instanceof EventTooLarge) return [{ field: '', message: 'asks for more than fits into one event' }];
  if (!(error instanceof Refused)) throw error;
  const { errors } = error.details as { errors?: readonly FieldProblem[] };
  return errors ?? [{ field: '', message: error.message, code: error.code }];
}
