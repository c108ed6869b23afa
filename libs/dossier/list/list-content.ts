import { titleOf } from '#readiness';
import { rankOf, wordOf, type Protection } from '#record';
import { inEach } from '../person/saying.js';
import { definitionsOf, type Definitions } from './definitions.js';
import type { ListFrozenTold, PersonFrozen } from './frozen.js';
import type { InEach, ListedErased, ListedPerson } from './listed-person.js';
import { personOf } from './person-of.js';
import { LIST_WORDS } from './words/index.js';

/** A frozen list as it is handed over, whatever it is written to. The same frozen version gives the same content. */
export interface ListContent {
  readonly list: {
    readonly id: string;
    readonly version: number;
    readonly title?: string;
    readonly recipient?: string;
    readonly on: string;
    readonly frozenAt: string;
    readonly position: string;
    readonly checksum: string;
    /** Nothing in here is kept closer. */
    readonly toldUpTo: Protection;
  };
  readonly profile: {
    readonly id: string;
    readonly version: number;
    readonly title: InEach;
    readonly minimumGrade: string;
  };
  /** What is not in it, and why: nobody should take silence for "there is nothing". */
  readonly leftOut: readonly InEach[];
  readonly definitions: Definitions;
  readonly entries: readonly (ListedPerson | ListedErased)[];
}

/** Entries that are closed to the recipient: without them the list would not be the one that was frozen, so none is made. */
export class ClosedEntries extends Error {
  override readonly name = 'ClosedEntries';

  constructor(
    readonly count: number,
    readonly of: number,
  ) {
    super(`${count} of ${of} entries are closed to the recipient of the list.`);
  }
}

/** What a frozen list says to its recipient. @throws ClosedEntries */
export function listContent(frozen: ListFrozenTold): ListContent {
  const { profile, entries } = frozen;
  const withheld = entries.filter((entry) => 'withheld' in entry);
  const closed = withheld.filter((entry) => entry.withheld === 'closed').length;
  if (closed > 0) throw new ClosedEntries(closed, entries.length);
  const toldUpTo = highestOf(entries.filter((entry): entry is PersonFrozen => !('withheld' in entry)));
  return {
    list: {
      id: frozen.list,
      version: frozen.version,
      ...(frozen.title === undefined ? {} : { title: frozen.title }),
      ...(frozen.recipient === undefined ? {} : { recipient: frozen.recipient }),
      on: frozen.on,
      frozenAt: frozen.frozenAt,
      position: frozen.position,
      checksum: frozen.checksum,
      toldUpTo,
    },
    profile: {
      id: profile.id,
      version: profile.version,
      title: inEach((language) => titleOf(profile, language)),
      minimumGrade: profile.minimumGrade,
    },
    leftOut: leftOutOf(frozen, toldUpTo, withheld.length),
    definitions: definitionsOf(profile),
    entries: entries.map((entry, at) =>
      'withheld' in entry ? { number: at + 1, withheld: 'erased' } : personOf(at + 1, entry, profile),
    ),
  };
}

function highestOf(told: readonly PersonFrozen[]): Protection {
  const levels = told.map(({ audience }) => audience.level);
  return levels.toSorted((a, b) => rankOf(b) - rankOf(a))[0] ?? 'public';
}

function leftOutOf({ position }: ListFrozenTold, toldUpTo: Protection, erased: number): InEach[] {
  const { en, uk } = inEach((language) => {
    const { above, consent, minors, keepers, order, rules, since, erased: gone } = LIST_WORDS[language].notTold;
    const always = [above(wordOf(toldUpTo).in(language)), consent, minors, keepers, order, rules, since(position)];
    return erased === 0 ? always : [...always, gone(erased)];
  });
  return en.map((text, at) => ({ en: text, uk: uk[at] ?? text }));
}
