import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EventStore } from '#event-store';
import { CaseRecords } from './case-records.js';
import { ProfileRecords } from './profile-records.js';
import { NotYetProjected, ProjectionStopped, type Desk } from './desk.js';
import type { Projector } from './projector.js';
import { positionOf, Question } from './question.js';
import type { SqliteReadModel } from './sqlite-read-model.js';

/** What a reader answers from. */
export interface ReaderOptions {
  readonly store: EventStore;
  readonly model: SqliteReadModel;
  readonly projector: Pick<Projector, 'waitFor'>;
  readonly now?: () => Date;
  /** How long a question waits for the position it wants, in milliseconds. */
  readonly patience?: number;
}

/** Answers every question, from rows that include the position it wants. */
@QueryHandler(Question)
export class Reader implements IQueryHandler<Question<unknown>, unknown> {
  private readonly records: CaseRecords;
  private readonly recipients: ProfileRecords;

  constructor(private readonly options: ReaderOptions) {
    this.records = new CaseRecords(options.store, options.model.index);
    this.recipients = new ProfileRecords(options.store, options.model.index);
  }

  /** @throws NotYetProjected, NotOnRecord, Malformed */
  async execute(question: Question<unknown>): Promise<unknown> {
    const { projector, patience = 5000 } = this.options;
    if (question.atLeast !== undefined) {
      const reached = await projector.waitFor(positionOf(question.atLeast, 'atLeast'), patience);
      if (!reached) throw new NotYetProjected(question.atLeast);
    }
    return question.answer(this.desk());
  }

  private desk(): Desk {
    const { store, model, now = () => new Date() } = this.options;
    const { position } = model;
    const { recipients } = this;
    return {
      today: now().toISOString().slice(0, 10),
      position,
      store,
      rows: <Tables>(projection: string) => {
        if (!model.active().includes(projection)) throw new ProjectionStopped(projection);
        return model.rows<Tables>();
      },
      caseRecord: (casefile) => this.records.of(casefile),
      profile: async (id, known = position) => (await recipients.current(id, { known }))?.profile,
      profileVersion: async (id, version) =>
        (await recipients.versions(id, {})).find(({ profile }) => profile.version === version)?.profile,
      profileVersions: (id, known = position) => recipients.versions(id, { known }),
      profiles: (known = position) => recipients.all({ known }),
    };
  }
}
