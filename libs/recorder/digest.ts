import { hash } from 'node:crypto';
import type { RecordCommand } from '#record';

/** Tells requests apart by what they say: the order of members says nothing, and one that is undefined is not there. */
export function digestOf(command: RecordCommand): string {
  return hash('sha256', `${command.constructor.name}\n${canonicalText(command)}`, 'base64url');
}

/** The value as JSON, members by name; undefined if JSON cannot say it. Digests are on record: its text never changes. */
export function canonicalText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((member) => canonicalText(member) ?? 'null').join(',')}]`;
  let members = '';
  for (const name of Object.keys(value).toSorted()) {
    const member = canonicalText((value as Record<string, unknown>)[name]);
    if (member !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${member}`;
  }
  return `{${members}}`;
}
