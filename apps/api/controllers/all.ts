import { Calendar } from './calendar.js';
import { Campaigns } from './campaigns.js';
import { Casefiles } from './casefiles.js';
import { Casegroups } from './casegroups.js';
import { Counts } from './counts.js';
import { Description } from './description.js';
import { Documents } from './documents.js';
import { Events } from './events.js';
import { ExchangeLists } from './exchange-lists.js';
import { Health } from './health.js';
import { Log } from './log.js';
import { MetricsPage } from './metrics.js';
import { Papers } from './papers.js';
import { Pledges } from './pledges.js';
import { Profiles } from './profiles.js';
import { Readiness } from './readiness.js';

/** A controller per resource. */
export const CONTROLLERS = [
  Documents,
  Casefiles,
  Papers,
  Casegroups,
  Campaigns,
  Pledges,
  ExchangeLists,
  Profiles,
  Readiness,
  Calendar,
  Counts,
  Events,
  Log,
  Health,
  MetricsPage,
  Description,
] as const;
