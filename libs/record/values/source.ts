import { OneOf, Sha256, Text, Texts, WholeNumber } from '../fields/index.js';
import { PROTECTIONS, type Protection } from '../protection.js';

/** Reliability of a source in the Admiralty grading; F says that it cannot be judged, not that it is the worst. */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Reliability = (typeof RELIABILITIES)[number];

/** A citation: which captured document says so, where in it, by whose relay, and how far it is to be trusted. */
export class SourceCitation {
  @Sha256({ about: 'SHA-256 of a captured document' })
  document!: string;

  @Text({ optional: true, max: 1000, about: 'Page, paragraph or short quote' })
  locator?: string;

  @Texts({ optional: true, about: 'Who reported it to whom, root first' })
  relay?: string[];

  @OneOf(RELIABILITIES, { about: 'Admiralty grading; F: cannot be judged' })
  reliability!: Reliability;

  @WholeNumber({ min: 1, max: 6, about: 'Admiralty grading; 6: cannot be judged' })
  credibility!: number;

  @OneOf(PROTECTIONS, { optional: true, about: 'When the source is to be kept closer than what it says' })
  protection?: Protection;
}

// F stands in the middle: what cannot be judged is weaker than a fair source and stronger than a bad one.
const RELIABILITY_ORDER = 'ABCFDE';
const CREDIBILITY_ORDER = [1, 2, 3, 6, 4, 5];

/** The rank of a grade, smaller is better: by reliability, then credibility. */
export function gradeRank({ reliability, credibility }: Pick<SourceCitation, 'reliability' | 'credibility'>): number {
  return RELIABILITY_ORDER.indexOf(reliability) * 6 + CREDIBILITY_ORDER.indexOf(credibility);
}

/** Whether a grade is C3 or better on both scales. */
export function isC3OrBetter({
  reliability,
  credibility,
}: Pick<SourceCitation, 'reliability' | 'credibility'>): boolean {
  return reliability <= 'C' && credibility <= 3;
}

/** Who first said so: the start of the relay, or the document itself. Accounts of one root are one source. */
export function rootOf({ relay, document }: Pick<SourceCitation, 'relay' | 'document'>): string {
  return relay?.[0]?.trim().toLowerCase() ?? document;
}
