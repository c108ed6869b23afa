import { claimKindNamed, read, type ClaimData, type Protection, type SourceCitation } from '#record';

/** When and by whom a fact was recorded; what is left out follows from the order of the facts. */
export interface Stamp {
  readonly by?: string;
  /** A day or an instant. */
  readonly recordedAt?: string;
  readonly id?: string;
}

/** A fact that has no place in its stream yet. */
export interface Unstamped extends Stamp {
  readonly type: string;
  /** Given the id that the fact will have: an occurrence is named after the claim that opened it. */
  readonly data: (id: string) => object;
}

/** The person whom facts are about. */
export const CASEFILE = '00000000-0000-4000-8000-00000000cafe';

/** Such as "B2": reliability and credibility. */
type Grade = string;

interface ClaimOptions extends Stamp {
  /** The occurrence it is an account of: the id of the claim that opened it. */
  readonly occurrence?: string;
  readonly protection?: Protection;
  readonly sources?: readonly SourceCitation[];
  readonly whenAsWritten?: string;
  readonly inferred?: string;
}

/** A claim of a kind; own fields are read by the kind's own class, so that nothing impossible is on record. */
export function claim(kind: string, when: string | null, fields: object = {}, options: ClaimOptions = {}): Unstamped {
  const known = claimKindNamed(kind);
  if (known === undefined) throw new Error(`There is no kind of claim ${kind}.`);
  const { occurrence, protection, sources, whenAsWritten, inferred, ...stamp } = options;
  const own = { ...read(known.fields, fields) };
  return {
    ...stamp,
    type: kind,
    data: (id): ClaimData => ({
      occurrence: occurrence ?? id,
      when,
      ...(whenAsWritten === undefined ? {} : { whenAsWritten }),
      ...(inferred === undefined ? {} : { inferred }),
      sources: sources ?? [source()],
      protection: protection ?? known.protection,
      fields: own,
    }),
  };
}

/** A citation; one document per root unless it says which. */
export function source(grade: Grade = 'B2', root?: string, more: Partial<SourceCitation> = {}): SourceCitation {
  return {
    document: digest(root ?? 'document'),
    ...(root === undefined ? {} : { relay: [root] }),
    reliability: grade.charAt(0) as SourceCitation['reliability'],
    credibility: Number(grade.charAt(1)),
    ...more,
  };
}

/** Sixty-four hexadecimal digits that stand for a document; they are no real hash. */
export function digest(name: string): string {
  return Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64);
}

interface OpeningOptions extends Stamp {
  readonly protection?: Protection;
  readonly note?: string;
}

/** The opening of the casefile; `onRecord` opens one by itself when none is given. */
export function opened(name = 'Anna Example', options: OpeningOptions = {}): Unstamped {
  const { protection = 'public', note, ...stamp } = options;
  const data = { names: [{ text: name }], protection, ...(note === undefined ? {} : { note }) };
  return { ...stamp, type: 'CasefileOpened', data: () => data };
}

interface About extends Stamp {
  readonly reason?: string;
  readonly protection?: Protection;
}

function about(type: string, own: object, options: About): Unstamped {
  const { reason = 'for a reason', protection = 'public', ...stamp } = options;
  return { ...stamp, type, data: () => ({ ...own, reason, protection }) };
}

export function corrected(claimed: string, values: object, options: About = {}): Unstamped {
  return about('ClaimCorrected', { claim: claimed, values }, options);
}

export function retracted(claimed: string, options: About = {}): Unstamped {
  return about('ClaimRetracted', { claim: claimed }, options);
}

export function disputed(claimed: string, options: About = {}): Unstamped {
  return about('ClaimDisputed', { claim: claimed }, options);
}

export function matched(occurrence: string, claims: readonly string[], options: About = {}): Unstamped {
  return about('AccountsMatched', { occurrence, claims }, options);
}

export function separated(claimed: string, occurrence: string, options: About = {}): Unstamped {
  return about('AccountSeparated', { claim: claimed, occurrence }, options);
}

export function adjudicated(occurrence: string, prefer: string, options: About = {}): Unstamped {
  return about('OccurrenceAdjudicated', { occurrence, prefer }, options);
}

interface ReviewOptions extends Stamp {
  readonly findings?: 'agreed' | 'objections';
  readonly note?: string;
}

export function reviewed({ findings = 'agreed', note, ...stamp }: ReviewOptions = {}): Unstamped {
  const data = { findings, upTo: CASEFILE, ...(note === undefined ? {} : { note }) };
  return { by: 'reviewer', ...stamp, type: 'CasefileReviewed', data: () => data };
}

interface WaiverOptions extends Stamp {
  readonly profile?: string;
  readonly reason?: string;
}

export function waived(rule: string, until: string, options: WaiverOptions = {}): Unstamped {
  const { profile, reason = 'for a reason', ...stamp } = options;
  const data = { rule, reason, until, ...(profile === undefined ? {} : { profile }) };
  return { by: 'advocate', ...stamp, type: 'RuleWaived', data: () => data };
}

/** A fact of any other type, for streams that have no words here. */
export function fact(type: string, data: object, stamp: Stamp = {}): Unstamped {
  return { ...stamp, type, data: () => data };
}
