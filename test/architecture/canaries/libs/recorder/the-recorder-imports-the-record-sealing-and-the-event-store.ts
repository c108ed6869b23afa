import type { Outcome } from '#readiness';

export type Recorded = Outcome;
