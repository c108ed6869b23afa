import { readCasefile, type CaseRecord, type Perspective, type Reading } from '#record';

/** What a casefile says to somebody who may see all of it, on 1 September 2026 unless it says otherwise. */
export function readingOf(record: CaseRecord, perspective: Partial<Perspective> = {}): Reading {
  const reading = readCasefile(record, { on: '2026-09-01', clearance: 'sealed', ...perspective });
  if (reading === undefined) throw new Error('The casefile says nothing from there.');
  return reading;
}
