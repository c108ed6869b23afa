import type { EventStore } from '#event-store';
import { vocabulary } from '#readiness';
import { deciders } from '#record';
import { Recorder } from '#recorder';

/** A recorder over any store, with nothing but what it cannot do without. */
export function plainRecorder(store: EventStore): Recorder {
  return new Recorder({ store, deciders, vocabulary });
}
