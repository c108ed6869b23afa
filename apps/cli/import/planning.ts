import {
  CaptureDocument,
  CorrectClaim,
  OpenCasefile,
  RecordClaim,
  tryRead,
  type FieldProblem,
  type RecordCommand,
  type Shape,
} from '#record';
import { broughtBy, type Brought } from './document-bytes.js';
import { fieldsOfClaim, fieldsOfRequest } from './field-types.js';
import { problemIn, type LineProblem } from './line-problem.js';
import type { ImportFile, Line } from './lines.js';
import { type Around, type Plan, type Step } from './plan.js';
import { References } from './references.js';
import { RequestKeys } from './request-keys.js';
import { notARequest, REQUESTS } from './requests.js';
import { resolve } from './resolve.js';

/** Works out what every line asks. */
export async function planOf(
  file: ImportFile,
  around: Around,
  progress: (done: number) => void = () => {},
): Promise<Plan> {
  const planning = new Planning(file, around);
  for (const [at, line] of file.lines.entries()) {
    await planning.add(line);
    progress(at + 1);
  }
  return planning;
}

type Sent = Readonly<Record<string, unknown>>;

class Planning implements Plan {
  readonly steps: Step[] = [];
  readonly problems: LineProblem[];
  readonly failed: Set<number>;
  readonly references: References;
  private readonly declared = new Map<string, number>();
  private readonly keys = new RequestKeys();
  /** The first request of the file tells it from others, and stays when lines are added or the file is renamed. */
  private readonly beginning: Sent;

  constructor(
    { lines, problems, lost }: ImportFile,
    private readonly around: Around,
  ) {
    this.problems = [...problems];
    this.beginning = lines[0]?.request ?? {};
    this.failed = new Set(problems.map(({ line }) => line));
    for (const { number, request } of lines)
      if (typeof request['ref'] === 'string' && !this.declared.has(request['ref']))
        this.declared.set(request['ref'], number);
    this.references = new References(this.declared);
    for (const [ref, line] of lost) this.references.declare(ref, { line });
  }

  async add({ number: line, request }: Line): Promise<void> {
    const { do: name, ref, recordedAt, ...sent } = request;
    const problems = this.refProblems(line, ref);
    if (recordedAt !== undefined)
      problems.push({ field: 'recordedAt', message: 'is never taken from a file: the record stamps its own time' });
    const shape = typeof name === 'string' ? REQUESTS.get(name) : undefined;
    const step = shape === undefined ? undefined : await this.stepOf(line, shape, sent, problems);
    if (shape === undefined) problems.push({ field: 'do', message: notARequest(name) });
    for (const { field, message, code } of problems)
      this.problems.push(problemIn(line, field, this.references.explained(message), code));
    const declares = typeof ref === 'string' && this.declared.get(ref) === line ? ref : undefined;
    const isGood = step !== undefined && problems.length === 0;
    if (isGood) this.steps.push({ ...step, ...(declares === undefined ? {} : { ref: declares }) });
    else this.failed.add(line);
    if (declares !== undefined)
      this.references.declare(declares, {
        line,
        format: shape === CaptureDocument ? 'sha256' : 'uuid',
        ...(isGood ? { id: step.command.answers(step.eventId) } : {}),
        ...(shape === RecordClaim && typeof sent['kind'] === 'string' ? { kind: sent['kind'] } : {}),
        opensNone: shape === RecordClaim && sent['occurrence'] !== undefined,
      });
  }

  private refProblems(line: number, ref: unknown): FieldProblem[] {
    if (ref === undefined) return [];
    if (typeof ref !== 'string' || !/^@\S{1,100}$/.test(ref))
      return [
        { field: 'ref', message: 'must be a local name that begins with @ and has no spaces, such as "@arrest"' },
      ];
    const first = this.declared.get(ref);
    return first === line ? [] : [{ field: 'ref', message: `is taken: line ${first} declares ${ref} already` }];
  }

  private async stepOf(line: number, shape: Shape<RecordCommand>, sent: Sent, problems: FieldProblem[]): Promise<Step> {
    const brought: Brought =
      shape === CaptureDocument ? await broughtBy(sent, this.around.folder) : { fields: sent, problems: [] };
    const corrected = fieldsOfClaim(shape === CorrectClaim ? await this.kindOf(sent['claim']) : undefined);
    const {
      value,
      dependsOn,
      problems: unresolved,
    } = resolve(brought.fields, fieldsOfRequest(shape, brought.fields), corrected, this.references);
    const read = tryRead(shape, value);
    problems.push(...brought.problems, ...unresolved, ...read.problems);
    // Two files may open casefiles of two people in the very same words: people are never merged by their words alone.
    const apart = shape === OpenCasefile ? { file: this.beginning } : {};
    const key = this.keys.next({ ...value, ...apart, do: shape.name });
    const { bytes } = brought;
    return {
      line,
      command: read.value,
      key,
      eventId: this.around.idFor(key),
      dependsOn,
      ...(bytes === undefined ? {} : { bytes }),
    };
  }

  private async kindOf(claim: unknown): Promise<string | undefined> {
    if (typeof claim !== 'string') return undefined;
    return claim.startsWith('@') ? this.references.get(claim)?.kind : this.around.kindOf(claim);
  }
}
