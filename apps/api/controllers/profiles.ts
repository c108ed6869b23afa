import { Controller } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ProfileReading, Profiles as ProfilesAsked } from '#projections';
import { PublishProfile } from '#record';
import { Allow, AllowReaders } from '../access/allow.js';
import { Answers, Records } from '../http/routes.js';
import { Sent } from '../http/sent.js';

/** The readiness profiles of recipients, version by version. */
@Controller('api/profiles')
export class Profiles {
  constructor(
    private readonly commands: CommandBus,
    private readonly questions: QueryBus,
  ) {}

  @Answers('', ProfilesAsked, { about: 'The profiles, as they hold', answer: 'ProfilePage' })
  @AllowReaders()
  list(@Sent() question: ProfilesAsked): Promise<unknown> {
    return this.questions.execute(question);
  }

  @Answers(':profile', ProfileReading, { about: 'One profile, whole, and its versions', answer: 'Profile' })
  @AllowReaders()
  one(@Sent() question: ProfileReading): Promise<unknown> {
    return this.questions.execute(question);
  }

  @Records('', PublishProfile, { about: "Publish the next version of a recipient's rules", opens: '/api/profiles' })
  @Allow('advocate')
  publish(@Sent() command: PublishProfile): Promise<unknown> {
    return this.commands.execute(command);
  }
}
