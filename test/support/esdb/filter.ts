import type { LogRecord } from './log-record.js';
import type { Streams } from './messages.js';

type Options = Streams.ReadReq.Options;

/** Which records a reader of $all wants; links are judged as links. */
export function wanted(options: Options): (record: LogRecord) => boolean {
  const filter = options.getFilter();
  if (!filter) return () => true;
  const byStream = filter.getStreamIdentifier();
  const expression = byStream ?? filter.getEventType();
  if (!expression) return () => true;
  const of = (record: LogRecord) => (byStream ? record.stream : record.type);
  if (expression.getRegex() !== '') {
    const regex = new RegExp(expression.getRegex());
    return (record) => regex.test(of(record));
  }
  const prefixes = expression.getPrefixList();
  return (record) => prefixes.some((prefix) => of(record).startsWith(prefix));
}

const DEFAULT_WINDOW = 32;

/** After how many records looked at a filtered subscription hears how far it is; a subscription without a filter never does. */
export function checkpointInterval(options: Options): number | undefined {
  const filter = options.getFilter();
  if (!filter) return undefined;
  const window = filter.hasMax() ? filter.getMax() : DEFAULT_WINDOW;
  return window * Math.max(1, filter.getCheckpointintervalmultiplier());
}
