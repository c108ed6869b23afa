import type { NewEvent } from '#event-store';
import { idForKey } from '#recorder';

/** The documents that the invented claims cite. */
export const DOCUMENTS = ['a', 'b', 'c'].map((letter) => letter.repeat(64));

const FAMILIES = ['Example', 'Sample', 'Muster', 'Zrazok', 'Ornek', 'Vzorets', 'Mislav', 'Tapan', 'Kerman', 'Lahno'];
const GIVEN = ['Anna', 'Borys', 'Cemal', 'Dina', 'Emir', 'Fedir', 'Gulnara', 'Hanna', 'Iskander', 'Jemile'];

const day = (start: string, plus: number) => new Date(Date.parse(start) + plus * 86_400_000).toISOString().slice(0, 10);

/** The thirty facts of an invented person's casefile: two people record, accounts differ, one is corrected. */
export function inventedCasefile(number: number): { stream: string; events: NewEvent[] } {
  const id = (part: string) => idForKey('bench', `${number}/${part}`);
  const arrest = day('2016-01-01', number % 1500);
  const after = (days: number) => day(arrest, days);
  const name = `${GIVEN[number % 10]} ${FAMILIES[Math.floor(number / 10) % 10]} ${number}`;
  const events: NewEvent[] = [];
  const fact = (part: string, type: string, data: object, by = 'monitor-1') =>
    // Invented facts are JSON by construction.
    events.push({ id: id(part), type, data: data as NewEvent['data'], metadata: { by } });
  const claim = (part: string, type: string, when: string | null, fields: object, more: object = {}) =>
    fact(part, type, {
      occurrence: id(part),
      when,
      sources: [
        { document: DOCUMENTS[number % 3], reliability: 'B', credibility: 2, relay: [`newsroom ${number % 7}`] },
      ],
      protection: 'public',
      fields,
      ...more,
    });
  const court = { text: 'Example District Court', country: 'XX' };
  const prison = { text: 'Remand Prison 1, Example', kind: 'remand-prison' };
  const colony = { text: `Colony ${number % 20}, Sample`, kind: 'colony' };

  fact('opened', 'CasefileOpened', { names: [{ text: name, lang: 'en' }], protection: 'public' });
  claim('named', 'Named', null, { text: name, lang: 'en', scheme: 'passport' });
  claim('named-uk', 'Named', null, { text: `Зразок Приклад ${number}`, lang: 'uk', script: 'Cyrl' });
  claim('born', 'Born', '1980-05-06', {});
  claim('searched', 'Searched', arrest, { by: 'police' });
  claim('arrested', 'Arrested', arrest, { by: 'police', place: { text: 'Example' } });
  claim('arrested-2', 'Arrested', after(1), { by: 'police' }, { occurrence: id('arrested') });
  claim('remanded', 'Remanded', after(2), { court });
  claim('held', 'HeldAt', after(4), { facility: prison });
  claim('charged', 'Charged', after(9), { articles: ['Art. 205.5 part 2'], asDescribed: 'membership' });
  for (const at of [60, 120, 180]) claim(`extended-${at}`, 'DetentionExtended', after(at), { court });
  claim('letter-1', 'LetterReceived', after(200), { about: 'news from home' }, { protection: 'partners' });
  claim('health', 'HealthReported', after(210), { grade: 'chronic', condition: 'asthma' }, { protection: 'team' });
  claim(
    'contact',
    'FamilyContactNamed',
    after(211),
    { name: 'Vira Example', kinship: 'sister' },
    { protection: 'team' },
  );
  claim('counsel', 'CounselNamed', after(220), { name: 'O. Advocate', appointment: 'chosen' });
  claim('trial', 'TrialOpened', after(240), { court, number: `1-${number}/2017` });
  claim('sentenced', 'Sentenced', after(400), {
    court,
    articles: ['Art. 205.5 part 2'],
    term: 'P8Y',
    regime: 'strict',
  });
  claim('sentenced-2', 'Sentenced', after(401), { term: 'P8Y', regime: 'general' }, { occurrence: id('sentenced') });
  claim('appeal', 'AppealDecided', after(600), { court, outcome: 'reduced', term: 'P7Y6M', final: true });
  claim('transferred', 'Transferred', after(640), { from: prison, to: colony });
  claim('alive', 'AliveConfirmed', after(700), { means: 'visit' }, { protection: 'partners' });
  claim('letter-2', 'LetterReceived', after(800), {}, { protection: 'partners' });
  claim('consent', 'ConsentGiven', after(810), { to: 'exchange', by: 'self' }, { protection: 'team' });
  claim('assessed', 'MotiveAssessed', after(820), { body: { text: 'Example Watch' }, a: 'met', b: 'met' });
  fact('corrected', 'ClaimCorrected', {
    claim: id('counsel'),
    values: { fields: { name: 'O. Advocat' } },
    reason: 'typing',
    protection: 'public',
  });
  fact(
    'disputed',
    'ClaimDisputed',
    { claim: id('sentenced-2'), reason: 'the ruling says otherwise', protection: 'public' },
    'monitor-2',
  );
  fact(
    'adjudicated',
    'OccurrenceAdjudicated',
    { occurrence: id('arrested'), prefer: id('arrested'), reason: 'court record', protection: 'public' },
    'reviewer-1',
  );
  fact('reviewed', 'CasefileReviewed', { upTo: id('adjudicated'), findings: 'agreed' }, 'reviewer-1');
  return { stream: `casefile-${id('opened')}`, events };
}
