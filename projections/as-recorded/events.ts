import type { Position, RecordedEvent } from '#event-store';
import {
  asFact,
  Id,
  levelsOf,
  mayRead,
  streamCategoryOf,
  strictest,
  Text,
  visibleFields,
  visibleSources,
  type Fact,
  type Protection,
  type SourceCitation,
} from '#record';
import { NotOnRecord, type Desk } from '../desk.js';
import { PagedQuestion, perspectiveOf, positionOf, Question, wasHeld, type Page } from '../question.js';

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

/** The log as recorded, in its order. */
export class Events extends PagedQuestion<EventAnswer> {
  @Text({ optional: true, max: 64, about: 'A position: events recorded after it' })
  after?: string;

  @Text({ optional: true, max: 100, about: 'One stream only, such as casefile-<id>' })
  stream?: string;

  async answer(desk: Desk): Promise<Page<EventAnswer>> {
    const cut = new Cut(desk, this.clearance);
    const isHeld = heldBy(this, desk);
    const items: EventAnswer[] = [];
    const from = this.cursor === undefined ? positionIn(this.after, 'after') : positionIn(this.cursor, 'cursor');
    for await (const event of this.events(desk, from)) {
      if (!isHeld(event)) break;
      const answer = await cut.answer(event);
      if (answer === undefined) continue;
      if (items.length === this.size) return { items, next: items.at(-1)?.position ?? null, position: desk.position };
      items.push(answer);
    }
    return { items, next: null, position: desk.position };
  }

  private async *events(desk: Desk, after: string): AsyncIterable<RecordedEvent> {
    if (this.stream === undefined) yield* desk.store.readAll(after === '' ? {} : { after: after as Position });
    else yield* (await desk.store.readStream(this.stream)).filter(({ position }) => position > after);
  }
}

/** One event as recorded. */
export class EventAsRecorded extends Question<EventAnswer> {
  @Id()
  event!: string;

  async answer(desk: Desk): Promise<EventAnswer> {
    const event = await desk.store.readEvent(this.event);
    const answer =
      event === undefined || !heldBy(this, desk)(event) ? undefined : await new Cut(desk, this.clearance).answer(event);
    if (answer === undefined) throw new NotOnRecord('event');
    return answer;
  }
}

/** Whether an event is looked at: the log itself is read to its end, unless an earlier state of it is asked for. */
function heldBy(question: Question<unknown>, desk: Desk): (event: RecordedEvent) => boolean {
  return question.known === undefined ? () => true : wasHeld(perspectiveOf(question, desk));
}

function positionIn(text: string | undefined, field: string): string {
  return text === undefined ? '' : positionOf(text, field);
}

/** Cuts events to a reader's clearance, by the levels that hold now. */
class Cut {
  private readonly levels = new Map<string, (fact: Fact) => Protection>();

  constructor(
    private readonly desk: Desk,
    private readonly clearance: Protection,
  ) {}

  async answer(event: RecordedEvent): Promise<EventAnswer | undefined> {
    const fact = asFact(event);
    if (!mayRead(this.clearance, (await this.levelsFor(fact))(fact))) return undefined;
    const { id, stream, revision, position, type, recordedAt, recordedBy } = fact;
    const { sources, ...data } = cutData(fact, this.clearance);
    return {
      id,
      stream,
      revision,
      position,
      type,
      recordedAt: recordedAt.toISOString(),
      recordedBy,
      data,
      sources: sources ?? [],
    };
  }

  private async levelsFor({ stream, data }: Fact): Promise<(fact: Fact) => Protection> {
    const { casefile } = data as { casefile?: unknown };
    const own = await this.levelsOfStream(stream);
    if (typeof casefile !== 'string') return own;
    // What is recorded elsewhere about a person is at least as closed as their casefile.
    const floor = await this.floorOf(casefile);
    return (fact) => strictest(own(fact), floor);
  }

  private async levelsOfStream(stream: string): Promise<(fact: Fact) => Protection> {
    const known = this.levels.get(stream);
    if (known !== undefined) return known;
    const facts = (await this.desk.store.readStream(stream)).map(asFact);
    const levels = levelsByCategory(streamCategoryOf(stream), facts);
    this.levels.set(stream, levels);
    return levels;
  }

  private async floorOf(casefile: string): Promise<Protection> {
    const [opened] = await this.desk.store.readStream(`casefile-${casefile}`, { limit: 1 });
    return opened === undefined ? 'sealed' : protectionIn(asFact(opened));
  }
}

/** Streams other than casefiles are kept at the level that their opening names, and are public where it names none. */
function levelsByCategory(category: string, facts: readonly Fact[]): (fact: Fact) => Protection {
  if (category === 'casefile') return levelsOf(facts);
  // A document is as closed as its last capture says, in every earlier state of the record too.
  const deciding = category === 'document' ? facts.at(-1) : facts[0];
  const floor = deciding === undefined ? 'sealed' : protectionIn(deciding);
  return (fact) => strictest(floor, protectionIn(fact));
}

function protectionIn({ data }: Fact): Protection {
  return (data as { protection?: Protection }).protection ?? 'public';
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
}

function cutData({ type, data }: Fact, clearance: Protection): Cuttable {
  const { sources, fields, values, note, ...rest } = data as Cuttable;
  return {
    ...rest,
    ...(sources === undefined ? {} : { sources: visibleSources(sources, clearance) }),
    ...(fields === undefined ? {} : { fields: visibleFields(type, fields, clearance) }),
    // The kind of a corrected claim stands in another event: own fields are only shown to those who may read all of them.
    ...(values === undefined ? {} : { values: cutValues(values, clearance) }),
    ...(note === undefined || !mayRead(clearance, 'team') ? {} : { note }),
  };
}

function cutValues({ fields, sources, ...rest }: Values, clearance: Protection): Values {
  return {
    ...rest,
    ...(sources === undefined ? {} : { sources: visibleSources(sources, clearance) }),
    ...(fields === undefined || !mayRead(clearance, 'sealed') ? {} : { fields }),
  };
}
