import { WholeNumber } from '../../fields/index.js';
import { isCustody } from '../facets.js';
import { claimKind, line } from './claim-kind.js';
import { durationInWords } from './in-words.js';

class PunishmentCellImposed {
  @WholeNumber({ optional: true, min: 1, max: 3650, about: 'Days in the punishment cell as ordered' })
  days?: number;
}

export const punishmentCellImposed = claimKind({
  name: 'PunishmentCellImposed',
  group: 'custody',
  fields: PunishmentCellImposed,
  protection: 'public',
  // It changes nothing, and confirms on its day the custody it happens in.
  effect: (_, { liberty }) => (isCustody(liberty) ? { liberty } : {}),
  says: ({ days }) =>
    line('Put in a punishment cell', [
      'for',
      days === undefined ? undefined : `${days} ${days === 1 ? 'day' : 'days'}`,
    ]),
  saysIn: {
    uk: ({ days }) => `Поміщено до карцеру${days === undefined ? '' : ` на ${durationInWords(`P${days}D`, 'uk')}`}`,
  },
  example: { days: 15 },
});
