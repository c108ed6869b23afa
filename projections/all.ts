import { profiles } from '#readiness';
import { currentStatus } from './current-status/current-status.js';
import { deadlines } from './deadlines/deadlines.js';
import { listDeadlines } from './deadlines/list-deadlines.js';
import { exchangeLists } from './exchange-lists/exchange-lists.js';
import { exchangeReadiness } from './exchange-readiness/exchange-readiness.js';
import { patronage } from './patronage/patronage.js';
import type { Projection } from './projection.js';

/** Every projection there is. */
export const projections: readonly Projection[] = [
  currentStatus,
  exchangeReadiness(profiles),
  patronage,
  exchangeLists,
  deadlines,
  listDeadlines,
];
