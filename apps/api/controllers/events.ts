import { Controller } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { EventAsRecorded, Events as EventsAsked } from '#projections';
import { AllowReaders } from '../access/allow.js';
import { Answers } from '../http/routes.js';
import { Sent } from '../http/sent.js';

/** The log as recorded, cut to what the reader may see. */
@Controller('api/events')
export class Events {
  constructor(private readonly questions: QueryBus) {}

  @Answers('', EventsAsked, { about: 'The log, in its order', answer: 'EventPage' })
  @AllowReaders()
  list(@Sent() question: EventsAsked): Promise<unknown> {
    return this.questions.execute(question);
  }

  @Answers(':id', EventAsRecorded, { about: 'One event', id: 'event', answer: 'Event' })
  @AllowReaders()
  one(@Sent() question: EventAsRecorded): Promise<unknown> {
    return this.questions.execute(question);
  }
}
