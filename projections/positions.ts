import type { Position, Stretch } from '#event-store';

/** The part of the log after one position of the read model and up to another; '' is before the first event. */
export function stretch(after: string, upTo = ''): Stretch {
  // Positions in the read model are those that the store gave out.
  return { ...(after === '' ? {} : { after: after as Position }), ...(upTo === '' ? {} : { upTo: upTo as Position }) };
}
