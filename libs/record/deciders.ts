import { campaign } from './campaign/campaign.js';
import { casefile } from './casefile/casefile.js';
import { casegroup } from './casegroup/casegroup.js';
import type { Decider } from './decider.js';
import { document } from './document/document.js';
import { exchangeList } from './exchangelist/exchange-list.js';
import { pledge } from './pledge/pledge.js';
import { profile } from './profile/profile.js';

/** Every kind of stream there is. A decider is only ever handed the states it made itself, so their types may be forgotten. */
export const deciders = [
  casefile,
  document,
  casegroup,
  campaign,
  pledge,
  exchangeList,
  profile,
] as readonly Decider<unknown>[];
