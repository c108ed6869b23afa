import type { EventStore } from '#event-store';
import { profiles, rules } from '#readiness';
import {
  asFact,
  campaign,
  casefile,
  casegroup,
  document,
  exchangeList,
  fold,
  FreezeList,
  pledge,
  type Decider,
  type RecordCommand,
} from '#record';
import { Recorder } from '#recorder';

// A decider is only ever handed the states it made itself.
const DECIDERS = [casefile, document, casegroup, campaign, pledge, exchangeList] as readonly Decider<unknown>[];

/** The recorder as it decides anywhere, over a store that is thrown away. */
export function trialRecorder(store: EventStore): Recorder {
  const vocabulary = { profiles: new Set(profiles.map(({ id }) => id)), rules: new Set(rules.map(({ id }) => id)) };
  return new Recorder({ store, deciders: DECIDERS, vocabulary });
}

/** A list is frozen with the readiness of its entries. On trial only who is on it matters, and nothing is looked up. */
export async function evaluatedForTrial(command: RecordCommand, store: EventStore): Promise<RecordCommand> {
  if (!(command instanceof FreezeList)) return command;
  const { entries } = fold(exchangeList, (await store.readStream(command.stream())).map(asFact));
  const value: FreezeList['evaluation'] = {
    entries: [...entries].map((id) => ({ casefile: id, ready: false, blocking: [], advisory: [] })),
    profile: { id: '', version: 0 },
    on: '',
    position: '',
    checksum: '',
  };
  return Object.defineProperty(command, 'evaluation', { value, enumerable: false, configurable: true });
}
