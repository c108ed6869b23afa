import { Controller } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { PledgeReadingOf, Pledges as PledgesAsked } from '#projections';
import { EndPledge, HandOverPledge, PerformDuty, PledgePatronage, RecordReply } from '#record';
import { Allow, AllowReaders } from '../access/allow.js';
import { Answers, Records } from '../http/routes.js';
import { Sent } from '../http/sent.js';

/** Pledges of patronage. */
@Controller('api/pledges')
export class Pledges {
  constructor(
    private readonly commands: CommandBus,
    private readonly questions: QueryBus,
  ) {}

  @Answers('', PledgesAsked, { about: 'Pledges with what was done, due and overdue', answer: 'PledgePage' })
  @AllowReaders()
  list(@Sent() question: PledgesAsked): Promise<unknown> {
    return this.questions.execute(question);
  }

  @Answers(':id', PledgeReadingOf, { about: 'One pledge', id: 'pledge', answer: 'Pledge' })
  @AllowReaders()
  one(@Sent() question: PledgeReadingOf): Promise<unknown> {
    return this.questions.execute(question);
  }

  @Records('', PledgePatronage, { about: 'Record a pledge for one named person', opens: '/api/pledges' })
  @Allow('advocate')
  pledge(@Sent() command: PledgePatronage): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Records(':id/duties', PerformDuty, { about: 'Record that a duty was done', id: 'pledge' })
  @Allow('monitor', 'advocate')
  perform(@Sent() command: PerformDuty): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Records(':id/replies', RecordReply, { about: 'Record what was answered to a duty', id: 'pledge' })
  @Allow('monitor', 'advocate')
  reply(@Sent() command: RecordReply): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Records(':id/handover', HandOverPledge, { about: 'Record that another patron took over', id: 'pledge' })
  @Allow('advocate')
  handOver(@Sent() command: HandOverPledge): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Records(':id/end', EndPledge, { about: 'Record that a pledge ended', id: 'pledge' })
  @Allow('advocate')
  end(@Sent() command: EndPledge): Promise<unknown> {
    return this.commands.execute(command);
  }
}
