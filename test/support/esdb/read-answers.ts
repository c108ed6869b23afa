import type { EsdbLog } from './log.js';
import type { LogRecord } from './log-record.js';
import { shared, streams, type Streams } from './messages.js';

const TICKS_PER_MS = 10_000n;

/** The answer that carries an event; a link is followed if that was asked, and stands alone when its target is gone. */
export function eventAnswer(log: EsdbLog, record: LogRecord, resolveLinks: boolean): Streams.ReadResp {
  const event = new streams.ReadResp.ReadEvent().setCommitPosition(`${record.position}`);
  if (resolveLinks && record.type === '$>') {
    event.setLink(recorded(record));
    const target = targetOf(log, record);
    if (target) event.setEvent(recorded(target));
  } else {
    event.setEvent(recorded(record));
  }
  return new streams.ReadResp().setEvent(event);
}

export function confirmation(id: string): Streams.ReadResp {
  return new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id));
}

export function checkpoint(position: bigint): Streams.ReadResp {
  const said = new streams.ReadResp.Checkpoint();
  said.setCommitPosition(`${position}`).setPreparePosition(`${position}`);
  return new streams.ReadResp().setCheckpoint(said);
}

export function caughtUp(): Streams.ReadResp {
  return new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());
}

export function streamNotFound(stream: string): Streams.ReadResp {
  const missing = new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier(stream));
  return new streams.ReadResp().setStreamNotFound(missing);
}

export function identifier(stream: string) {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream));
}

function targetOf(log: EsdbLog, link: LogRecord): LogRecord | undefined {
  const [, revision, stream] = /^(\d+)@(.*)$/s.exec(Buffer.from(link.data).toString()) ?? [];
  if (revision === undefined || stream === undefined || log.isMissing(stream)) return undefined;
  return log.visible(stream).find((record) => record.revision === BigInt(revision));
}

function recorded(record: LogRecord): Streams.ReadResp.ReadEvent.RecordedEvent {
  const event = new streams.ReadResp.ReadEvent.RecordedEvent();
  event.setId(new shared.UUID().setString(record.id));
  event.setStreamIdentifier(identifier(record.stream));
  event.setStreamRevision(`${record.revision}`);
  event.setCommitPosition(`${record.position}`).setPreparePosition(`${record.position}`);
  event.setData(record.data).setCustomMetadata(record.metadata);
  event
    .getMetadataMap()
    .set('type', record.type)
    .set('content-type', record.contentType)
    .set('created', `${BigInt(record.created.getTime()) * TICKS_PER_MS}`);
  return event;
}
