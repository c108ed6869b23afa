import type { Fact } from './decider.js';

/** An event as any store hands it back. */
interface Stored {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: { readonly [name: string]: unknown };
  readonly recordedAt: Date;
}

/** The domain's view of a stored event. Its data was checked when it was recorded. */
export function asFact({ id, stream, revision, position, type, data, metadata, recordedAt }: Stored): Fact {
  const { by } = metadata;
  const recordedBy = typeof by === 'string' ? by : '';
  return { id, stream, revision: Number(revision), position, type, data: data as object, recordedAt, recordedBy };
}
