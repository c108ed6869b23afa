import {
  claimKindNamed,
  ClaimCommon,
  fieldsOf,
  RecordClaim,
  type FieldSpec,
  type RecordCommand,
  type Shape,
} from '#record';

/** Declared fields by name. */
export type Fields = ReadonlyMap<string, FieldSpec>;

/** The fields of a request as it is sent; those of a claim depend on its kind. */
export function fieldsOfRequest(shape: Shape<RecordCommand>, sent: Readonly<Record<string, unknown>>): Fields {
  if (shape !== RecordClaim) return fieldsOf(shape);
  return new Map([...fieldsOfClaim(sent['kind']), ...fieldsOf(RecordClaim)]);
}

/** The fields of a claim of a kind; only those that every claim has, where there is no such kind. */
export function fieldsOfClaim(kind: unknown): Fields {
  const known = typeof kind === 'string' ? claimKindNamed(kind) : undefined;
  return new Map([...(known === undefined ? [] : fieldsOf(known.fields)), ...fieldsOf(ClaimCommon)]);
}
