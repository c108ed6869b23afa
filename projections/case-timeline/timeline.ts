import { bounds, type Account, type Occurrence, type Reading } from '#record';

/** A claim as the timeline shows it. */
export type AccountShown = Pick<
  Account,
  'claim' | 'when' | 'fields' | 'sources' | 'recordedAt' | 'recordedBy' | 'protection'
> & {
  readonly whenAsWritten?: string;
  readonly inferred?: string;
  readonly retraction?: Account['retraction'];
  /** Where its provenance is: who recorded it, its place in the log, the proof. */
  readonly event: string;
};

/** One occurrence: its chosen account and why, the accounts not chosen, and everything said about them. */
export interface TimelineItem {
  readonly occurrence: string;
  readonly kind: string;
  readonly group: string;
  readonly when: string | null;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly title: string;
  readonly account: AccountShown;
  readonly chosenBy: Occurrence['chosenBy'];
  readonly because: string;
  readonly conflict: readonly string[];
  readonly others: readonly AccountShown[];
  readonly adjudication?: Occurrence['adjudication'];
  readonly disputes: readonly (Account['disputes'][number] & { readonly claim: string })[];
  readonly corrections: readonly (Account['corrections'][number] & { readonly claim: string })[];
}

/** What a reading puts on the timeline: whose it is, the items in order, and what was taken back. */
export interface TimelinePage {
  readonly name: string;
  readonly items: readonly TimelineItem[];
  readonly withdrawn: readonly AccountShown[];
}

/** The page that a reading gives. */
export function timelinePageOf(reading: Reading): TimelinePage {
  return { name: reading.names[0]?.text ?? '', items: timelineIn(reading), withdrawn: reading.withdrawn.map(shown) };
}

/** What happened, in order. */
function timelineIn({ occurrences }: Pick<Reading, 'occurrences'>): TimelineItem[] {
  return occurrences.map((occurrence) => {
    const { id, kind, account, chosenBy, because, conflict, others, adjudication } = occurrence;
    const all = [account, ...others];
    return {
      occurrence: id,
      kind: kind.name,
      group: kind.group,
      when: account.when,
      ...bounds(account.when),
      title: kind.says(account.fields),
      account: shown(account),
      chosenBy,
      because: because.toString(),
      conflict,
      others: others.map(shown),
      ...(adjudication === undefined ? {} : { adjudication }),
      disputes: all.flatMap(({ claim, disputes }) => disputes.map((dispute) => ({ claim, ...dispute }))),
      corrections: all.flatMap(({ claim, corrections }) => corrections.map((correction) => ({ claim, ...correction }))),
    };
  });
}

/** An account without what the item says of it elsewhere. */
function shown(account: Account): AccountShown {
  const { claim, when, whenAsWritten, inferred, fields, sources, recordedAt, recordedBy, protection, retraction } =
    account;
  return {
    claim,
    when,
    ...(whenAsWritten === undefined ? {} : { whenAsWritten }),
    ...(inferred === undefined ? {} : { inferred }),
    fields,
    sources,
    recordedAt,
    recordedBy,
    protection,
    ...(retraction === undefined ? {} : { retraction }),
    event: `/api/events/${claim}`,
  };
}
