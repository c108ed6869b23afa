import type { Outcome } from '#readiness';

export type Kept = Outcome;
