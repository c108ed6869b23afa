import { AnchorProblem } from './anchor-problem.js';
import { submitToCalendar } from './calendar.js';
import { requestTimestamp } from './rfc3161.js';

const PATIENCE_MS = 30_000;

/** The two ways to anchor bytes. */
export type AnchorKind = 'rfc3161' | 'opentimestamps';

/** The addresses of the services that anchor: time-stamping authorities, and calendars. None is asked unless named. */
export interface AnchorServices {
  readonly rfc3161?: readonly string[];
  readonly openTimestamps?: readonly string[];
}

/** An anchor that a service gave, or why it gave none. */
export type AnchorOutcome =
  | {
      readonly kind: AnchorKind;
      readonly service: string;
      /** `rfc3161-1.tsr`, `opentimestamps-1.ots`: the number is the service's place in its list. */
      readonly fileName: string;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: AnchorKind; readonly service: string; readonly problem: AnchorProblem };

/** Anchors bytes with the services it was given. */
export class Anchors {
  constructor(private readonly services: AnchorServices = {}) {}

  /** Asks every service at once, and waits at most 30 s for each; a service that fails stops no other. */
  async anchor(bytes: Uint8Array, { signal }: { readonly signal?: AbortSignal } = {}): Promise<AnchorOutcome[]> {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const limit = { signal: signal === undefined ? patience : AbortSignal.any([signal, patience]) };
    const { rfc3161 = [], openTimestamps = [] } = this.services;
    return Promise.all([
      ...rfc3161.map((service, at) =>
        outcome('rfc3161', service, `rfc3161-${at + 1}.tsr`, requestTimestamp(service, bytes, limit)),
      ),
      ...openTimestamps.map((service, at) =>
        outcome('opentimestamps', service, `opentimestamps-${at + 1}.ots`, submitToCalendar(service, bytes, limit)),
      ),
    ]);
  }
}

async function outcome(
  kind: AnchorKind,
  service: string,
  fileName: string,
  given: Promise<Uint8Array>,
): Promise<AnchorOutcome> {
  try {
    return { kind, service, fileName, bytes: await given };
  } catch (error) {
    if (!(error instanceof AnchorProblem)) throw error;
    return { kind, service, problem: error };
  }
}
