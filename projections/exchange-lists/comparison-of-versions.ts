import type { FrozenEntry } from '#record';
import { PRINTED_FIELDS, type PrintedFacts, type PrintedField } from './comparison-facts.js';
import type { ListState } from './exchange-lists.js';

type Frozen = Omit<FrozenEntry, 'casefile'>;

/** A person of a frozen version: the readiness that was fixed, and what the list would print of them. */
export interface Listed {
  readonly casefile: string;
  readonly name: string;
  readonly readiness: Frozen;
  readonly printed: PrintedFacts;
}

type Drop = ListState['dropped'][number];

/** One thing that is printed otherwise than before, with the claims that the one and the other rest on. */
export interface FactChanged {
  readonly field: PrintedField;
  readonly from: string | null;
  readonly to: string | null;
  readonly claims: readonly string[];
}

type Named = Pick<Listed, 'casefile' | 'name'>;

/** What one version of a list has otherwise than an earlier one. Nobody is ranked: people stand in the order of naming. */
export interface Differences {
  readonly added: readonly (Named & Pick<Listed, 'readiness'>)[];
  readonly dropped: readonly (Named & Partial<Pick<Drop, 'reason' | 'text' | 'at'>>)[];
  readonly changed: readonly (Named & {
    readonly readiness: { readonly from: Frozen; readonly to: Frozen };
    readonly facts: readonly FactChanged[];
  })[];
  /** How many stand on both and read alike. */
  readonly unchanged: number;
}

/** Compares two versions; `drops` are those between the two freezes, oldest first. */
export function compareVersions(from: readonly Listed[], to: readonly Listed[], drops: readonly Drop[]): Differences {
  const before = new Map(from.map((listed) => [listed.casefile, listed]));
  const after = new Set(to.map(({ casefile }) => casefile));
  const onBoth = to.flatMap((listed) => {
    const was = before.get(listed.casefile);
    return was === undefined ? [] : [{ was, is: listed, facts: factsChanged(was.printed, listed.printed) }];
  });
  const changed = onBoth.filter(({ was, is, facts }) => facts.length > 0 || !isAlike(was.readiness, is.readiness));
  return {
    added: to
      .filter(({ casefile }) => !before.has(casefile))
      .map(({ casefile, name, readiness }) => ({ casefile, name, readiness })),
    dropped: from
      .filter(({ casefile }) => !after.has(casefile))
      .map(({ casefile, name }) => ({ casefile, name, ...whyDropped(casefile, drops) })),
    changed: changed.map(({ was, is, facts }) => ({
      casefile: is.casefile,
      name: is.name,
      readiness: { from: was.readiness, to: is.readiness },
      facts,
    })),
    unchanged: onBoth.length - changed.length,
  };
}

/** Somebody may be dropped, named again and dropped again: the last time is why they are not there. */
function whyDropped(casefile: string, drops: readonly Drop[]): Partial<Pick<Drop, 'reason' | 'text' | 'at'>> {
  const last = drops.findLast((drop) => drop.casefile === casefile);
  if (last === undefined) return {};
  const { reason, text, at } = last;
  return { reason, ...(text === undefined ? {} : { text }), at };
}

function factsChanged(before: PrintedFacts, after: PrintedFacts): FactChanged[] {
  return PRINTED_FIELDS.flatMap((field) => {
    const [was, is] = [before[field], after[field]];
    if (was.value === is.value) return [];
    return [{ field, from: was.value, to: is.value, claims: [...new Set([...was.claims, ...is.claims])] }];
  });
}

function isAlike(was: Frozen, is: Frozen): boolean {
  return was.ready === is.ready && sameRules(was.blocking, is.blocking) && sameRules(was.advisory, is.advisory);
}

function sameRules(one: readonly string[], other: readonly string[]): boolean {
  return one.toSorted().join(' ') === other.toSorted().join(' ');
}
