import type { OpenRecord } from '#api';
import { Register } from '#projections';
import { nameKey, type Protection } from '#record';
import { ask, questionOf } from './opening.js';
import { Declined } from './trouble.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST_SHOWN = 20;

/** The casefile that is meant by an id, or by words of a name that only one person goes by, in full where several share them. @throws Declined */
export async function casefileMeant(record: OpenRecord, named: string, clearance: Protection): Promise<string> {
  if (UUID.test(named)) return named.toLowerCase();
  const { items, total = 0 } = await ask(record, questionOf(Register, { q: named, limit: 500 }), clearance);
  if (total === 0)
    throw new Declined(`Nobody on record goes by "${named}". Give the casefile's id, or another spelling.`);
  const exactly = items.filter(({ names }) => names.some(({ text }) => nameKey(text) === nameKey(named)));
  const [only, ...others] = exactly.length > 0 ? exactly : items;
  if (only !== undefined && others.length === 0) return only.id;
  // People share names: whoever asks says which.
  const people = items.slice(0, MOST_SHOWN).map(({ id, names }) => `  ${id}  ${names[0]?.text ?? ''}`);
  const more = total > people.length ? [`  and ${total - people.length} more`] : [];
  throw new Declined(
    [`${total} people go by "${named}". Give the id of the one that is meant:`, ...people, ...more].join('\n'),
  );
}
