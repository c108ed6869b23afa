import { type Envelope, type LoggedEvent, LogProblem } from '#transparency-log';
import type { RecordedEvent } from '#event-store';

/** What the log needs of an event as the store beneath holds it. @throws LogProblem `malformed-entry` when it was never sealed */
export function loggedEvent({ id, stream, revision, type, recordedAt, data, metadata }: RecordedEvent): LoggedEvent {
  if (!isEnvelope(data))
    throw new LogProblem('malformed-entry', `Event ${id} was not sealed; the log publishes no such event.`);
  // The store beneath knows whoever recorded it by a pseudonym.
  const { by: actor } = metadata;
  return { id, stream, revision, type, recordedAt, actor: typeof actor === 'string' ? actor : '', envelope: data };
}

function isEnvelope(data: unknown): data is Envelope {
  return typeof data === 'object' && data !== null && 'pub' in data && 'sd' in data && Array.isArray(data.sd);
}
