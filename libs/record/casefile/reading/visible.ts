import { fieldsOf } from '../../fields/index.js';
import { mayRead, type Protection } from '../../protection.js';
import type { SourceCitation } from '../../values/source.js';
import { claimKindNamed } from '../claims/index.js';
import type { CorrectedValues } from '../facts.js';
import type { CitationLevels } from './levels.js';

type Fields = Readonly<Record<string, unknown>>;
const closedFields = new Map<string, ReadonlyMap<string, Protection>>();

/** The fields of a kind that are kept closer than its claim. */
export function closedFieldsOf(kind: string): ReadonlyMap<string, Protection> {
  const known = closedFields.get(kind);
  if (known !== undefined) return known;
  const shape = claimKindNamed(kind)?.fields;
  const found = new Map<string, Protection>();
  if (shape !== undefined)
    for (const { name, protection } of fieldsOf(shape).values())
      if (protection !== undefined) found.set(name, protection);
  closedFields.set(kind, found);
  return found;
}

/** The own fields of a claim that a reader may see. */
export function visibleFields(kind: string, fields: Fields, clearance: Protection): Fields {
  const hidden = hiddenFrom(clearance, closedFieldsOf(kind));
  if (!hidden.some((name) => name in fields)) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !hidden.includes(name)));
}

function hiddenFrom(clearance: Protection, levels: ReadonlyMap<string, Protection>): readonly string[] {
  if (levels.size === 0) return NONE;
  return [...levels].filter(([, level]) => !mayRead(clearance, level)).map(([name]) => name);
}

const NONE: readonly string[] = [];

/** The citations that a reader may see; `stated` are levels by document that were stated later (`Levels.citations`). */
export function visibleSources(
  sources: readonly SourceCitation[],
  clearance: Protection,
  stated?: CitationLevels,
): readonly SourceCitation[] {
  const seen = ({ document, protection = 'public' }: SourceCitation) =>
    mayRead(clearance, stated?.get(document) ?? protection);
  return sources.every(seen) ? sources : sources.filter(seen);
}

/** The corrected values that a reader may see. */
export function visibleValues(
  kind: string,
  values: CorrectedValues,
  clearance: Protection,
  stated?: CitationLevels,
): CorrectedValues {
  const { fields, sources } = values;
  return {
    ...values,
    ...(fields === undefined ? {} : { fields: visibleFields(kind, fields, clearance) }),
    ...(sources === undefined ? {} : { sources: visibleSources(sources, clearance, stated) }),
  };
}
