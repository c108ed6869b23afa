import { Controller } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ReadinessBoard } from '#projections';
import { AllowReaders } from '../access/allow.js';
import { Answers } from '../http/routes.js';
import { Sent } from '../http/sent.js';

/** The board of readiness for an exchange. */
@Controller('api/readiness')
export class Readiness {
  constructor(private readonly questions: QueryBus) {}

  @Answers('', ReadinessBoard, { about: "Everybody's readiness under one profile", answer: 'BoardPage' })
  @AllowReaders()
  board(@Sent() question: ReadinessBoard): Promise<unknown> {
    return this.questions.execute(question);
  }
}
