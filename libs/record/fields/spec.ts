import type { Protection } from '../protection.js';

/** A class whose decorated properties are the fields of a request, a claim kind or a value. */
export type Shape<T extends object = object> = new () => T;

/** What a field takes; one declaration serves validation, OpenAPI and forms. */
export type FieldType =
  | { is: 'text'; max: number; pattern?: string; format?: 'uuid' | 'uri' | 'sha256' | 'edtf' | 'duration' | 'instant' }
  | { is: 'one-of'; values: readonly string[] }
  | { is: 'whole-number'; min: number; max: number }
  | { is: 'yes-no' }
  | { is: 'shape'; of: () => Shape }
  | { is: 'values' }
  | { is: 'list'; of: FieldType; min: number; max: number };

export interface FieldOptions {
  optional?: boolean;
  /** One line for the reader of a form or of the API's description. */
  about?: string;
  /** Null says that the source gives none. */
  nullable?: boolean;
  example?: unknown;
  /** The least level at which the field is kept, whatever its claim's own level. */
  protection?: Protection;
}

/** A field as it was declared: its name, its type and what is said about it. */
export interface FieldSpec extends FieldOptions {
  name: string;
  type: FieldType;
}

const declared = new WeakMap<object, Map<string, FieldSpec>>();

/** Remembers a field of a class; called by the decorators. */
export function declareField(prototype: object, spec: FieldSpec): void {
  const own = declared.get(prototype) ?? new Map<string, FieldSpec>();
  declared.set(prototype, own.set(spec.name, spec));
}

const resolved = new WeakMap<object, ReadonlyMap<string, FieldSpec>>();

/** The fields of a class, inherited ones first. */
export function fieldsOf(shape: Shape): ReadonlyMap<string, FieldSpec> {
  const known = resolved.get(shape);
  if (known !== undefined) return known;
  const chain: object[] = [];
  for (let at: object | null = shape.prototype as object; at !== null; at = Object.getPrototypeOf(at) as object | null)
    chain.unshift(at);
  const all = new Map(chain.flatMap((prototype) => [...(declared.get(prototype) ?? [])]));
  resolved.set(shape, all);
  return all;
}
