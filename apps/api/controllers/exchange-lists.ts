import { Controller } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ExchangeListReading, ExchangeLists as ListsAsked, ListComparison } from '#projections';
import {
  DraftExchangeList,
  DropFromList,
  FreezeList,
  HandOverList,
  NameForExchange,
  RecordAnswer,
  ReviewPackage,
} from '#record';
import { Allow, AllowReaders } from '../access/allow.js';
import { clearanceOf } from '../access/clearance.js';
import type { Caller } from '../access/tokens.js';
import { Freezing } from '../freezing.js';
import { Answers, Records } from '../http/routes.js';
import { Asking, Sent } from '../http/sent.js';
import { Reviewing } from '../reviewing.js';

/** Lists for an exchange, step by step. */
@Controller('api/exchange-lists')
export class ExchangeLists {
  constructor(
    private readonly commands: CommandBus,
    private readonly questions: QueryBus,
    private readonly freezing: Freezing,
    private readonly reviewing: Reviewing,
  ) {}

  @Answers('', ListsAsked, { about: 'The lists', answer: 'ExchangeListPage' })
  @AllowReaders()
  list(@Sent() question: ListsAsked): Promise<unknown> {
    return this.questions.execute(question);
  }

  @Answers(':id', ExchangeListReading, { about: 'One list', id: 'list', answer: 'ExchangeList' })
  @AllowReaders()
  one(@Sent() question: ExchangeListReading): Promise<unknown> {
    return this.questions.execute(question);
  }

  @Answers(':id/comparison', ListComparison, {
    about: 'What changed from one frozen version to another',
    id: 'list',
    answer: 'ListComparison',
  })
  @AllowReaders()
  compare(@Sent() question: ListComparison): Promise<unknown> {
    return this.questions.execute(question);
  }

  @Records('', DraftExchangeList, { about: 'Start a list for one recipient', opens: '/api/exchange-lists' })
  @Allow('advocate')
  draft(@Sent() command: DraftExchangeList): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Records(':id/entries', NameForExchange, { about: 'Put a name on the list', id: 'list' })
  @Allow('advocate')
  name(@Sent() command: NameForExchange): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Records(':id/drops', DropFromList, { about: 'Take a name off the list', id: 'list' })
  @Allow('advocate')
  drop(@Sent() command: DropFromList): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Records(':id/freeze', FreezeList, { about: "Make a version with each entry's readiness as it is now", id: 'list' })
  @Allow('advocate')
  async freeze(@Sent() command: FreezeList, @Asking() { roles }: Caller): Promise<unknown> {
    return this.commands.execute(await this.freezing.evaluated(command, clearanceOf(roles)));
  }

  @Records(':id/reviews', ReviewPackage, { about: 'Sign the protection review of a frozen version', id: 'list' })
  @Allow('advocate', 'reviewer')
  async review(@Sent() command: ReviewPackage, @Asking() { roles }: Caller): Promise<unknown> {
    return this.commands.execute(await this.reviewing.checked(command, clearanceOf(roles)));
  }

  @Records(':id/handovers', HandOverList, { about: 'Record that a reviewed version was handed over', id: 'list' })
  @Allow('advocate')
  handOver(@Sent() command: HandOverList): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Records(':id/answers', RecordAnswer, { about: 'Record what was answered about a person', id: 'list' })
  @Allow('advocate')
  answer(@Sent() command: RecordAnswer): Promise<unknown> {
    return this.commands.execute(command);
  }
}
