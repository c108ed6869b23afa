import { claimKind } from './claim-kind.js';
import { Consent, consentInUkrainian, consentInWords } from './consent.js';

class ConsentWithdrawn extends Consent {}

export const consentWithdrawn = claimKind({
  name: 'ConsentWithdrawn',
  group: 'person',
  fields: ConsentWithdrawn,
  protection: 'team',
  says: (fields) => consentInWords(fields, 'withdrawn'),
  saysIn: { uk: (fields) => consentInUkrainian(fields, 'withdrawn') },
  example: { to: 'sharing', recipient: 'ombudsman-list', by: 'relative' },
});
