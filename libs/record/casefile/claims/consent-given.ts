import { claimKind } from './claim-kind.js';
import { Consent, consentInUkrainian, consentInWords } from './consent.js';

class ConsentGiven extends Consent {}

export const consentGiven = claimKind({
  name: 'ConsentGiven',
  group: 'person',
  fields: ConsentGiven,
  protection: 'team',
  says: (fields) => consentInWords(fields, 'given'),
  saysIn: { uk: (fields) => consentInUkrainian(fields, 'given') },
  example: { to: 'exchange', by: 'lawyer', whyNotSelf: 'no letters reach the prison' },
});
