import type { Position, RecordedEvent } from '#event-store';
import { Id, Text } from '#record';
import { NotOnRecord, type Desk } from '../desk.js';
import { PagedQuestion, perspectiveOf, positionOf, Question, wasHeld, type Page } from '../question.js';
import { Cut, type EventAnswer } from './cut.js';

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
