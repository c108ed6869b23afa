export { admit, admitMany, type AdmittedAppend, type AdmittedEvent } from './admission.js';
export {
  ConcurrencyConflict,
  EventIdReused,
  EventStoreError,
  EventTooLarge,
  HistoryVanished,
  InvalidAppend,
  InvalidPosition,
  StoreClosed,
  StoreUnavailable,
  StoreUnusable,
} from './errors.js';
export type { EventStoreErrorCode } from './errors.js';
export type {
  AppendResult,
  Capabilities,
  EventStore,
  Expected,
  Filter,
  Json,
  LogRange,
  NewEvent,
  Position,
  RecordedEvent,
  StreamAppend,
  StreamRange,
  Stretch,
  SubscribeOptions,
  SubscriptionBatch,
} from './event-store.js';
export { MemoryEventStore } from './memory.js';
export type { MemoryOptions } from './memory.js';
export { NewlyRecorded } from './event-store.js';
export { isPosition } from './position.js';
export { SqliteEventStore } from './sqlite.js';
export type { SqliteOptions } from './sqlite.js';
export { openEventStoreDb } from './open-eventstoredb.js';
export type { EventStoreDbEventStore, EventStoreDbOptions } from './eventstoredb.js';
