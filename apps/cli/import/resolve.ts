import { fieldsOf, type FieldProblem, type FieldSpec } from '#record';
import type { Fields } from './field-types.js';
import type { References } from './references.js';

/** What a request says with its local names replaced, and what was found on the way. */
export interface Resolved {
  readonly value: Record<string, unknown>;
  readonly problems: readonly FieldProblem[];
  /** The lines that create what it names. */
  readonly dependsOn: ReadonlySet<number>;
}

// They take the place of a local name that stands for nothing, so that the other fields are looked at too.
const PLACEHOLDER = { uuid: '00000000-0000-8000-8000-000000000000', sha256: '0'.repeat(64) } as const;

/**
 * Replaces local names wherever a field is declared to take an id; the same letters in a text stay what they are.
 * @param corrected the fields that a correction's values may name
 */
export function resolve(
  sent: Readonly<Record<string, unknown>>,
  fields: Fields,
  corrected: Fields,
  references: References,
): Resolved {
  const walk = new Walk(references, corrected);
  const value = walk.fields(sent, fields, '');
  return { value, problems: walk.problems, dependsOn: walk.dependsOn };
}

class Walk {
  readonly problems: FieldProblem[] = [];
  readonly dependsOn = new Set<number>();

  constructor(
    private readonly references: References,
    private readonly corrected: Fields,
  ) {}

  fields(sent: Readonly<Record<string, unknown>>, fields: Fields, path: string): Record<string, unknown> {
    const members = Object.entries(sent).map(([name, value]) => {
      const type = fields.get(name)?.type;
      return [name, type === undefined ? value : this.value(value, type, path === '' ? name : `${path}.${name}`)];
    });
    return Object.fromEntries(members) as Record<string, unknown>;
  }

  private value(sent: unknown, type: FieldSpec['type'], path: string): unknown {
    if (type.is === 'list' && Array.isArray(sent))
      return sent.map((item, at) => this.value(item, type.of, `${path}.${at}`));
    if (type.is === 'shape' && isObject(sent)) return this.fields(sent, fieldsOf(type.of()), path);
    if (type.is === 'values' && isObject(sent)) return this.fields(sent, this.corrected, path);
    if (type.is !== 'text' || (type.format !== 'uuid' && type.format !== 'sha256')) return sent;
    return typeof sent === 'string' && sent.startsWith('@') ? this.id(sent, type.format, path) : sent;
  }

  private id(ref: string, format: 'uuid' | 'sha256', path: string): string {
    const problem = this.references.problemAt(path, ref, format);
    const referent = this.references.get(ref);
    if (problem !== undefined) this.problems.push(problem);
    else if (referent !== undefined) this.dependsOn.add(referent.line);
    return (problem === undefined ? referent?.id : undefined) ?? PLACEHOLDER[format];
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
