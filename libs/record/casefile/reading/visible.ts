import { fieldsOf } from '../../fields/index.js';
import { mayRead, type Protection } from '../../protection.js';
import type { SourceCitation } from '../../values/source.js';
import { claimKindNamed } from '../claims/index.js';
import type { CorrectedValues } from '../facts.js';

type Fields = Readonly<Record<string, unknown>>;
const closed = new Map<string, ReadonlyMap<string, Protection>>();

/** The fields of a kind that are kept closer than its claim. */
export function closedFieldsOf(kind: string): ReadonlyMap<string, Protection> {
  const known = closed.get(kind);
  if (known !== undefined) return known;
  const shape = claimKindNamed(kind)?.fields;
  const found = new Map<string, Protection>();
  if (shape !== undefined)
    for (const { name, protection } of fieldsOf(shape).values()) if (protection !== undefined) found.set(name, protection);
  closed.set(kind, found);
  return found;
}

/** The own fields of a claim that a reader may see. */
export function visibleFields(kind: string, fields: Fields, clearance: Protection): Fields {
  const hidden = [...closedFieldsOf(kind)].filter(([name, level]) => name in fields && !mayRead(clearance, level));
  if (hidden.length === 0) return fields;
  const names = new Set(hidden.map(([name]) => name));
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.has(name)));
}

/** The citations that a reader may see. */
export function visibleSources(sources: readonly SourceCitation[], clearance: Protection): readonly SourceCitation[] {
  if (sources.every(({ protection }) => protection === undefined || mayRead(clearance, protection))) return sources;
  return sources.filter(({ protection }) => protection === undefined || mayRead(clearance, protection));
}

/** The corrected values that a reader may see. */
export function visibleValues(kind: string, values: CorrectedValues, clearance: Protection): CorrectedValues {
  const { fields, sources } = values;
  return {
    ...values,
    ...(fields === undefined ? {} : { fields: visibleFields(kind, fields, clearance) }),
    ...(sources === undefined ? {} : { sources: visibleSources(sources, clearance) }),
  };
}
