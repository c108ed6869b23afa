import { Controller } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Counts as CountsAsked } from '#projections';
import { AllowReaders } from '../access/allow.js';
import { Answers } from '../http/routes.js';
import { Sent } from '../http/sent.js';

/** Counts of people, each with its printed definition. */
@Controller('api/counts')
export class Counts {
  constructor(private readonly questions: QueryBus) {}

  @Answers('', CountsAsked, { about: 'A count, its definition and its sum check', answer: 'Count' })
  @AllowReaders()
  count(@Sent() question: CountsAsked): Promise<unknown> {
    return this.questions.execute(question);
  }
}
