import { Controller } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CasefileReadiness, CasefileStatus, CasefileTimeline, Register } from '#projections';
import {
  AdjudicateOccurrence,
  CorrectClaim,
  DisputeClaim,
  EraseCasefile,
  MatchAccounts,
  OpenCasefile,
  RecordClaim,
  RetractClaim,
  ReviewCasefile,
  SeparateAccount,
  WaiveRule,
} from '#record';
import { Allow, AllowReaders } from '../access/allow.js';
import { Erasing } from '../erasing.js';
import { Answers, Records } from '../http/routes.js';
import { Sent } from '../http/sent.js';

/** One person, one casefile. */
@Controller('api/casefiles')
export class Casefiles {
  constructor(
    private readonly commands: CommandBus,
    private readonly questions: QueryBus,
    private readonly erasing: Erasing,
  ) {}

  @Answers('', Register, { about: 'The register', answer: 'RegisterPage' })
  @AllowReaders()
  register(@Sent() question: Register): Promise<unknown> {
    return this.questions.execute(question);
  }

  @Records('', OpenCasefile, { about: 'Open a casefile', opens: '/api/casefiles' })
  @Allow('monitor')
  open(@Sent() command: OpenCasefile): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Answers(':id', CasefileStatus, { about: 'What is true of a person', id: 'casefile', answer: 'Status' })
  @AllowReaders()
  status(@Sent() question: CasefileStatus): Promise<unknown> {
    return this.questions.execute(question);
  }

  @Answers(':id/timeline', CasefileTimeline, { about: 'What happened to a person', id: 'casefile', answer: 'Timeline' })
  @AllowReaders()
  timeline(@Sent() question: CasefileTimeline): Promise<unknown> {
    return this.questions.execute(question);
  }

  @Answers(':id/readiness', CasefileReadiness, {
    about: "A person's readiness under a recipient's profile",
    id: 'casefile',
    answer: 'Readiness',
  })
  @AllowReaders()
  readiness(@Sent() question: CasefileReadiness): Promise<unknown> {
    return this.questions.execute(question);
  }

  @Records(':id/claims', RecordClaim, { about: 'Record what sources say', id: 'casefile' })
  @Allow('monitor')
  claim(@Sent() command: RecordClaim): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Records(':id/claims/:claim/correction', CorrectClaim, { about: "Correct a recorder's error", id: 'casefile' })
  @Allow('monitor')
  correct(@Sent() command: CorrectClaim): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Records(':id/claims/:claim/retraction', RetractClaim, { about: 'Take a claim back', id: 'casefile' })
  @Allow('monitor')
  retract(@Sent() command: RetractClaim): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Records(':id/claims/:claim/dispute', DisputeClaim, { about: 'Doubt a claim', id: 'casefile' })
  @Allow('monitor', 'reviewer')
  dispute(@Sent() command: DisputeClaim): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Records(':id/occurrences/:occurrence/accounts', [MatchAccounts, SeparateAccount], {
    about: 'Say that claims tell of this occurrence too (match), or that one tells of another (separate)',
    id: 'casefile',
  })
  @Allow('monitor')
  accounts(@Sent() command: MatchAccounts | SeparateAccount): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Records(':id/occurrences/:occurrence/adjudication', AdjudicateOccurrence, {
    about: 'Prefer one account of an occurrence',
    id: 'casefile',
  })
  @Allow('reviewer')
  adjudicate(@Sent() command: AdjudicateOccurrence): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Records(':id/reviews', ReviewCasefile, { about: 'Review what was recorded since the last review', id: 'casefile' })
  @Allow('reviewer')
  review(@Sent() command: ReviewCasefile): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Records(':id/waivers', WaiveRule, { about: 'Waive a readiness rule for a time', id: 'casefile' })
  @Allow('advocate')
  waive(@Sent() command: WaiveRule): Promise<unknown> {
    return this.commands.execute(command);
  }

  @Records(':id/erasure', EraseCasefile, { about: 'Erase what is on record of a person, for ever', id: 'casefile' })
  @Allow('admin')
  erase(@Sent() command: EraseCasefile): Promise<unknown> {
    return this.erasing.erase(command, command.asked);
  }
}
