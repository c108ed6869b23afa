import type { Outcome } from '#readiness';

export type Audited = Outcome;
