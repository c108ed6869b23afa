import type { Protection } from '../../protection.js';
import type { SourceCitation } from '../../values/source.js';
import type { CorrectedValues } from '../facts.js';

/** Somebody's mark on a claim: who, when, why. */
export interface Mark {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly event: string;
}

/** One claim as a reader sees it, with its corrections applied and everything said about it. */
export interface Account {
  readonly claim: string;
  readonly kind: string;
  when: string | null;
  whenAsWritten?: string;
  inferred?: string;
  fields: Readonly<Record<string, unknown>>;
  sources: readonly SourceCitation[];
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly position: string;
  protection: Protection;
  readonly corrections: (Mark & { readonly values: CorrectedValues; readonly was: CorrectedValues })[];
  /** `answered` once the claim was corrected or its occurrence adjudicated after the dispute. */
  readonly disputes: (Mark & { readonly sources?: readonly SourceCitation[]; answered: boolean })[];
  retraction?: Mark;
  occurrence: string;
}

/** A preference for one account, by name. */
export interface Adjudication extends Mark {
  readonly prefer: string;
}

/** The accounts of a casefile and the preferences among them, as a reader may see them. */
export interface Accounts {
  readonly byClaim: ReadonlyMap<string, Account>;
  readonly adjudications: ReadonlyMap<string, Adjudication>;
}
