import type { Fact } from '../../decider.js';
import { idOf } from '../../decider.js';
import type { PersonPlaced } from '../../casegroup/casegroup.js';
import { bounds } from '../../dates/index.js';
import { listFacts, type ExchangeListFact } from '../../exchangelist/facts.js';
import { mayRead, type Protection } from '../../protection.js';
import { wasKnown, type CaseRecord, type Perspective } from './case-record.js';

/** A group of co-defendants the person belongs to. */
export interface GroupMembership {
  readonly group: string;
  readonly role?: string;
  readonly from?: string;
  readonly until?: string;
}

/** Where the person stands on one exchange list. */
export interface ListEntry {
  readonly list: string;
  readonly profile: string;
  readonly namedOn: string;
  /** Named as urgent although incomplete. */
  readonly urgent?: boolean;
  readonly dropped?: string;
  /** The latest frozen version that has the person on it. */
  readonly version?: number;
  /** When that version was handed over. */
  readonly handedOverOn?: string;
  /** The last answer about the person, to whichever version. */
  readonly answer?: 'confirmed' | 'denied' | 'silent' | 'other';
  readonly answeredOn?: string;
}

/** The groups the person belongs to, each as it was last said. */
export function groupsOf({ id, groups }: CaseRecord, { on, known }: Perspective): GroupMembership[] {
  return groups.flatMap((facts) => {
    const placed = facts.filter((fact): fact is PersonPlaced => fact.type === 'PersonPlacedInGroup');
    const last = placed.findLast(
      (fact) => fact.data.casefile === id && wasKnown(fact, known) && hasBegun(fact.data.from, on),
    );
    if (last === undefined) return [];
    const { casefile: _, ...membership } = last.data;
    return [{ group: idOf(last.stream), ...membership }];
  });
}

export function listEntriesOf({ id, lists }: CaseRecord, { on, known, clearance }: Perspective): ListEntry[] {
  return lists.flatMap((facts) => {
    const entry = entryOf(
      id,
      facts.filter((fact) => wasKnown(fact, known)),
      clearance,
      on,
    );
    return entry === undefined ? [] : [entry];
  });
}

function entryOf(id: string, facts: readonly Fact[], clearance: Protection, on: string): ListEntry | undefined {
  let profile = '';
  let entry: ListEntry | undefined;
  for (const fact of listFacts(facts)) {
    if (fact.type === 'ExchangeListDrafted') {
      if (!mayRead(clearance, fact.data.protection)) return undefined;
      profile = fact.data.profile;
    } else entry = entryAfter(entry, fact, id, profile, on);
  }
  return entry;
}

function entryAfter(
  entry: ListEntry | undefined,
  fact: ExchangeListFact,
  id: string,
  profile: string,
  on: string,
): ListEntry | undefined {
  // Work on a list has no other day than that of its recording.
  const day = fact.recordedAt.toISOString().slice(0, 10);
  if (fact.type === 'NamedForExchange' && fact.data.casefile === id && day <= on) {
    // Whoever is named again was answered about all the same.
    const { dropped: _, ...before } = entry ?? {};
    return { ...before, list: idOf(fact.stream), profile, namedOn: day, urgent: fact.data.urgent === true };
  }
  if (entry === undefined) return undefined;
  if (fact.type === 'DroppedFromList' && fact.data.casefile === id && day <= on)
    return { ...entry, dropped: fact.data.reason };
  if (
    fact.type === 'ListFrozen' &&
    fact.data.entries.some(({ casefile }) => casefile === id) &&
    hasBegun(fact.data.on, on)
  ) {
    const { handedOverOn: _, ...before } = entry;
    return { ...before, version: fact.data.version };
  }
  if (fact.type === 'ListHandedOver' && fact.data.version === entry.version && hasBegun(fact.data.on, on))
    return { ...entry, handedOverOn: fact.data.on };
  if (fact.type === 'ExchangeAnswered' && fact.data.casefile === id && hasBegun(fact.data.on, on))
    return { ...entry, answer: fact.data.answer, answeredOn: fact.data.on };
  return entry;
}

function hasBegun(when: string | undefined, on: string): boolean {
  const earliest = when === undefined ? null : bounds(when).earliest;
  return earliest === null || earliest <= on;
}
