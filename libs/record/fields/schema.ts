import { fieldsOf, type FieldSpec, type FieldType, type Shape } from './spec.js';

/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const FORMATS: Readonly<Record<string, JsonSchema>> = {
  uuid: { format: 'uuid' },
  uri: { format: 'uri' },
  instant: { format: 'date-time' },
  sha256: { pattern: '^[0-9a-f]{64}$' },
  edtf: { format: 'edtf', description: 'EDTF, levels 0 to 2 (ISO 8601-2)' },
  duration: { format: 'duration' },
};

/** The JSON Schema of a class's fields, without those named in `without`. */
export function schemaOf(shape: Shape, without: readonly string[] = []): JsonSchema {
  const fields = [...fieldsOf(shape).values()].filter(({ name }) => !without.includes(name));
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((spec) => [spec.name, fieldSchema(spec)])),
    required: fields.filter(({ optional }) => optional !== true).map(({ name }) => name),
    additionalProperties: false,
  };
}

function fieldSchema({ type, about, example, protection, nullable }: FieldSpec): JsonSchema {
  const schema = typeSchema(type);
  return {
    ...(nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema),
    ...(about === undefined ? {} : { description: about }),
    ...(example === undefined ? {} : { examples: [example] }),
    ...(protection === undefined ? {} : { 'x-protection': protection }),
  };
}

function typeSchema(type: FieldType): JsonSchema {
  switch (type.is) {
    case 'text':
      return { type: 'string', minLength: 1, maxLength: type.max, ...FORMATS[type.format ?? ''] };
    case 'one-of':
      return { type: 'string', enum: type.values };
    case 'whole-number':
      return { type: 'integer', minimum: type.min, maximum: type.max };
    case 'yes-no':
      return { type: 'boolean' };
    case 'list':
      return { type: 'array', items: typeSchema(type.of), minItems: type.min, maxItems: type.max };
    case 'values':
      return { type: 'object' };
    case 'shape': {
      const shape = type.of();
      return 'shortFor' in shape ? { anyOf: [{ type: 'string' }, schemaOf(shape)] } : schemaOf(shape);
    }
  }
}
