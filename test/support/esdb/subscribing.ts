import { randomUUID } from 'node:crypto';
import { checkpointInterval, wanted } from './filter.js';
import type { EsdbLog } from './log.js';
import { firstIndex, type LogRecord } from './log-record.js';
import type { Streams } from './messages.js';
import type { EsdbNode } from './node.js';
import type { Outlet } from './outlet.js';
import { caughtUp, checkpoint, confirmation, eventAnswer } from './read-answers.js';
import { streamName } from './reading.js';
import { streamDeleted } from './refusals.js';

type Options = Streams.ReadReq.Options;

const PAGE = 32;

/** Where a subscription stands: what follows there, and how it goes beyond. */
interface Course {
  readonly interval: number | undefined;
  next(): readonly LogRecord[];
  passed(record: LogRecord): void;
  wants(record: LogRecord): boolean;
}

/** Answers a subscription until nobody listens: what there is, that it has caught up, and then what comes. */
export async function answerSubscription({ log }: EsdbNode, options: Options, outlet: Outlet): Promise<void> {
  const stream = options.getStream();
  const name = stream && streamName(stream);
  const stopListening = log.onGrowth(() => outlet.poke());
  try {
    const course = stream && name !== undefined ? alongStream(log, name, stream) : alongAll(log, options);
    await outlet.send(confirmation(randomUUID()));
    await follow(log, course, options, outlet, () => name !== undefined && log.isTombstoned(name));
    if (name !== undefined && log.isTombstoned(name)) outlet.fail(streamDeleted(name));
  } finally {
    stopListening();
  }
}

async function follow(log: EsdbLog, course: Course, options: Options, outlet: Outlet, isDeleted: () => boolean) {
  let looked = 0;
  let live = false;
  let seen: bigint | undefined;
  while (!outlet.gone && !isDeleted()) {
    const page = course.next();
    for (const record of page) {
      if (course.wants(record)) await outlet.send(eventAnswer(log, record, options.getResolveLinks()));
      course.passed(record);
      seen = record.position;
      looked += 1;
      if (course.interval === undefined || looked < course.interval) continue;
      looked = 0;
      await outlet.send(checkpoint(record.position));
    }
    if (page.length > 0) continue;
    if (!live) {
      // One that has looked at nothing on its way goes live without a checkpoint.
      if (course.interval !== undefined && seen !== undefined && looked > 0) await outlet.send(checkpoint(seen));
      await outlet.send(caughtUp());
      [live, looked] = [true, 0];
    } else await outlet.wait();
  }
}

/** $all beyond a position, which need not be one of an event, nor one that is reached yet. */
function alongAll(log: EsdbLog, options: Options): Course {
  const all = options.getAll();
  const given = BigInt(all?.getPosition()?.getCommitPosition() ?? -1);
  let at = all?.hasEnd() ? (log.records.at(-1)?.position ?? -1n) : given;
  return {
    interval: checkpointInterval(options),
    next: () => log.after(at, PAGE),
    passed: ({ position }) => (at = position),
    wants: wanted(options),
  };
}

function alongStream(log: EsdbLog, name: string, stream: Streams.ReadReq.Options.StreamOptions): Course {
  let at = stream.hasEnd() ? log.lastRevision(name) : stream.hasRevision() ? BigInt(stream.getRevision()) : -1n;
  return {
    interval: undefined,
    next: () => {
      const visible = log.visible(name);
      const from = firstIndex(visible, ({ revision }) => revision > at);
      return visible.slice(from, from + PAGE);
    },
    passed: ({ revision }) => (at = revision),
    wants: () => true,
  };
}
