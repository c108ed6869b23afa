import type { RecordedEvent } from '#event-store';
import {
  asFact,
  levelsOf,
  mayRead,
  streamCategoryOf,
  strictest,
  visibleFields,
  visibleSources,
  type CitationLevels,
  type Fact,
  type Protection,
  type SourceCitation,
} from '#record';
import type { Desk } from '../desk.js';

/** An event as recorded, cut to what the reader may see. */
export interface EventAnswer {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly type: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly data: object;
  readonly sources: readonly SourceCitation[];
}

/** The levels that hold now in one stream, of its facts and of citations that were closed later. */
interface StreamLevels {
  readonly of: (fact: Fact) => Protection;
  readonly citations?: ReadonlyMap<string, CitationLevels>;
}

interface Values {
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly sources?: readonly SourceCitation[];
}

interface Cuttable {
  readonly sources?: readonly SourceCitation[];
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly values?: Values;
  readonly note?: string;
  readonly casefile?: string;
  readonly claim?: string;
  /** Of a frozen list. */
  readonly entries?: readonly { readonly casefile: string }[];
}

/** Cuts events to a reader's clearance, by the levels that hold now. */
export class Cut {
  private readonly streams = new Map<string, StreamLevels>();

  constructor(
    private readonly desk: Desk,
    private readonly clearance: Protection,
  ) {}

  /** The event as far as the reader may see it; undefined when they may not see it at all. */
  async answer(event: RecordedEvent): Promise<EventAnswer | undefined> {
    const fact = asFact(event);
    const levels = await this.levelsIn(fact.stream);
    const data = fact.data as Cuttable;
    // What is recorded elsewhere about a person is at least as closed as their casefile.
    const floor = data.casefile === undefined ? 'public' : await this.floorOf(data.casefile);
    if (!mayRead(this.clearance, strictest(levels.of(fact), floor))) return undefined;
    const { id, stream, revision, position, type, recordedAt, recordedBy } = fact;
    const stamp = { id, stream, revision, position, type, recordedAt: recordedAt.toISOString(), recordedBy };
    const { sources = [], ...rest } = await this.cut(fact, data, levels.citations?.get(data.claim ?? id));
    return { ...stamp, data: rest, sources };
  }

  private async cut({ type }: Fact, data: Cuttable, stated: CitationLevels | undefined): Promise<Cuttable> {
    const { clearance } = this;
    const { sources, fields, values, note, entries, ...rest } = data;
    return {
      ...rest,
      ...(sources === undefined ? {} : { sources: visibleSources(sources, clearance, stated) }),
      ...(fields === undefined ? {} : { fields: visibleFields(type, fields, clearance) }),
      ...(values === undefined ? {} : { values: this.cutValues(values, stated) }),
      ...(note === undefined || !mayRead(clearance, 'team') ? {} : { note }),
      ...(entries === undefined ? {} : { entries: await this.openEntries(entries) }),
    };
  }

  /** The kind of a corrected claim stands in another event: own fields are only shown to those who may read all of them. */
  private cutValues({ fields, sources, ...rest }: Values, stated: CitationLevels | undefined): Values {
    return {
      ...rest,
      ...(sources === undefined ? {} : { sources: visibleSources(sources, this.clearance, stated) }),
      ...(fields === undefined || !mayRead(this.clearance, 'sealed') ? {} : { fields }),
    };
  }

  private async openEntries<E extends { readonly casefile: string }>(entries: readonly E[]): Promise<readonly E[]> {
    const levels = await Promise.all(entries.map(({ casefile }) => this.floorOf(casefile)));
    return entries.filter((_, at) => mayRead(this.clearance, levels[at] ?? 'sealed'));
  }

  private async levelsIn(stream: string): Promise<StreamLevels> {
    const known = this.streams.get(stream);
    if (known !== undefined) return known;
    const facts = (await this.desk.store.readStream(stream)).map(asFact);
    const levels = levelsByCategory(streamCategoryOf(stream), facts);
    this.streams.set(stream, levels);
    return levels;
  }

  private async floorOf(casefile: string): Promise<Protection> {
    const [opened] = await this.desk.store.readStream(`casefile-${casefile}`, { limit: 1 });
    return opened === undefined ? 'sealed' : protectionIn(asFact(opened));
  }
}

/** Streams other than casefiles are kept at the level that their opening names, and are public where it names none. */
function levelsByCategory(category: string, facts: readonly Fact[]): StreamLevels {
  if (category === 'casefile') {
    const levels = levelsOf(facts);
    return { of: levels, citations: levels.citations };
  }
  // A document is as closed as its last capture says, in every earlier state of the record too.
  const deciding = category === 'document' ? facts.at(-1) : facts[0];
  const floor = deciding === undefined ? 'sealed' : protectionIn(deciding);
  return { of: (fact) => strictest(floor, protectionIn(fact)) };
}

function protectionIn({ data }: Fact): Protection {
  return (data as { protection?: Protection }).protection ?? 'public';
}
