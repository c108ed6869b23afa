import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Logger } from 'pino';
import { Evidence } from '#evidence';
import { Reader } from '#projections';
import { Recorder } from '#recorder';
import { AccessGuard } from './access/guard.js';
import { Calendars } from './calendar.js';
import { CONTROLLERS } from './controllers/all.js';
import { OPEN_API } from './controllers/description.js';
import { Erasing } from './erasing.js';
import { Freezing } from './freezing.js';
import { ProblemFilter } from './http/problem-filter.js';
import type { ServedRoutes } from './http/served-routes.js';
import type { OpenRecord } from './open-record.js';
import { openApiDocument } from './openapi/document.js';
import { LogKeeping } from './log-keeping.js';
import { Papers } from './papers.js';
import { Provenance } from './provenance.js';
import { Readings } from './readings.js';
import { Reviewing } from './reviewing.js';
import { Metrics } from './watching/metrics.js';

/** What the module is made of beside the record. */
export interface Surroundings {
  readonly log: Logger;
  readonly routes: ServedRoutes;
  readonly metrics: Metrics;
}

/** The whole server: the resources, and the two handlers that serve every command and every question. */
@Module({})
// oxlint-disable-next-line typescript/no-extraneous-class -- Nest names a module by its class
export class LitopysModule {
  static of(record: OpenRecord, { log, routes, metrics }: Surroundings): DynamicModule {
    return {
      module: LitopysModule,
      imports: [CqrsModule.forRoot()],
      controllers: [...CONTROLLERS],
      providers: [
        // Handlers are found by their class, which a value would not have.
        { provide: Recorder, useFactory: () => record.recorder, inject: [] },
        { provide: Reader, useFactory: () => record.reader, inject: [] },
        { provide: Evidence, useValue: record.evidence },
        { provide: Freezing, useValue: record.freezing },
        { provide: Reviewing, useValue: record.reviewing },
        { provide: Erasing, useValue: record.erasing },
        { provide: Readings, useValue: record.readings },
        { provide: Provenance, useValue: record.provenance },
        { provide: Calendars, useValue: record.calendars },
        { provide: Papers, useValue: record.papers },
        { provide: LogKeeping, useValue: record.log },
        { provide: Metrics, useValue: metrics },
        { provide: OPEN_API, useValue: openApiDocument(CONTROLLERS) },
        { provide: APP_GUARD, useValue: new AccessGuard() },
        { provide: APP_FILTER, useValue: new ProblemFilter(log, routes) },
      ],
    };
  }
}
