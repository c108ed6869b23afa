import { mayRead, rankOf, type Account, type Protection, type Reading } from '#record';
import { evaluate } from './evaluate.js';
import { namesMinor } from './minor.js';
import type { Profile } from './profile.js';
import { ruleNamed } from './rules/index.js';

/** For whose eyes something is made that leaves the record. */
export interface Audience {
  /** Nothing above this level is told. */
  readonly level: Protection;
  /** Whether the person's consent to share data with this recipient is on record, and fresh. */
  readonly consented: boolean;
  /** A copy for those who keep the record: it says so, and is not to be handed over. */
  readonly internal: boolean;
}

/** What may be handed over at most, whatever a recipient may see; and what needs no consent. */
const MOST_HANDED_OVER: Protection = 'team';
const WITHOUT_CONSENT: Protection = 'partners';

/**
 * Whether consent to share data with this recipient holds (rule CO-5), by a reading of everything on record: a withdrawal
 * that is closed to the recipient ends it all the same. A waiver of the rule is no consent.
 */
export function isSharingConsented(whole: Reading, profile: Profile): boolean {
  const { rules } = evaluate(whole, { ...profile, rules: ['CO-5'], blocking: {} });
  return rules.some(({ outcome }) => outcome === 'met');
}

/**
 * Whether consent held in the state of the record that is told, and nothing has ended it since; both are readings of everything
 * on record. That it has grown old since changes nothing of what was handed over then.
 */
export function isSharingStillConsented(
  before: Reading | undefined,
  now: Reading | undefined,
  profile: Profile,
): boolean {
  if (before === undefined || now === undefined) return false;
  const ageless = { ...profile, windows: { ...profile.windows, 'CO-5': null } };
  return isSharingConsented(before, profile) && isSharingConsented(now, ageless);
}

/** The recipient of a profile as an audience, of what somebody with this clearance hands them. */
export function recipientOf(profile: Profile, clearance: Protection, consented: boolean): Audience {
  const most = consented ? MOST_HANDED_OVER : WITHOUT_CONSENT;
  const level = [profile.clearance, clearance, most].toSorted((a, b) => rankOf(a) - rankOf(b))[0] ?? 'public';
  return { level, consented, internal: false };
}

/** Whom something is for that names no recipient: partners, who judge by no rules of ours. */
export const PARTNERS: Profile = {
  id: 'partners',
  version: 1,
  title: 'Partners',
  about: 'Nobody in particular: what partners may see, judged by no rules.',
  recipients: [],
  clearance: 'partners',
  rules: [],
  minimumGrade: 'C3',
  acceptsBesideCustody: [],
  marginDays: 0,
  namesNeeded: [],
};

/** Those who keep the record, as an audience. */
export function keepersUpTo(level: Protection): Audience {
  return { level, consented: true, internal: true };
}

/**
 * What of a reading at the audience's level is told to it: nothing that names a minor, and without consent nothing of a kind
 * that is closed by default (health, contacts, consents …), whatever level a single claim of it was given. Who is a minor is
 * looked for in readings of everything on record: it may be closed to the audience, or said later, that somebody is one.
 */
export function toldTo({ consented }: Audience, reading: Reading, ...wholes: readonly Reading[]): Reading {
  const accounts = [reading, ...wholes].flatMap(accountsIn);
  const minors = new Set(accounts.filter(namesMinor).map(({ claim }) => claim));
  const isTold = ({ claim }: Account) => !minors.has(claim);
  const occurrences = reading.occurrences
    .filter(({ kind, account }) => (consented || mayRead(WITHOUT_CONSENT, kind.protection)) && isTold(account))
    .map((occurrence) =>
      occurrence.others.every(isTold) ? occurrence : { ...occurrence, others: occurrence.others.filter(isTold) },
    );
  const claims = new Set(accountsIn({ occurrences }).map(({ claim }) => claim));
  return {
    ...reading,
    occurrences,
    withdrawn: [],
    checks: reading.checks.filter((check) => check.claims.every((claim) => claims.has(claim))),
  };
}

function accountsIn({ occurrences, withdrawn = [] }: Pick<Reading, 'occurrences'> & Partial<Reading>): Account[] {
  return [...occurrences.flatMap(({ account, others }) => [account, ...others]), ...withdrawn];
}

/** Who else goes by one of the names is told of other people's casefiles: it leaves in no package. */
const OF_NAMESAKES = 'ID-6';

/** The profile with those of its rules alone that an audience can judge by: the others rest on what it is not told. */
export function judgedBy({ level, consented, internal }: Audience, profile: Profile): Profile {
  const rules = profile.rules.filter((id) => {
    if (id === OF_NAMESAKES && !internal) return false;
    const { evidence = 'public' } = ruleNamed(id) ?? {};
    return mayRead(level, evidence) && (consented || mayRead(WITHOUT_CONSENT, evidence));
  });
  return { ...profile, rules };
}
