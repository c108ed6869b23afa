import { FOREVER, type LogRecord } from './log-record.js';

/** The members of a stream's metadata that make its events vanish. */
export interface Retention {
  readonly truncateBefore: bigint;
  readonly maxCount?: bigint;
  readonly maxAgeMs?: number;
  readonly softDeleted: boolean;
}

/** What the last event of `$$stream` says; a stream of metadata keeps its last event only. */
export function retentionOf(stream: string, said: LogRecord | undefined): Retention {
  const { $tb, $maxCount, $maxAge } = metadataIn(said);
  const softDeleted = typeof $tb === 'number' && $tb >= Number(FOREVER);
  const count = stream.startsWith('$$') ? 1 : $maxCount;
  return {
    softDeleted,
    truncateBefore: typeof $tb !== 'number' ? 0n : softDeleted ? FOREVER : BigInt($tb),
    ...(typeof count === 'number' ? { maxCount: BigInt(count) } : {}),
    ...(typeof $maxAge === 'number' ? { maxAgeMs: $maxAge * 1000 } : {}),
  };
}

/** The metadata with members changed, as it is written; JavaScript's numbers end before `$tb` does. */
export function changed(said: LogRecord | undefined, members: { $tb?: bigint; $maxCount?: number }): Uint8Array {
  const text = JSON.stringify({ ...metadataIn(said), ...members }, (_, value: unknown) =>
    typeof value === 'bigint' ? `bigint:${value}` : value,
  );
  return Buffer.from(text.replaceAll(/"bigint:(\d+)"/g, '$1'));
}

function metadataIn(said: LogRecord | undefined): Record<string, unknown> {
  return said ? (JSON.parse(Buffer.from(said.data).toString()) as Record<string, unknown>) : {};
}
