import { Controller } from '@nestjs/common';
import { Open } from '../access/allow.js';
import { HttpProblem } from '../http/problem.js';
import { Serves } from '../http/routes.js';
import { LogKeeping } from '../log-keeping.js';
import { Readings } from '../readings.js';

/** Whether the server is alive, and whether it can answer. */
@Controller('health')
export class Health {
  constructor(
    private readonly readings: Readings,
    private readonly log: LogKeeping,
  ) {}

  @Serves('live', { about: 'Whether the process answers at all', answer: 'Health' })
  @Open()
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Serves('ready', { about: 'Whether the readings are built and kept', answer: 'Health' })
  @Open()
  ready(): { status: 'ready'; log?: 'forked' } {
    const obstacle = this.readings.obstacle();
    if (obstacle !== undefined) throw new HttpProblem('not-ready', obstacle, { 'retry-after': '5' });
    // Nothing is signed then; what is recorded and read is served all the same, until somebody settles it.
    return { status: 'ready', ...(this.log.isForked ? { log: 'forked' } : {}) };
  }
}
