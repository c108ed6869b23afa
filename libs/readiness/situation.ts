import type { Liberty, Occurrence, Sentence } from '#record';
import type { Evidence } from './evidence.js';
import { say } from './words/say.js';

const NOT_HELD: Partial<Record<Liberty, Sentence>> = {
  'at-liberty': say`The person is at liberty`,
  expelled: say`The person is expelled`,
  'in-absentia': say`The person is out of reach of the holding side`,
  restricted: say`The person is under a restriction without custody`,
};

const DEAD = say`The person has died`;

/** Why what is asked about a prisoner is not asked about this person; undefined for one who is, or may be, held. No full stop. */
export function notHeld({ reading: { status } }: Evidence): Sentence | undefined {
  if (status.life.value === 'dead') return DEAD;
  return NOT_HELD[status.liberty.value];
}

/** Whether nobody who would tell knows where the person is. Nothing on record about the place is not the same. */
export function isLost(evidence: Evidence): boolean {
  const { liberty } = evidence.reading.status;
  return liberty.value === 'disappeared' || evidence.lastWordOn('whereabouts')?.kind.name === 'WhereaboutsLost';
}

/** Whether the person is held outside any proceedings, so that there is no charge to ask for. */
export function isHeldWithoutCase({ reading: { status } }: Evidence): boolean {
  const outside = status.liberty.value === 'held-without-status' || status.liberty.value === 'disappeared';
  return outside && (status.procedure.value === 'none' || status.procedure.value === 'investigated');
}

/** Whether a report on health calls the condition serious or worse. */
export function isGrave({ account: { fields } }: Occurrence): boolean {
  return fields['grade'] === 'serious' || fields['grade'] === 'critical';
}
