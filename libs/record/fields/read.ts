import { validateSync, type ValidationError } from 'class-validator';
import { readTypedDate } from '../dates/index.js';
import { Malformed, Refused, type FieldProblem, type RefusalCode } from '../refused.js';
import { fieldsOf, type FieldType, type Shape } from './spec.js';

/** A value class that may be written as one text, `"Simferopol"` for `{ "text": "Simferopol" }`. */
interface FromText {
  readonly shortFor: string;
}

/** A class that reads itself from what was sent, because its fields depend on what is in it. */
interface ReadsItself<T> {
  from(sent: Record<string, unknown>): { value: T; problems: FieldProblem[] };
}

/**
 * Makes an instance of `shape` from what was sent.
 * @throws Malformed naming every field that is unknown, missing or wrong
 * @throws Refused when all that is wrong is a date that no calendar has or that can be read in two ways
 */
export function read<T extends object>(shape: Shape<T>, sent: unknown): T {
  const { value, problems } = tryRead(shape, sent);
  complain(problems);
  return value;
}

/** Throws what `problems` amount to; nothing when there are none. */
export function complain(problems: readonly FieldProblem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  if (problems.every(({ code }) => code !== undefined))
    throw new Refused(first.code as RefusalCode, `${first.field}: ${first.message}`, { errors: problems });
  throw new Malformed(problems);
}

/** As `read`, but hands the problems back. */
export function tryRead<T extends object>(shape: Shape<T>, sent: unknown): { value: T; problems: FieldProblem[] } {
  if (!isRecord(sent)) return { value: new shape(), problems: [{ field: '', message: 'must be an object' }] };
  if ('from' in shape) return (shape as unknown as ReadsItself<T>).from(sent);
  const unknown: FieldProblem[] = [];
  const value = build(shape, sent, '', unknown);
  const errors = validateSync(value, { forbidUnknownValues: true });
  return { value, problems: [...unknown, ...errors.flatMap((error) => problemsOf(error))] };
}

/** An instance with the declared fields only: whoever sends `__proto__` or `constructor` has it refused by name, never set. */
function build<T extends object>(
  shape: Shape<T>,
  sent: Record<string, unknown>,
  path: string,
  unknown: FieldProblem[],
): T {
  const value = new shape();
  const fields = fieldsOf(shape);
  for (const name of Object.keys(sent)) {
    const spec = fields.get(name);
    const at = within(path, name);
    if (spec === undefined) unknown.push({ field: at, message: 'is not a field here' });
    else if (sent[name] !== undefined) Object.assign(value, { [name]: instance(spec.type, sent[name], at, unknown) });
  }
  return value;
}

function instance(type: FieldType, sent: unknown, path: string, unknown: FieldProblem[]): unknown {
  if (type.is === 'list')
    return Array.isArray(sent) ? sent.map((item, at) => instance(type.of, item, `${path}.${at}`, unknown)) : sent;
  if (type.is !== 'shape') return sent;
  const shape = type.of();
  if (typeof sent === 'string' && 'shortFor' in shape)
    return build(shape, { [(shape as unknown as FromText).shortFor]: sent }, path, unknown);
  return isRecord(sent) ? build(shape, sent, path, unknown) : sent;
}

const within = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

function problemsOf(error: ValidationError, path = ''): FieldProblem[] {
  const field = within(path, error.property);
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    field,
    // The library's own sentences begin with the name of the field.
    message: message.startsWith(`${error.property} `) ? message.slice(error.property.length + 1) : message,
    ...(rule === 'edtf' ? dateCode(error.value) : {}),
  }));
  // One sentence a field is enough: the first that failed. What is wrong as a whole has no parts worth naming.
  return own.length > 0 ? own.slice(0, 1) : (error.children ?? []).flatMap((child) => problemsOf(child, field));
}

function dateCode(value: unknown): { code?: RefusalCode } {
  const typed = typeof value === 'string' ? readTypedDate(value) : undefined;
  return typed?.ok === false ? { code: typed.code } : {};
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
