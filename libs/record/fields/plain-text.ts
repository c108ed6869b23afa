import { registerDecorator } from 'class-validator';

// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** What is wrong with a text, or null: NUL and control characters, lone surrogates and blanks are never meant. */
export function textProblem(value: unknown, max: number): string | null {
  if (typeof value !== 'string') return 'must be a text';
  if (value.length > max) return `must be at most ${max} characters, and has ${value.length}`;
  if (CONTROL.test(value)) return 'must not contain NUL or control characters';
  if (!value.isWellFormed()) return 'must be well-formed Unicode (it has half of a surrogate pair)';
  if (value.trim() === '') return 'must not be empty';
  return null;
}

/** A class-validator rule made of one function that names the problem, or returns null. */
export function ruleFor(name: string, problem: (value: unknown) => string | null, each = false): PropertyDecorator {
  return (prototype, property) =>
    registerDecorator({
      name,
      target: prototype.constructor,
      propertyName: String(property),
      options: { each, message: ({ value }) => explain(value, problem, each) },
      validator: { validate: (value: unknown) => problem(value) === null },
    });
}

function explain(value: unknown, problem: (value: unknown) => string | null, each: boolean): string {
  if (!each || !Array.isArray(value)) return problem(value) ?? 'is not valid';
  const at = value.findIndex((item) => problem(item) !== null);
  return at < 0 ? 'is not valid' : `item ${at} ${problem(value[at])}`;
}
