import { Text } from '../../fields/index.js';
import { claimKind } from './claim-kind.js';

class DiedInCustody {
  @Text({ optional: true, about: 'The cause of death that the holding side states' })
  statedCause?: string;

  @Text({ optional: true, about: 'The cause of death that others allege' })
  allegedCause?: string;
}

export const diedInCustody = claimKind({
  name: 'DiedInCustody',
  group: 'custody',
  fields: DiedInCustody,
  protection: 'public',
  // The lists of liberty and whereabouts have no word for the dead: `life` says it.
  effect: () => ({ life: 'dead', liberty: 'unknown', whereabouts: { value: 'unknown' } }),
  says: () => 'Died in custody',
  saysIn: { uk: () => 'Смерть в ув’язненні' },
  example: { statedCause: 'heart failure', allegedCause: 'refusal of medical care' },
});
