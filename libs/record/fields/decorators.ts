import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, ValidateIf, ValidateNested } from 'class-validator';
import { isDuration, isEdtf, readTypedDate } from '../dates/index.js';
import { ruleFor, textProblem } from './plain-text.js';
import { declareField, type FieldOptions, type FieldType, type Shape } from './spec.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const SHA256 = /^[0-9a-f]{64}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

type Check = (value: unknown) => string | null;

function field(type: FieldType, options: FieldOptions, ...rules: PropertyDecorator[]): PropertyDecorator {
  return (prototype, property) => {
    declareField(prototype, { ...options, name: String(property), type });
    // Left out is one thing and null another: null is a statement, and only a nullable field takes it.
    if (options.optional === true) ValidateIf((_, value) => value !== undefined)(prototype, property);
    for (const rule of rules) rule(prototype, property);
  };
}

const matches =
  (pattern: RegExp, complaint: string): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? null : complaint;

/** A text as written, of at most `max` characters (default 500). */
export function Text(options: FieldOptions & { max?: number } = {}): PropertyDecorator {
  const { max = 500, ...rest } = options;
  return field(
    { is: 'text', max },
    rest,
    ruleFor('text', (value) => textProblem(value, max)),
  );
}

/** A list of texts as written. */
export function Texts(options: FieldOptions & { max?: number; min?: number } = {}): PropertyDecorator {
  const { max = 500, min = 1, ...rest } = options;
  return field(
    { is: 'list', of: { is: 'text', max }, min, max: 100 },
    rest,
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(100),
    ruleFor('texts', (value) => textProblem(value, max), true),
  );
}

/** A UUID that names something on record. */
export function Id(options: FieldOptions = {}): PropertyDecorator {
  return field(
    { is: 'text', max: 36, format: 'uuid' },
    options,
    ruleFor('id', matches(UUID, 'must be a UUID in lower case')),
  );
}

/** A list of ids. */
export function Ids(options: FieldOptions = {}): PropertyDecorator {
  return field(
    { is: 'list', of: { is: 'text', max: 36, format: 'uuid' }, min: 1, max: 100 },
    options,
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(100),
    ruleFor('ids', matches(UUID, 'must be a UUID in lower case'), true),
  );
}

const sha256 = matches(SHA256, 'must be a SHA-256 in 64 lower-case hexadecimal digits');

/** The SHA-256 of a captured document. */
export function Sha256(options: FieldOptions = {}): PropertyDecorator {
  return field({ is: 'text', max: 64, format: 'sha256' }, options, ruleFor('sha256', sha256));
}

/** What is wrong with a date, with the reading the record would propose; null when it is EDTF. */
export function edtfProblem(value: unknown): string | null {
  if (typeof value !== 'string') return 'must be an EDTF date (ISO 8601-2), such as 2017-10~';
  if (isEdtf(value)) return null;
  const read = readTypedDate(value);
  return read.ok
    ? `must be EDTF; "${value.slice(0, 60)}" could be written ${read.edtf} (${read.understoodAs})`
    : `must be EDTF: ${read.message}`;
}

/** A date in EDTF, levels 0 to 2 (ISO 8601-2), kept as entered. With `nullable`, null says that the source gives none. */
export function EdtfDate(options: FieldOptions = {}): PropertyDecorator {
  const rules = [ruleFor('edtf', edtfProblem)];
  if (options.nullable === true) rules.push(ValidateIf((_, value) => value !== null));
  return field({ is: 'text', max: 100, format: 'edtf' }, options, ...rules);
}

/** An ISO 8601 duration in years, months, weeks and days, such as P13Y6M. */
export function Term(options: FieldOptions = {}): PropertyDecorator {
  const check: Check = (value) =>
    typeof value === 'string' && isDuration(value)
      ? null
      : 'must be an ISO 8601 duration in years, months, weeks or days';
  return field(
    { is: 'text', max: 40, format: 'duration' },
    { example: 'P13Y6M', ...options },
    ruleFor('duration', check),
  );
}

/** An instant in RFC 3339 with its offset. */
export function Instant(options: FieldOptions = {}): PropertyDecorator {
  const check: Check = (value) =>
    typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value))
      ? null
      : 'must be an RFC 3339 instant';
  return field({ is: 'text', max: 40, format: 'instant' }, options, ruleFor('instant', check));
}

/** One of a closed list of words. */
export function OneOf(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  const check: Check = (value) =>
    typeof value === 'string' && values.includes(value) ? null : `must be one of ${values.join(', ')}`;
  return field({ is: 'one-of', values }, options, ruleFor('oneOf', check));
}

/** A list of words, each of a closed list. */
export function SomeOf(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  const check: Check = (value) =>
    typeof value === 'string' && values.includes(value) ? null : `must be one of ${values.join(', ')}`;
  return field(
    { is: 'list', of: { is: 'one-of', values }, min: 1, max: values.length },
    options,
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(values.length),
    ruleFor('someOf', check, true),
  );
}

/** A whole number within bounds. */
export function WholeNumber(options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator {
  const { min = 0, max = Number.MAX_SAFE_INTEGER, ...rest } = options;
  const check: Check = (value) =>
    Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max
      ? null
      : `must be a whole number from ${min} to ${max}`;
  return field({ is: 'whole-number', min, max }, rest, ruleFor('wholeNumber', check));
}

/** True or false. */
export function YesNo(options: FieldOptions = {}): PropertyDecorator {
  return field({ is: 'yes-no' }, options, IsBoolean());
}

/** A value with fields of its own. */
export function One(of: () => Shape, options: FieldOptions = {}): PropertyDecorator {
  return field({ is: 'shape', of }, options, ruleFor('object', objectProblem), ValidateNested());
}

/** A list of values with fields of their own. */
export function ListOf(
  of: () => Shape,
  options: FieldOptions & { min?: number; max?: number } = {},
): PropertyDecorator {
  const { min = 1, max = 100, ...rest } = options;
  return field(
    { is: 'list', of: { is: 'shape', of }, min, max },
    rest,
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    ruleFor('objects', objectProblem, true),
    ValidateNested({ each: true }),
  );
}

function objectProblem(value: unknown): string | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? null : 'must be an object';
}

/** Values by field name, checked later against the kind they belong to. */
export function Values(options: FieldOptions = {}): PropertyDecorator {
  return field({ is: 'values' }, options, ruleFor('object', objectProblem));
}
