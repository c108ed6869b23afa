import { Text } from '../../fields/index.js';
import { claimKind } from './claim-kind.js';

class LetterSent {
  @Text({ optional: true, max: 300, about: 'Who wrote it' })
  from?: string;

  @Text({ optional: true, max: 300, about: 'Whom it is for, when not the person; no address' })
  to?: string;

  @Text({ optional: true, max: 1000, about: 'What it is about' })
  about?: string;
}

export const letterSent = claimKind({
  name: 'LetterSent',
  group: 'advocacy',
  fields: LetterSent,
  protection: 'partners',
  says: () => 'Letter sent',
  saysIn: { uk: () => 'Надіслано лист' },
  example: { from: 'Vira Example', about: 'news from home' },
});
