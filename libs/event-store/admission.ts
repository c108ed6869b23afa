import { EventTooLarge, InvalidAppend } from './errors.js';
import type { Expected, NewEvent, StreamAppend } from './event-store.js';

/** The most one append may bring, as EventStoreDB's default. */
export const MAX_APPEND_BYTES = 1_048_576;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
// `$` names are the system's in EventStoreDB. Lone surrogates would be replaced on their way to UTF-8 and so merge two names.
const NAME = /^(?!\$)[^\p{Cc}\p{Cs}]{1,255}$/u;

/** An event whose names are good, with its data and metadata in JSON. */
export interface AdmittedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** An append that any store may take; `bytes` is its size in UTF-8. */
export interface AdmittedAppend {
  readonly stream: string;
  readonly events: readonly AdmittedEvent[];
  readonly expected: Expected;
  readonly bytes: number;
}

/** Checks everything that can be checked without the log, and writes the JSON. @throws InvalidAppend, EventTooLarge */
export function admit(append: StreamAppend, most = MAX_APPEND_BYTES): AdmittedAppend {
  const { stream, expected } = append;
  if (!NAME.test(stream)) throw new InvalidAppend(`${JSON.stringify(stream)} cannot name a stream`);
  if (typeof expected === 'bigint' && expected < 0n) throw new InvalidAppend(`No stream is at revision ${expected}`);
  if (append.events.length === 0) throw new InvalidAppend(`The append to stream ${stream} has no events`);
  const events = append.events.map(admitEvent);
  if (events.length > 1 && new Set(events.map((event) => event.id)).size < events.length) {
    throw new InvalidAppend(`Two events of the append to stream ${stream} have the same id`);
  }
  let bytes = 0;
  for (const event of events) {
    bytes += Buffer.byteLength(event.type) + Buffer.byteLength(event.data) + Buffer.byteLength(event.metadata);
  }
  if (bytes > most) throw new EventTooLarge(stream, bytes, most);
  return { stream, expected, events, bytes };
}

/** As `admit`, for several streams; ids must differ between them too. */
export function admitMany(appends: readonly StreamAppend[], most = MAX_APPEND_BYTES): AdmittedAppend[] {
  if (appends.length === 0) throw new InvalidAppend('There is nothing to append');
  const admitted = appends.map((append) => admit(append, most));
  if (new Set(admitted.map((append) => append.stream)).size < admitted.length) {
    throw new InvalidAppend('Two of the appends are for the same stream');
  }
  const ids = admitted.flatMap((append) => append.events.map((event) => event.id));
  if (new Set(ids).size < ids.length) throw new InvalidAppend('Two events of the appends have the same id');
  return admitted;
}

function admitEvent({ id, type, data, metadata = {} }: NewEvent): AdmittedEvent {
  if (!UUID.test(id)) throw new InvalidAppend(`${JSON.stringify(id)} is not a UUID in lower case`);
  if (!NAME.test(type)) throw new InvalidAppend(`${JSON.stringify(type)} cannot be an event's type`);
  return { id, type, data: json(data, id), metadata: json(metadata, id) };
}

function json(value: NewEvent['data'], id: string): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch (cause) {
    throw new InvalidAppend(`Event ${id} cannot be written as JSON`, { cause });
  }
  if (text === undefined) throw new InvalidAppend(`Event ${id} cannot be written as JSON`);
  return text;
}
