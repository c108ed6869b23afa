import { Text } from '../../fields/index.js';
import { claimKind } from './claim-kind.js';

/** A letter that the person wrote: it says that the writer is alive. */
class LetterReceived {
  @Text({ optional: true, max: 300, about: 'How the letter is signed; no address' })
  from?: string;

  @Text({ optional: true, max: 300, about: 'Who received it' })
  to?: string;

  @Text({ optional: true, max: 1000, about: 'What it is about' })
  about?: string;
}

export const letterReceived = claimKind({
  name: 'LetterReceived',
  group: 'advocacy',
  fields: LetterReceived,
  protection: 'partners',
  effect: () => ({ life: 'alive' }),
  provesLife: () => true,
  says: () => 'Letter received from the person',
  saysIn: { uk: () => 'Отримано лист від особи' },
  example: { to: 'Vira Example', about: 'thanks for the books' },
});
