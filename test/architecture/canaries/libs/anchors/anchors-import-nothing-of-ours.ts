import type { Outcome } from '#readiness';

export type Anchored = Outcome;
