import type { JsonSchema } from '#record';

/** The words in which answers are described. More fields may stand beside those that are named. */
export const text: JsonSchema = { type: 'string' };
export const uuid: JsonSchema = { type: 'string', format: 'uuid' };
export const sha256: JsonSchema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
export const instant: JsonSchema = { type: 'string', format: 'date-time' };
export const day: JsonSchema = { type: 'string', format: 'date' };
export const edtf: JsonSchema = { type: 'string', format: 'edtf' };
export const whole: JsonSchema = { type: 'integer' };
export const yesNo: JsonSchema = { type: 'boolean' };
export const position: JsonSchema = {
  type: 'string',
  description: 'A place in the log; later ones are greater as texts',
};

export const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
export const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
export const one = (...values: readonly string[]): JsonSchema => ({ type: 'string', enum: values });
export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/** An object; a name that ends in `?` may be missing. */
export function object(members: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const names = Object.keys(members);
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(members).map(([name, schema]) => [name.replace(/\?$/, ''), schema])),
    required: names.filter((name) => !name.endsWith('?')),
  };
}

/** A page of items. */
export function page(item: string): JsonSchema {
  const next = { ...orNull(text), description: 'The cursor of the page after it; null on the last one' };
  return object({ items: list(ref(item)), next, 'total?': whole, position });
}

export const ids = list(uuid);
export const profile = object({ id: text, version: whole });
/** Which version of a profile it is, and where that comes from. */
export const profileVersion = {
  version: whole,
  origin: one('shipped', 'published'),
  'publishedAt?': instant,
  'publishedBy?': text,
};
/** What an evaluation says in short. */
export const evaluated = { ready: yesNo, blocking: list(text), advisory: list(text) };
