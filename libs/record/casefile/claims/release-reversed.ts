import { Text } from '../../fields/index.js';
import { claimKind } from './claim-kind.js';

class ReleaseReversed {
  @Text({ optional: true, about: 'Why the person was taken back' })
  reason?: string;
}

export const releaseReversed = claimKind({
  name: 'ReleaseReversed',
  group: 'custody',
  fields: ReleaseReversed,
  protection: 'public',
  effect: (_, { procedure }) => ({
    liberty: procedure === 'sentenced-not-final' || procedure === 'final' ? 'prison-or-colony' : 'remand',
    whereabouts: { value: 'unknown' },
  }),
  says: ({ reason }) => (reason === undefined ? 'Release reversed' : `Release reversed: ${reason}`),
  saysIn: { uk: ({ reason }) => `Звільнення скасовано${reason === undefined ? '' : `: ${reason}`}` },
  example: { reason: "the prosecutor's appeal" },
});
