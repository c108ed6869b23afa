import { Controller, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { DeadlineCalendar, Deadlines, type CalendarAnswer } from '#projections';
import { AllowReaders } from '../access/allow.js';
import { Calendars } from '../calendar.js';
import { Answers } from '../http/routes.js';
import { Sent } from '../http/sent.js';

/** What is due and what ends: for programs, and for calendars. */
@Controller('api')
export class Calendar {
  constructor(
    private readonly questions: QueryBus,
    private readonly calendars: Calendars,
  ) {}

  @Answers('calendar', Deadlines, { about: 'The deadlines of some days', answer: 'DeadlinePage' })
  @AllowReaders()
  deadlines(@Sent() question: Deadlines): Promise<unknown> {
    return this.questions.execute(question);
  }

  @Answers('calendar.ics', DeadlineCalendar, {
    about:
      'The same as a calendar to subscribe to (RFC 5545), without names; a token may come as the password of Basic',
    answer: 'Calendar',
  })
  @AllowReaders()
  async calendar(@Sent() question: DeadlineCalendar, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const answer = (await this.questions.execute(question)) as CalendarAnswer;
    void reply.type('text/calendar; charset=utf-8');
    return this.calendars.write(answer);
  }
}
