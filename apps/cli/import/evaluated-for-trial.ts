import type { EventStore } from '#event-store';
import { asFact, exchangeList, fold, FreezeList, type RecordCommand } from '#record';

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
