import type { LogRecord } from './log-record.js';

export type Expected = 'any' | 'no_stream' | 'stream_exists' | bigint;

/** What is decided of an append; `repeats` is the last event of the one it repeats. */
export type Decision =
  | { readonly kind: 'ok' }
  | { readonly kind: 'repeats'; readonly last: LogRecord }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'deleted' };

/** What the decision looks at. */
export interface Checked {
  readonly last: bigint;
  readonly softDeleted: boolean;
  readonly tombstoned: boolean;
  readonly hasMetadata: boolean;
  at(revision: bigint): LogRecord | undefined;
  known(id: string): LogRecord | undefined;
}

const REVISION = { no_stream: -1n, any: -2n, stream_exists: -4n };

/** The number that stands for an expectation in errors. */
export function expectedNumber(expected: Expected): bigint {
  return typeof expected === 'bigint' ? expected : REVISION[expected];
}

/** The server's own rule (IndexWriter.CheckCommit): repetitions are known by their place, or by id where none is expected. */
export function checkCommit(stream: Checked, ids: readonly string[], expected: Expected): Decision {
  if (stream.tombstoned) return { kind: 'deleted' };
  if (expected === 'stream_exists') {
    if (stream.softDeleted) return { kind: 'deleted' };
    if (stream.last < 0n && !stream.hasMetadata) return { kind: 'conflict' };
  }
  if (expected === 'any' || expected === 'stream_exists') return byId(stream, ids);
  const revision = expectedNumber(expected);
  if (revision < stream.last) return byPlace(stream, ids, revision);
  return { kind: revision > stream.last ? 'conflict' : 'ok' };
}

/** A first id that is not known makes a new append, whatever the others are; a later one makes a conflict. */
function byId(stream: Checked, ids: readonly string[]): Decision {
  let last: LogRecord | undefined;
  for (const id of ids) {
    const known = stream.known(id);
    if (!known) return { kind: last ? 'conflict' : 'ok' };
    last = known;
  }
  return last ? { kind: 'repeats', last } : { kind: 'ok' };
}

function byPlace(stream: Checked, ids: readonly string[], expected: bigint): Decision {
  let last: LogRecord | undefined;
  for (const [index, id] of ids.entries()) {
    const there = stream.at(expected + BigInt(index) + 1n);
    if (there?.id !== id) {
      const isNew = index === 0 && expected === -1n && stream.softDeleted;
      return { kind: isNew ? 'ok' : 'conflict' };
    }
    last = there;
  }
  return last ? { kind: 'repeats', last } : { kind: 'conflict' };
}
