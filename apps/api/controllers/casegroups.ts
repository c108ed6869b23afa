import { Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { OpenCasegroup, PlaceInGroup } from '#record';
import { Allow } from '../access/allow.js';
import { Records } from '../http/routes.js';
import { Sent } from '../http/sent.js';

/** Co-defendants. */
@Controller('api/casegroups')
export class Casegroups {
  constructor(private readonly commands: CommandBus) {}

  @Records('', OpenCasegroup, { about: 'Open a group of co-defendants' })
  @Allow('monitor')
  open(@Sent() command: OpenCasegroup): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Records(':id/members', PlaceInGroup, { about: 'Place a person in a group', id: 'casegroup' })
  @Allow('monitor')
  place(@Sent() command: PlaceInGroup): Promise<unknown> {
    return this.commands.execute(command);
  }
}
