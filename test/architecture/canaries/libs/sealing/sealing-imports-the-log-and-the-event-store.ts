import type { Outcome } from '#readiness';

export type Sealed = Outcome;
