import type { OpenRecord } from '#api';
import { Register } from '#projections';
import type { Protection } from '#record';
import { ask, questionOf } from './opening.js';
import { Declined } from './trouble.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST = 20;

/** The casefile that is meant by an id, or by words of a name that only one person goes by. @throws Declined */
export async function casefileMeant(record: OpenRecord, named: string, clearance: Protection): Promise<string> {
  if (UUID.test(named)) return named.toLowerCase();
  const { items, total = 0 } = await ask(record, questionOf(Register, { q: named, limit: MOST }), clearance);
  const [only] = items;
  if (only === undefined)
    throw new Declined(`Nobody on record goes by "${named}". Give the casefile's id, or another spelling.`);
  if (total === 1) return only.id;
  // People share names: whoever asks says which.
  const people = items.map(({ id, names }) => `  ${id}  ${names[0]?.text ?? ''}`);
  throw new Declined([`${total} people go by "${named}". Give the id of the one that is meant:`, ...people].join('\n'));
}
