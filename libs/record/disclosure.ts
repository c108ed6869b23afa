import { categoryOf, type NewFact } from './decider.js';
import type { SourceCitation } from './values/source.js';
import { claimKindNamed } from './casefile/claims/index.js';

/** What the log says of every claim: of which kind it is, is as personal as what it says. */
export const CLAIM_RECORDED = 'ClaimRecorded';

/** A share of a fact's data that is about one subject, and is erased with it. */
export interface Share {
  /** Whose key it is sealed under; the first share of a fact is about the subject of its own stream. */
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** How a fact is parted: what anyone may know of it, for ever, and whose all the rest is. */
export interface Disclosure {
  /** The type as anyone may know it. */
  readonly type: string;
  readonly published: Readonly<Record<string, unknown>>;
  /** SHA-256 of the public documents that a public fact cites. */
  readonly sources: readonly string[];
  /** The fact that it corrects. */
  readonly corrects?: string;
  /** Whether the name of its stream says more than that it is a stream: it holds the hash of a document, or names a recipient. */
  readonly hidesStream: boolean;
  readonly shares: readonly Share[];
}

/**
 * Fields that say nothing about a person, by the type of their fact. Whatever is not named here is personal and sealed;
 * and a fact that is not public publishes none.
 */
const PUBLISHED: ReadonlyMap<string, readonly string[]> = new Map([
  ['CampaignLaunched', ['names', 'parent', 'invites', 'languages', 'launchedOn']],
  ['TermsPublished', ['version', 'publishedOn', 'terms']],
  ['DocumentCaptured', ['sha256', 'mediaType', 'size']],
  ['PatronagePledged', ['campaign', 'termsVersion']],
  ['PersonalDataErased', ['basis', 'count']],
]);

/** Facts without a level of their own that anyone may know: they tell of no person. */
const OF_NOBODY: ReadonlySet<string> = new Set(['CampaignLaunched', 'TermsPublished', 'PersonalDataErased']);

/** Streams that are named after what they are about. */
const TELLING_NAMES: ReadonlySet<string> = new Set(['document', 'profile']);

/** More than this is sealed, in characters of three bytes: an entry of the log takes 65,535 bytes, with digests and sources. */
const MOST_PUBLISHED = 16_000;

/** What a pledge's facts say of the ward; all else in them is about the patron. */
const OF_THE_WARD = ['occasion', 'text', 'whenAsWritten', 'inferred', 'sources', 'reference'];

/** Parts a fact that is about to be recorded in a stream. */
export function disclosureOf(stream: string, { type, data }: NewFact): Disclosure {
  const whole = data as Readonly<Record<string, unknown>>;
  const isPublic = whole['protection'] === 'public' || OF_NOBODY.has(type);
  const published = isPublic ? publishedOf(type, whole) : {};
  const rest = without(whole, Object.keys(published));
  const corrected = type === 'ClaimCorrected' ? whole['claim'] : undefined;
  return {
    type: claimKindNamed(type) === undefined ? type : CLAIM_RECORDED,
    published,
    sources: isPublic ? publicSources(whole['sources']) : [],
    ...(typeof corrected === 'string' ? { corrects: corrected } : {}),
    hidesStream: TELLING_NAMES.has(categoryOf(stream)),
    shares: sharesOf(stream, type, rest).filter(({ data: share }, at) => at === 0 || Object.keys(share).length > 0),
  };
}

/** The data of a fact from its shares; one that was erased is undefined, and only the first cannot be done without. */
export function rejoined(
  type: string,
  published: Disclosure['published'],
  [own, ...others]: readonly (Share['data'] | undefined)[],
): Readonly<Record<string, unknown>> {
  const standing = others.filter((share) => share !== undefined);
  if (type === 'ListFrozen') {
    const erased = others.length - standing.length;
    const entries = standing.flatMap((share) => share['entries']);
    return { ...published, ...own, entries, ...(erased === 0 ? {} : { erased }) };
  }
  // What a pledge cites is of the ward; no reader of a pledge can do without a list of it.
  const ofWard = standing.length < others.length ? [{ sources: [] }] : standing;
  return Object.assign({ ...published, ...own }, ...ofWard) as Record<string, unknown>;
}

function sharesOf(stream: string, type: string, data: Share['data']): Share[] {
  const { casefile } = data;
  const ward = typeof casefile === 'string' ? `casefile-${casefile}` : undefined;
  switch (categoryOf(stream)) {
    case 'pledge':
      return ward === undefined
        ? [{ subject: stream, data }]
        : [
            { subject: stream, data: without(data, OF_THE_WARD) },
            { subject: ward, data: only(data, OF_THE_WARD) },
          ];
    case 'casegroup':
    case 'exchangelist':
      // That a person stands on a list or in a group is theirs; so is what is said of them there.
      if (ward !== undefined) return [{ subject: ward, data }];
      return type === 'ListFrozen' ? frozenShares(stream, data) : [{ subject: stream, data }];
    case 'casefile':
      // What a tombstone covers must outlive the key of the person.
      return [{ subject: type === 'PersonalDataErased' ? `erasure-${stream}` : stream, data }];
    default:
      return [{ subject: stream, data }];
  }
}

function frozenShares(stream: string, { entries, ...list }: Share['data']): Share[] {
  const people = entries as readonly { readonly casefile: string }[];
  return [
    { subject: stream, data: list },
    // As a list of one it is disclosed by one digest: a thousand people fit into one entry of the log.
    ...people.map((entry) => ({ subject: `casefile-${entry.casefile}`, data: { entries: [entry] } })),
  ];
}

function publishedOf(type: string, data: Share['data']): Share['data'] {
  const published = only(data, PUBLISHED.get(type) ?? []);
  return JSON.stringify(published).length > MOST_PUBLISHED ? {} : published;
}

/** Citations at a level of their own are at least as closed as it says, and those of closed documents carry that level. */
function publicSources(sources: unknown): string[] {
  if (!Array.isArray(sources)) return [];
  const open = (sources as SourceCitation[]).filter(({ protection = 'public' }) => protection === 'public');
  return [...new Set(open.map(({ document }) => document))].toSorted();
}

function only(data: Share['data'], names: readonly string[]): Share['data'] {
  return Object.fromEntries(Object.entries(data).filter(([name]) => names.includes(name)));
}

function without(data: Share['data'], names: readonly string[]): Share['data'] {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)));
}
