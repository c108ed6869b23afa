import type { Envelope, LoggedEvent } from './entry.js';
import { LogProblem } from './log-problem.js';

/** A sealed event as any store hands it back. */
interface Stored extends Omit<LoggedEvent, 'actor' | 'envelope'> {
  readonly data: unknown;
  readonly metadata: { readonly [name: string]: unknown };
}

/** What the log needs of an event as the store beneath holds it. @throws LogProblem `malformed-entry` when it was never sealed */
export function loggedEvent({ id, stream, revision, type, recordedAt, data, metadata }: Stored): LoggedEvent {
  if (!isEnvelope(data))
    throw new LogProblem('malformed-entry', `Event ${id} was not sealed; the log publishes no such event.`);
  // The store beneath knows whoever recorded it by a pseudonym.
  const { by: actor } = metadata;
  return { id, stream, revision, type, recordedAt, actor: typeof actor === 'string' ? actor : '', envelope: data };
}

function isEnvelope(data: unknown): data is Envelope {
  return typeof data === 'object' && data !== null && 'pub' in data && 'sd' in data && Array.isArray(data.sd);
}
