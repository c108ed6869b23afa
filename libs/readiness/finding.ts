import type { Day, Finding } from './rule.js';

const NONE: readonly string[] = [];

export function met(because: string, claims: readonly string[] = NONE, until?: Day): Finding {
  return until === undefined ? { outcome: 'met', because, claims } : { outcome: 'met', because, claims, until };
}

export function unmet(because: string, claims: readonly string[] = NONE): Finding {
  return { outcome: 'unmet', because, claims };
}

export function disputed(because: string, claims: readonly string[] = NONE): Finding {
  return { outcome: 'disputed', because, claims };
}

export function notApplicable(because: string, claims: readonly string[] = NONE): Finding {
  return { outcome: 'not-applicable', because, claims };
}
