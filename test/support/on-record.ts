import {
  claimKindNamed,
  read,
  type CaseRecord,
  type ClaimData,
  type Fact,
  type Protection,
  type SourceCitation,
} from '#record';

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

/** Something of another stream that a case record takes in. */
export type Elsewhere =
  | { readonly lists: readonly Unstamped[] }
  | { readonly groups: readonly Unstamped[] }
  | { readonly pledges: readonly Unstamped[] }
  | { readonly namesake: string; readonly protection: Protection };

/** What a case record is made of. */
export type OnRecord = Unstamped | Elsewhere;

export const CASEFILE = '00000000-0000-4000-8000-00000000cafe';
const MONITOR = 'monitor';
const FIRST_RECORDED = Date.parse('2026-08-31T09:00:00Z');

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

interface ListOptions {
  readonly handedOverOn?: string;
  readonly answer?: string;
  readonly answeredOn?: string;
  readonly urgent?: boolean;
  readonly protection?: Protection;
}

/** A frozen exchange list that names the person. */
export function listed(profile: string, options: ListOptions = {}): Elsewhere {
  const { handedOverOn, answer, answeredOn, urgent, protection = 'team' } = options;
  const casefile = CASEFILE;
  const entries = [{ casefile, ready: true, blocking: [], advisory: [] }];
  return {
    lists: [
      fact('ExchangeListDrafted', { profile, protection }),
      fact('NamedForExchange', { casefile, ...(urgent === undefined ? {} : { urgent }) }),
      fact('ListFrozen', {
        version: 1,
        entries,
        profile: { id: profile, version: 1 },
        on: '2026-01-01',
        position: '',
        checksum: '',
      }),
      ...(handedOverOn === undefined ? [] : [fact('ListHandedOver', { version: 1, to: profile, on: handedOverOn })]),
      ...(answer === undefined
        ? []
        : [fact('ExchangeAnswered', { version: 1, casefile, answer, on: answeredOn, sources: [] })]),
    ],
  };
}

/** A group of co-defendants in which the person was placed. */
export function grouped(
  placed: { readonly role?: string; readonly from?: string; readonly until?: string } = {},
): Elsewhere {
  const names = [{ text: 'Example case' }];
  return {
    groups: [fact('CasegroupOpened', { names }), fact('PersonPlacedInGroup', { casefile: CASEFILE, ...placed })],
  };
}

/** Another casefile that goes by one of the person's names. */
export function namesake(casefile: string, protection: Protection = 'public'): Elsewhere {
  return { namesake: casefile, protection };
}

/** All that is on record about one person, in the order given: recorded a minute apart unless it says otherwise. */
export function onRecord(...events: readonly OnRecord[]): CaseRecord {
  const first = events.find((event) => 'type' in event);
  const whole = first?.type === 'CasefileOpened' ? events : [opened(), ...events];
  const facts: Fact[] = [];
  const [pledges, lists, groups]: [Fact[][], Fact[][], Fact[][]] = [[], [], []];
  const namesakes: { casefile: string; protection: Protection }[] = [];
  let count = 0;
  const stamped = (stream: string, event: Unstamped, revision: number): Fact =>
    inPlace(stream, event, revision, ++count);
  const streamOf = (category: string, all: Fact[][], stream: readonly Unstamped[]) =>
    all.push(stream.map((event, revision) => stamped(`${category}-${uuid(1000 + all.length)}`, event, revision)));
  for (const event of whole) {
    if ('type' in event) facts.push(stamped(`casefile-${CASEFILE}`, event, facts.length));
    else if ('namesake' in event) namesakes.push({ casefile: event.namesake, protection: event.protection });
    else if ('lists' in event) streamOf('exchangelist', lists, event.lists);
    else if ('groups' in event) streamOf('casegroup', groups, event.groups);
    else streamOf('pledge', pledges, event.pledges);
  }
  return { id: CASEFILE, facts, pledges, lists, groups, namesakes };
}

/** The facts of one stream. */
export function inStream(stream: string, ...events: readonly Unstamped[]): Fact[] {
  return events.map((event, revision) => inPlace(stream, event, revision, revision + 1));
}

function inPlace(stream: string, { type, data, by, recordedAt, id }: Unstamped, revision: number, count: number): Fact {
  const named = id ?? uuid(count);
  return {
    id: named,
    stream,
    type,
    data: data(named),
    revision,
    position: String(count).padStart(12, '0'),
    recordedAt: recordedAt === undefined ? new Date(FIRST_RECORDED + count * 60_000) : new Date(recordedAt),
    recordedBy: by ?? MONITOR,
  };
}

/** The nth id; facts without one of their own have that of their place in the record, counted from 1. */
export function uuid(count: number): string {
  return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
}
