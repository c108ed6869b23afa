import type { EventStore } from '#event-store';
import { asFact, exchangeList, fold, FreezeList, ReviewPackage, type PackageCheck, type RecordCommand } from '#record';

/** A list is frozen with the readiness of its entries, and reviewed as the record finds it. On trial nothing is looked up. */
export async function evaluatedForTrial(command: RecordCommand, store: EventStore): Promise<RecordCommand> {
  if (!(command instanceof FreezeList || command instanceof ReviewPackage)) return command;
  const { entries, versions } = fold(exchangeList, (await store.readStream(command.stream())).map(asFact));
  if (command instanceof ReviewPackage) {
    const version = command.version ?? versions.size;
    const value: PackageCheck = { version, entries: entries.size, level: 'public', closed: 0, known: [] };
    return Object.defineProperty(command, 'check', { value, enumerable: false, configurable: true });
  }
  const value: FreezeList['evaluation'] = {
    entries: [...entries].map((id) => ({ casefile: id, ready: false, blocking: [], advisory: [] })),
    profile: { id: '', version: 0 },
    on: '',
    position: '',
    checksum: '',
  };
  return Object.defineProperty(command, 'evaluation', { value, enumerable: false, configurable: true });
}
