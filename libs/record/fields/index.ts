export {
  EdtfDate,
  Id,
  Ids,
  Instant,
  ListOf,
  One,
  OneOf,
  Sha256,
  SomeOf,
  Term,
  Text,
  Texts,
  Values,
  WholeNumber,
  YesNo,
} from './decorators.js';
export { complain, read, tryRead } from './read.js';
export { schemaOf, type JsonSchema } from './schema.js';
export { fieldsOf, type FieldOptions, type FieldSpec, type FieldType, type Shape } from './spec.js';
