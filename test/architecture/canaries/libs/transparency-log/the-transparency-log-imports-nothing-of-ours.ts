import type { Outcome } from '#readiness';

export type Logged = Outcome;
