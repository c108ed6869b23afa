import { One, SomeOf, Texts } from '../../fields/index.js';
import { Body } from '../../values/body.js';
import { claimKind, labelled, line } from './claim-kind.js';

const PRIORITIES = ['many-children', 'journalist', 'clergy'] as const;

class Recognised {
  @One(() => Body)
  body!: Body;

  @Texts({ optional: true, about: 'What the body recognises, by which criteria', example: ['political prisoner'] })
  criteria?: string[];

  /** Disability is not among them: it is a health detail, and HealthReported keeps it closer. */
  @SomeOf(PRIORITIES, { optional: true, about: 'Priority categories that the body recognises the person to be of' })
  priority?: (typeof PRIORITIES)[number][];
}

export const recognised = claimKind({
  name: 'Recognised',
  group: 'advocacy',
  fields: Recognised,
  protection: 'public',
  says: ({ body, criteria }) => line('Recognised', ['by', body.text], ['as', criteria?.join(', ')]),
  saysIn: { uk: ({ body, criteria }) => labelled('Визнано', ['ким', body.text], ['статус', criteria?.join(', ')]) },
  example: {
    body: { text: 'Example Human Rights Centre' },
    criteria: ['political prisoner'],
    priority: ['journalist'],
  },
});
