import { Controller } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { EventAsRecorded, Events as EventsAsked, type EventAnswer, type Page } from '#projections';
import { AllowReaders } from '../access/allow.js';
import { Answers } from '../http/routes.js';
import { Sent } from '../http/sent.js';
import { Provenance, type Logged, type ProvenanceAnswer } from '../provenance.js';

/** The log as recorded, cut to what the reader may see. */
@Controller('api/events')
export class Events {
  constructor(
    private readonly questions: QueryBus,
    private readonly provenance: Provenance,
  ) {}

  @Answers('', EventsAsked, { about: 'The log, in its order', answer: 'EventPage' })
  @AllowReaders()
  async list(@Sent() question: EventsAsked): Promise<Page<EventAnswer & { readonly log?: Logged }>> {
    const page = (await this.questions.execute(question)) as Page<EventAnswer>;
    const items = page.items.map((event) => {
      const log = this.provenance.of(event.id);
      return log === undefined ? event : { ...event, log };
    });
    return { ...page, items };
  }

  @Answers(':id', EventAsRecorded, {
    about: 'One event, and how to check it: its place in the log, its proof, and its openings',
    id: 'event',
    answer: 'Event',
  })
  @AllowReaders()
  async one(@Sent() question: EventAsRecorded): Promise<EventAnswer & ProvenanceAnswer> {
    const event = (await this.questions.execute(question)) as EventAnswer;
    return { ...event, ...(await this.provenance.provenanceOf(event)) };
  }
}
