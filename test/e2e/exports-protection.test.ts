import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { templates } from '#dossier';
import { profiles } from '#readiness';
import type { Role } from '#record';
import { recordClosedThings, recordHalfOpenThings } from '../support/closed-things.js';
import { exportedFrom, type Export } from '../support/exported.js';
import { KeptMarkers, PSEUDONYM, underPseudonyms, type Kept } from '../support/kept-closer.js';
import { KeptPerson, RECIPIENT } from '../support/kept-person.js';
import { hasPoppler } from '../support/readable.js';
import { RunningServer } from '../support/running-server.js';
import { A_PROFILE, tellWholeStory, type Story } from '../support/whole-story.js';

const ASKERS = ['reader', 'monitor', 'advocate', 'auditor', 'admin'] as const satisfies readonly Role[];
const RECIPIENTS = ['', ...[...profiles, { id: A_PROFILE.profile }].map(({ id }) => `&profile=${id}`)];
const EVERYTHING: readonly Kept[] = ['consent', 'team', 'sealed', 'minor'];
// PDF is taken apart by programs that not every machine has; skipped where they are missing.
const itWherePopplerIs = hasPoppler ? it : it.skip;

describe('what is handed over', () => {
  let server: RunningServer;
  let story: Story;
  let person: KeptPerson;
  /** Of whom something of every kind is kept closer. */
  let dora: string;
  /** Of people whose casefiles are open. */
  let list: string;
  let consentedAt: string;
  let beforeConsent: string;
  const markers = new KeptMarkers();

  beforeAll(async () => {
    server = await RunningServer.start();
    const keepers = underPseudonyms(server);
    story = await tellWholeStory(keepers);
    await recordHalfOpenThings(keepers, story, markers);
    await recordClosedThings(keepers, story, markers);
    person = await KeptPerson.open(keepers, story, markers);
    ({ casefile: dora, list } = person);
    await server.record.log.sequence();
    await server.reading('/api/casefiles');
  });
  afterAll(() => server.stop());

  const all = (addresses: readonly string[], askers: readonly Role[] = ASKERS) =>
    exportedFrom(server, addresses, askers);
  const dossiers = (format: string, casefiles = [story.casefile, story.other, dora], more = '') =>
    casefiles.flatMap((id) => RECIPIENTS.map((to) => `/api/casefiles/${id}/dossier?format=${format}${to}${more}`));
  const filled = (format: string, more = '') =>
    templates.flatMap(({ id, languages }) =>
      [story.casefile, dora].flatMap((casefile) =>
        languages.map((lang) => `/api/casefiles/${casefile}/templates/${id}?format=${format}&lang=${lang}${more}`),
      ),
    );
  const exportOf = (id: string, format: string) => `/api/exchange-lists/${id}/export?format=${format}`;
  const lists = (formats: readonly string[]) =>
    [list, story.list].flatMap((id) => formats.map((format) => exportOf(id, format)));
  const calendars = ['en', 'uk'].map((lang) => `/api/calendar.ics?from=2000-01-01&until=2099-12-31&lang=${lang}`);
  const PAPERS = ['pdf&lang=en', 'pdf&lang=uk'];

  /** What exports give away of some levels, and who put it on record. */
  const givenAway = (exports: readonly Export[], levels = EVERYTHING) =>
    exports.flatMap(({ address, as, text }) =>
      [...markers.told(text, ...levels), ...(text.includes(PSEUDONYM) ? ['a pseudonym'] : [])].map(
        (what) => `${address} for ${as}: ${what}`,
      ),
    );

  const forHer = (format = 'json', more = '') =>
    `/api/casefiles/${dora}/dossier?format=${format}&profile=${RECIPIENT}${more}`;

  describe('without consent', () => {
    it('is nothing above partners, no minor and no pseudonym, whoever asks and whomever it is for', async () => {
      const addresses = [...dossiers('json'), ...filled('markdown'), ...filled('markdown', `&profile=${RECIPIENT}`)];
      const exports = await all([...addresses, ...lists(['json', 'xlsx']), ...calendars]);
      expect(givenAway(exports)).toEqual([]);
      const made = exports.filter(({ status }) => status === 200);
      expect(made.length).toBeGreaterThan(200);
      const ofHer = made.filter(({ address }) => address.includes(dora));
      expect(ofHer.filter(({ text }) => !text.includes('Dora Example')).map(({ address }) => address)).toEqual([]);
    });

    it('is of somebody whose casefile is closed for the one they consented to, and of their list no note', async () => {
      const streams = new Set<string>();
      for await (const { stream } of server.record.store.readAll()) streams.add(stream);
      const ids = (category: string) =>
        [...streams].flatMap((stream) =>
          stream.startsWith(`${category}-`) ? [stream.slice(category.length + 1)] : [],
        );
      const closed = ids('casefile').filter((id) => ![story.casefile, story.other, dora].includes(id));
      const closedLists = ids('exchangelist').filter((id) => ![story.list, list].includes(id));
      expect([closed.length, closedLists.length]).toEqual([1, 1]);
      const elsewhere = dossiers('json', closed).filter((address) => !address.includes(RECIPIENT));
      for (const { address, status } of await all(elsewhere)) expect([address, status]).toEqual([address, 404]);
      const files = closedLists.flatMap((id) => ['json', 'xlsx'].map((format) => exportOf(id, format)));
      const consented = await all([...dossiers('json', closed), ...files], ['reader', 'advocate', 'admin']);
      expect(givenAway(consented, ['consent', 'sealed', 'minor'])).toEqual([]);
      const ofTheList = consented.filter(({ address }) => files.includes(address));
      expect(new Set(ofTheList.flatMap(({ text }) => markers.told(text, 'team')))).toEqual(
        new Set(['team person', 'team title of a list', 'team recipient']),
      );
    });

    it('is the list of people whose casefiles are open, for everybody who asks', async () => {
      for (const format of ['json', 'xlsx'])
        for (const { as, status, text } of await all([exportOf(list, format)]))
          expect([as, status, ...['Dora', 'Anna'].filter((name) => text.includes(`${name} Example`))]).toEqual([
            as,
            200,
            'Dora',
            'Anna',
          ]);
    });

    itWherePopplerIs('is no more on paper, which poppler-utils read', async () => {
      const addresses = [...PAPERS.flatMap((format) => dossiers(format, [dora])), ...filled('pdf'), ...lists(PAPERS)];
      const exports = await all(addresses, ['admin']);
      expect(givenAway(exports)).toEqual([]);
      for (const { address, status, text } of exports)
        expect([address, status, text.includes('Example')]).toEqual([address, 200, true]);
    });
  });

  describe('inside', () => {
    const inside = (level: string) => [
      `/api/casefiles/${dora}/dossier?format=json&internal=${level}`,
      `${forHer()}&internal=${level}`,
      ...filled('markdown', `&internal=${level}`),
    ];

    it('goes as far as the one who asks, and never as far as a minor', async () => {
      const [team, sealed] = [
        await all(inside('team'), ['monitor', 'advocate']),
        await all(inside('sealed'), ['monitor']),
      ];
      for (const { address, text } of [...team, ...sealed])
        expect([address, markers.told(text, 'sealed', 'minor')]).toEqual([address, []]);
      expect(markers.told(team[0]?.text ?? '', 'team')).toContain('team illness');
      expect(team.some(({ text }) => text.includes(PSEUDONYM))).toBe(true);
      const [whole] = await all(inside('sealed'), ['auditor']);
      expect(markers.told(whole?.text ?? '', 'sealed')).toContain('sealed HealthReported');
      expect(markers.told(whole?.text ?? '', 'minor')).toEqual([]);
      expect(whole?.text).toContain('"openings"');
    });

    it('is nothing more for a reader', async () => {
      const exports = await all([...inside('team'), ...inside('sealed')], ['reader']);
      for (const { address, text } of exports)
        expect([address, markers.told(text, 'team', 'sealed')]).toEqual([address, []]);
    });
  });

  describe('with consent to share with one recipient', () => {
    beforeAll(async () => {
      beforeConsent = (await server.record.store.head()) ?? '';
      const consent = { to: 'sharing', by: 'self', recipient: RECIPIENT, when: new Date().toISOString().slice(0, 10) };
      ({ position: consentedAt } = await person.claim('ConsentGiven', consent));
      await person.step('freeze', {});
      await server.reading('/api/casefiles');
    });

    it('goes as far as the team for that one, and nothing of it is sealed, of a minor or signed', async () => {
      const askers = ['monitor', 'advocate', 'auditor', 'admin'] as const;
      const files = ['json', 'xlsx', 'json&version=2'].map((format) => exportOf(list, format));
      const addresses = [forHer(), forHer('json', `&known=${consentedAt}`), ...files];
      const exports = await all(addresses, askers);
      for (const { address, as, text } of exports)
        expect([address, as, markers.told(text, 'team').includes('team illness')]).toEqual([address, as, true]);
      const templated = await all(filled('markdown', `&profile=${RECIPIENT}`), askers);
      expect(givenAway([...exports, ...templated], ['sealed', 'minor'])).toEqual([]);
    });

    it('is no more than before for anybody else, nor for what was frozen before', async () => {
      const others = dossiers('json', [dora]).filter((address) => !address.includes(RECIPIENT));
      const letters = filled('markdown', '&profile=coordination-hq');
      expect(givenAway(await all([...others, ...letters, ...calendars]))).toEqual([]);
      // A reader hands over what partners may see, with consent too.
      const byReader = await all([forHer(), ...lists(['json', 'xlsx'])], ['reader']);
      expect(givenAway(byReader, ['team', 'sealed'])).toEqual([]);
      const earlier = [`&known=${beforeConsent}`, '&on=2023-06-01'].map((time) => forHer('json', time));
      expect(givenAway(await all([exportOf(list, 'json&version=1'), ...earlier]))).toEqual([]);
      expect(givenAway(await all(dossiers('json', [story.casefile])))).toEqual([]);
    });

    itWherePopplerIs('is the same on paper, which poppler-utils read', async () => {
      const papers = PAPERS.flatMap((format) => [forHer(format), exportOf(list, format)]);
      const exports = await all(papers, ['admin']);
      for (const { address, text } of exports)
        expect([address, markers.told(text, 'team').includes('team illness')]).toEqual([address, true]);
      expect(givenAway(exports, ['sealed', 'minor'])).toEqual([]);
    });
  });

  describe('once the consent is withdrawn, and nobody may know of that', () => {
    beforeAll(async () => {
      const withdrawal = { to: 'sharing', by: 'self', recipient: RECIPIENT, protection: 'sealed' };
      await person.claim('ConsentWithdrawn', { ...withdrawal, when: new Date().toISOString().slice(0, 10) });
      await server.reading('/api/casefiles');
    });

    it('is nothing again, in an earlier state of the record and in a frozen list too', async () => {
      const known = `&known=${consentedAt}`;
      const hers = [
        forHer(),
        ...dossiers('json', [dora], known),
        ...['json', 'xlsx'].map((one) => exportOf(list, one)),
      ];
      const letters = filled('markdown', `&profile=${RECIPIENT}${known}`);
      const exports = await all([...hers, ...letters, exportOf(list, 'json&version=2'), exportOf(story.list, 'xlsx')]);
      expect(givenAway(exports)).toEqual([]);
      const unmade = exports.filter(({ status }) => status !== 200);
      // The list of the story is the team's.
      expect(unmade.map(({ as, address }) => [as, address])).toEqual([['reader', exportOf(story.list, 'xlsx')]]);
    });

    itWherePopplerIs('is nothing on paper, which poppler-utils read', async () => {
      const papers = [forHer('pdf', `&known=${consentedAt}`), exportOf(list, 'pdf&version=2')];
      expect(givenAway(await all(papers, ['admin']))).toEqual([]);
    });
  });
});
