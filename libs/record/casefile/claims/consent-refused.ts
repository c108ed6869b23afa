import { claimKind } from './claim-kind.js';
import { Consent, consentInUkrainian, consentInWords } from './consent.js';

class ConsentRefused extends Consent {}

export const consentRefused = claimKind({
  name: 'ConsentRefused',
  group: 'person',
  fields: ConsentRefused,
  protection: 'team',
  says: (fields) => consentInWords(fields, 'refused'),
  saysIn: { uk: (fields) => consentInUkrainian(fields, 'refused') },
  example: { to: 'pardon-petition', by: 'self' },
});
