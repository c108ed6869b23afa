import { lineOf, type Account, type Occurrence, type Reading, type Word } from '#record';
import type { Told } from './dossier.js';
import { datesOf, type Dates } from './figure.js';
import { fieldsTold } from './fields-told.js';
import { Saying, worded } from './saying.js';
import type { CitationTold, Sources } from './sources.js';

/** What somebody said about a claim, and when; never who. */
export interface MarkTold {
  readonly at: string;
  readonly reason: string;
}

/** One account of what happened. */
export interface AccountTold extends Told, Dates {
  readonly claim: string;
  readonly citations: readonly CitationTold[];
  readonly recordedAt: string;
  /** The date it had before is told where the correction changed it. */
  readonly corrections: readonly (MarkTold & { readonly changed: readonly string[]; readonly was?: string | null })[];
  readonly disputes: readonly (MarkTold & {
    readonly answered: boolean;
    readonly citations: readonly CitationTold[];
  })[];
  readonly retraction?: MarkTold;
}

/** Something that happened, under its number in the chronology: the account chosen for it, why, and the others. */
export interface Chronicle {
  readonly entry: number;
  readonly occurrence: string;
  readonly kind: string;
  readonly account: AccountTold;
  readonly chosenBy: string;
  readonly because: Word;
  readonly others: readonly (AccountTold & { readonly notChosen: Word })[];
  /** What its accounts contradict each other on. */
  readonly conflict: readonly string[];
}

/** Everything that happened, in order. */
export function chronologyOf({ occurrences }: Pick<Reading, 'occurrences'>, sources: Sources): Chronicle[] {
  return occurrences.map((occurrence, at) => {
    const { id, kind, account, chosenBy, others, conflict } = occurrence;
    const because = whyChosen(occurrence);
    return {
      entry: at + 1,
      occurrence: id,
      kind: kind.name,
      account: accountTold(account, occurrence, sources),
      chosenBy,
      because,
      others: others.map((other) => ({
        ...accountTold(other, occurrence, sources),
        notChosen: whyNot(other, because),
      })),
      conflict,
    };
  });
}

/** An adjudication is told by its reason: who gave it is nobody's business outside. */
function whyChosen({ chosenBy, because, adjudication }: Occurrence): Word {
  if (chosenBy !== 'adjudicated') return because;
  return worded(({ preferred }) => preferred(adjudication?.reason ?? ''));
}

function whyNot({ retraction, disputes }: Account, because: Word): Word {
  if (retraction !== undefined) return worded(({ notChosen }) => notChosen.retracted);
  if (disputes.some(({ answered }) => !answered)) return worded(({ notChosen }) => notChosen.disputed);
  return worded(({ notChosen }, language) =>
    notChosen.other(typeof because === 'object' ? because.in(language) : String(because)),
  );
}

function accountTold(account: Account, { kind }: Occurrence, sources: Sources): AccountTold {
  const { claim, fields, recordedAt, corrections, disputes, retraction } = account;
  return {
    claim,
    kind: kind.name,
    ...datesOf(account),
    line: new Saying((language) => lineOf(kind, fields, language)),
    fields: fieldsTold(fields, (document) => sources.isNamed(document)),
    citations: sources.cite(account.sources),
    recordedAt,
    corrections: corrections.map(({ at, reason, values, was }) => ({
      at,
      reason,
      changed: changedBy(values),
      ...(values.when === undefined || was.when === undefined ? {} : { was: was.when }),
    })),
    disputes: disputes.map(({ at, reason, answered, sources: cited = [] }) => ({
      at,
      reason,
      answered,
      citations: sources.cite(cited),
    })),
    ...(retraction === undefined ? {} : { retraction: { at: retraction.at, reason: retraction.reason } }),
  };
}

/** Names of what was corrected. Who may see a claim is the affair of those who keep it. */
function changedBy({ fields = {}, protection: _, ...common }: Account['corrections'][number]['values']): string[] {
  return [...Object.keys(common), ...Object.keys(fields)];
}
