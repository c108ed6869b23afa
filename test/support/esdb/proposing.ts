import type { Expected } from './commit-check.js';
import type { Proposed } from './log-record.js';
import type { Shared } from './messages.js';

/** How both protocols propose an event. */
interface ProposedMessage {
  getId(): Shared.UUID | undefined;
  getMetadataMap(): { get(name: string): string | undefined };
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
}

export function proposed(message: ProposedMessage): Proposed {
  const metadata = message.getMetadataMap();
  return {
    id: uuid(message.getId()),
    type: metadata.get('type') ?? '',
    contentType: metadata.get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** Clients in JavaScript send ids as texts. */
export function uuid(id: Shared.UUID | undefined): string {
  return (id?.getString() ?? '').toLowerCase();
}

/** How requests say what they expect; only their names for a revision differ. */
interface Expecting {
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
}

export function expectation(options: Expecting, revision: string): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : BigInt(revision);
}
