import type { LogProblemCode } from '#transparency-log';

/** Every way in which something that is audited can fail to hold. */
export type FindingCode =
  | LogProblemCode
  | 'unreadable-file'
  | 'file-missing'
  | 'file-changed'
  | 'file-unlisted'
  | 'file-twice'
  | 'file-out-of-place'
  | 'malformed-manifest'
  | 'malformed-bundle'
  | 'other-log'
  | 'other-size'
  | 'leaf-changed'
  | 'wrong-tile'
  | 'wrong-root'
  | 'history-rewritten'
  | 'wrong-place'
  | 'event-twice'
  | 'stream-broken'
  | 'time-decreasing'
  | 'backdated'
  | 'postdated'
  | 'malformed-opening'
  | 'opening-of-nothing'
  | 'withheld'
  | 'wrong-tombstone'
  | 'erased-but-readable'
  | 'wrong-document'
  | 'wrong-anchor';

/** Something that does not hold, in a sentence that names the event, the size or the path. */
export interface Finding {
  readonly code: FindingCode;
  readonly message: string;
}
