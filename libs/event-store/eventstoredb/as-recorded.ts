import type { AllStreamResolvedEvent, RecordedEvent as VendorsEvent } from '@eventstore/db-client';
import { StoreUnusable } from '../errors.js';
import type { Json, RecordedEvent } from '../event-store.js';
import { positionOf } from './log-position.js';

/** Whether it is the server's own business: statistics, metadata of streams, links. */
export function isSystems({ streamId, type }: { readonly streamId: string; readonly type: string }): boolean {
  return streamId.startsWith('$') || type.startsWith('$');
}

/** The record's events among what $all gives, in its order. */
export function ofTheRecord(resolved: readonly AllStreamResolvedEvent[]): RecordedEvent[] {
  return resolved.flatMap(({ event }) => (event === undefined || isSystems(event) ? [] : [asRecorded(event)]));
}

/** The server's event in the port's words. @throws StoreUnusable */
export function asRecorded(event: VendorsEvent): RecordedEvent {
  const { id, streamId: stream, revision, type, isJson, data, metadata = {}, created, position } = event;
  if (position === undefined) throw new StoreUnusable('The event store is older than version 22.6');
  if (!isJson || typeof metadata !== 'object' || metadata instanceof Uint8Array || Array.isArray(metadata)) {
    throw new StoreUnusable(`Event ${id} (in stream ${stream}) was written by another program: it is not in JSON`);
  }
  return {
    id,
    stream,
    revision,
    position: positionOf(position),
    type,
    data: data as Json,
    metadata: metadata as RecordedEvent['metadata'],
    recordedAt: created,
  };
}
