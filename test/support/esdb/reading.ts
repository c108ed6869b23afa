import { wanted } from './filter.js';
import { firstIndex, type LogRecord } from './log-record.js';
import { streams, type Streams } from './messages.js';
import type { EsdbNode } from './node.js';
import type { Outlet } from './outlet.js';
import { eventAnswer, streamNotFound } from './read-answers.js';
import { streamDeleted } from './refusals.js';

type Options = Streams.ReadReq.Options;

const { BACKWARDS } = streams.ReadReq.Options.ReadDirection;

/** Answers a read that ends: of one stream or of $all, either way. */
export async function answerRead({ log }: EsdbNode, options: Options, outlet: Outlet): Promise<void> {
  const stream = options.getStream();
  const name = stream && streamName(stream);
  if (name !== undefined && log.isTombstoned(name)) return outlet.fail(streamDeleted(name));
  if (name !== undefined && log.isMissing(name)) {
    await outlet.send(streamNotFound(name));
    return outlet.end();
  }
  const records =
    stream && name !== undefined ? ofStream(log.visible(name), stream, options) : ofAll(log.records, options);
  const wants = wanted(options);
  let left = BigInt(options.getCount());
  for (const record of records) {
    if (left === 0n || outlet.gone) break;
    if (!wants(record)) continue;
    left -= 1n;
    await outlet.send(eventAnswer(log, record, options.getResolveLinks()));
  }
  outlet.end();
}

export function streamName(of: {
  getStreamIdentifier(): { getStreamName(): Uint8Array | string } | undefined;
}): string {
  return Buffer.from(of.getStreamIdentifier()?.getStreamName() ?? '').toString();
}

/** From the revision on, itself included; backwards from beyond the end is from the end. */
function ofStream(visible: readonly LogRecord[], stream: Streams.ReadReq.Options.StreamOptions, options: Options) {
  const back = options.getReadDirection() === BACKWARDS;
  if (stream.hasStart()) return back ? visible.slice(0, 1) : visible;
  if (stream.hasEnd()) return back ? visible.toReversed() : [];
  const from = BigInt(stream.getRevision());
  if (!back) return visible.slice(firstIndex(visible, ({ revision }) => revision >= from));
  return visible
    .slice(
      0,
      firstIndex(visible, ({ revision }) => revision > from),
    )
    .toReversed();
}

/** Forwards from the position on, itself included; backwards from before it. */
function ofAll(records: readonly LogRecord[], options: Options): readonly LogRecord[] {
  const back = options.getReadDirection() === BACKWARDS;
  const all = options.getAll();
  if (!all || all.hasStart()) return back ? [] : [...records];
  if (all.hasEnd()) return back ? records.toReversed() : [];
  const from = BigInt(all.getPosition()?.getCommitPosition() ?? 0);
  const index = firstIndex(records, ({ position }) => position >= from);
  return back ? records.slice(0, index).toReversed() : records.slice(index);
}
