import { Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { LaunchCampaign, PublishTerms } from '#record';
import { Allow } from '../access/allow.js';
import { Records } from '../http/routes.js';
import { Sent } from '../http/sent.js';

/** Campaigns of patronage and their terms. */
@Controller('api/campaigns')
export class Campaigns {
  constructor(private readonly commands: CommandBus) {}

  @Records('', LaunchCampaign, { about: 'Launch a campaign' })
  @Allow('monitor', 'advocate')
  launch(@Sent() command: LaunchCampaign): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Records(':id/terms', PublishTerms, { about: 'Publish the next version of the terms', id: 'campaign' })
  @Allow('monitor', 'advocate')
  publishTerms(@Sent() command: PublishTerms): Promise<unknown> {
    return this.commands.execute(command);
  }
}
