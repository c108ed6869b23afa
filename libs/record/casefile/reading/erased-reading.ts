import type { Erasure } from '../../erased.js';
import type { CaseRecord, Perspective } from './case-record.js';
import { instantOf } from './instant.js';
import type { Reading } from './reading.js';
import { statusAfter } from './status.js';

/** What is left to read of an erased casefile, at whatever time it is asked about: that there was one. */
export function erasedReading(record: CaseRecord, erased: Erasure, { on }: Perspective): Reading {
  const [opened] = record.facts;
  const { position = '', revision = 0 } = record.facts.at(-1) ?? {};
  return {
    id: record.id,
    on,
    erased,
    openedAt: opened === undefined ? erased.at : instantOf(opened.recordedAt),
    protection: 'public',
    names: [],
    occurrences: [],
    withdrawn: [],
    steps: [],
    status: statusAfter([]),
    checks: [],
    reviews: [],
    waivers: [],
    groups: [],
    lists: [],
    namesakes: [],
    lastMaterial: position,
    revision,
    position,
  };
}
