import type { Reading } from '#record';

/** Whether a person is a ward on a day: neither at liberty nor dead by the reading's status then, nor erased. */
export function wardOf({ steps, erased }: Reading): (day: string) => boolean {
  return (day) => {
    if (erased !== undefined && day >= erased.at.slice(0, 10)) return false;
    const after = steps.findLast((step) => step.day <= day)?.after;
    return (
      after === undefined || (after.life !== 'dead' && after.liberty !== 'at-liberty' && after.liberty !== 'expelled')
    );
  };
}
