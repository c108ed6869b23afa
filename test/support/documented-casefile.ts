import { claim, listed, onRecord, reviewed, source, type OnRecord, type Unstamped } from './on-record.js';

const COURT = { text: 'Example District Court', country: 'RU', recognition: 'occupying-power' };
const BODY = { text: 'Example Human Rights Centre' };
const SIZO = { text: 'Example Remand Prison', kind: 'remand-prison' };
const COLONY = { text: 'Colony No. 0', kind: 'colony' };

/** Thirty claims about an invented person who wants nothing for a list of the contact group on 2026-09-01. */
export const DOCUMENTED: readonly Unstamped[] = [
  claim('Named', null, { text: 'Приклад Анна Іванівна', lang: 'uk', scheme: 'passport' }),
  claim('Named', null, { text: 'Пример Анна Ивановна', lang: 'ru', scheme: 'verdict' }),
  claim('Born', '1960-05-03', { sex: 'female' }),
  claim('CitizenshipStated', null, { country: 'UA' }),
  claim('CitizenshipStated', null, { country: 'RU', imposedBy: 'the occupying power', position: 'rejects it' }),
  claim('IdentityDocumentSeen', '2024-05-03', { documentKind: 'passport', number: 'XX000000' }),
  claim('Photographed', '2025-06', { document: 'ab'.repeat(32) }),
  claim('Searched', '2024-02-11', { by: 'security service' }),
  claim('Arrested', '2024-02-11', { by: 'security service', asDescribed: 'espionage' }, { id: 'arrest' }),
  claim('Arrested', '2024-02', { by: 'security service' }, { occurrence: 'arrest', sources: [source('C3', 'mother')] }),
  claim('Remanded', '2024-02-12', { court: COURT, until: '2024-04-12' }),
  claim('Charged', '2024-03-01', { articles: ['Art. 276'], asDescribed: 'espionage' }),
  claim('HeldAt', '2024-03-10', { facility: SIZO }),
  claim('TrialOpened', '2024-10-01', { court: COURT, number: '1-0/2024' }),
  claim('Sentenced', '2025-02-01', { court: COURT, term: 'P12Y', regime: 'strict', articles: ['Art. 276'] }),
  claim('AppealDecided', '2025-09-01', { outcome: 'reduced', term: 'P11Y', final: true }),
  claim('Transferred', '2026-07-20', { from: SIZO, to: COLONY }),
  claim('AliveConfirmed', '2026-08-10', { means: 'visit' }),
  claim('MotiveAssessed', '2026-02-01', { body: BODY, b: 'met', violenceFound: false }),
  claim('ConsentGiven', '2026-06-01', { to: 'exchange', by: 'self' }),
  claim('ConsentGiven', '2026-06-01', { to: 'sharing', by: 'self', recipient: 'contact-group-2015-2022' }),
  claim('ConsentRefused', '2026-06-01', { to: 'pardon-petition', by: 'self' }),
  claim('ConsentGiven', '2026-06-01', { to: 'publicity', by: 'relative' }),
  claim('DestinationStated', '2026-06-01', { destination: 'government-held' }),
  claim('HealthReported', '2026-08-15', { grade: 'chronic', needs: 'insulin' }),
  claim('CounselNamed', '2026-07-01', { name: 'Olena Example', appointment: 'chosen' }),
  claim('FamilyContactNamed', '2026-07-01', { name: 'Maria Example', reachable: true, kinshipProved: true }),
  claim('AppliedToBody', '2026-02-01', { body: BODY, about: 'state-recognition', answer: 'established' }),
  claim('AppliedToBody', '2025-02-01', { body: BODY, about: 'criminal-proceeding', reference: '0'.repeat(17) }),
  claim('AppliedToBody', '2026-07-01', { body: BODY, about: 'ombudsman-inquiry', answer: 'none-yet' }),
];

const REVIEW: readonly OnRecord[] = [
  reviewed({ recordedAt: '2026-08-31T18:00:00Z' }),
  listed('ombudsman-list', { handedOverOn: '2026-06-01', answer: 'confirmed', answeredOn: '2026-07-15' }),
];

/** The documented casefile with further facts, reviewed by a second person after them. */
export function documentedCasefile(...further: readonly OnRecord[]) {
  return onRecord(...DOCUMENTED, ...further, ...REVIEW);
}
