import type { RunningServer } from './running-server.js';
import type { Story } from './whole-story.js';

/** A text that no reader may ever be answered with. Each place where one was put has its own. */
export class Markers {
  private readonly placed: string[] = [];

  place(where: string): string {
    const marker = `Closed-${where.replaceAll(' ', '-')}-zq${this.placed.length}x`;
    this.placed.push(marker);
    return marker;
  }

  all(): readonly string[] {
    return this.placed;
  }

  /** The markers that a text has. */
  in(text: string): string[] {
    return this.placed.filter((marker) => text.includes(marker));
  }
}

/** Puts a marker into what is kept from readers within claims that they may read. */
export async function recordHalfOpenThings(server: RunningServer, story: Story, markers: Markers): Promise<void> {
  const place = (where: string) => markers.place(where);
  const open = { document: story.document, reliability: 'B', credibility: 2 };
  const claims = `/api/casefiles/${story.casefile}/claims`;
  const contact = { name: place('contact name'), contact: place('contact itself'), kinship: 'mother' };
  const named = { kind: 'FamilyContactNamed', when: '2023-01-10', sources: [open], ...contact, protection: 'public' };
  await server.recorded(claims, named);
  const fromHim = { ...open, locator: place('locator'), relay: [place('informant')], protection: 'sealed' };
  const alive = { kind: 'AliveConfirmed', means: 'letter', when: '2023-02-01', sources: [open, fromHim] };
  await server.recorded(claims, { ...alive, protection: 'public' });
}

/** Puts a marker into everything that is kept from readers beside a story that they may read. */
export async function recordClosedThings(server: RunningServer, story: Story, markers: Markers): Promise<void> {
  const place = (where: string) => markers.place(where);
  const open = [{ document: story.document, reliability: 'B', credibility: 2 }];
  const post = async (path: string, body: unknown) => (await server.recorded(path, body)).id;
  const capture = (where: string, more: object) =>
    post('/api/documents', { text: place(where), mediaType: 'text/plain', title: place(`${where} title`), ...more });
  const claims = `/api/casefiles/${story.casefile}/claims`;
  const claim = (kind: string, more: object) => post(claims, { kind, when: '2020-06-01', sources: open, ...more });

  const team = await capture('document of the team', { note: place('note of the document') });
  await capture('sealed document', {
    protection: 'sealed',
    address: `https://closed.example/${place('address')}`,
  });

  const held = await claim('HeldAt', { facility: { text: place('facility') }, protection: 'team', when: '2023-01-01' });
  await claim('Released', {
    ground: 'exchange',
    protection: 'sealed',
    when: '2024-01-01',
    inferred: place('inference'),
  });
  await claim('Named', {
    text: place('name'),
    protection: 'sealed',
    when: null,
    whenAsWritten: place('words of a date'),
  });
  await claim('HealthReported', { grade: 'critical', condition: place('condition'), needs: place('needs') });
  await claim('IdentityDocumentSeen', { documentKind: 'passport', number: place('number') });
  await claim('Related', { relation: place('relation'), to: { name: place('relative') } });
  await claim('Transferred', {
    to: { text: place('only the team says so') },
    sources: [{ ...open[0], document: team }],
  });

  await post(`${claims}/${held}/dispute`, { reason: place('reason of a dispute') });
  const again = await claim('HeldAt', {
    occurrence: held,
    facility: { text: place('other facility') },
    protection: 'team',
  });
  const corrected = { facility: { text: place('corrected facility') } };
  await post(`${claims}/${again}/correction`, { values: corrected, reason: place('reason of a correction') });
  const apart = await claim('HeldAt', { facility: { text: place('third facility') }, protection: 'team' });
  const occurrence = `/api/casefiles/${story.casefile}/occurrences/${held}`;
  await post(`${occurrence}/accounts`, { match: [apart], reason: place('reason of a match') });
  await post(`${occurrence}/accounts`, { separate: apart, reason: place('reason of a separation') });
  await post(`${occurrence}/adjudication`, { prefer: again, reason: place('reason of an adjudication') });
  await post(`${claims}/${apart}/retraction`, { reason: place('reason of a retraction') });
  await post(`/api/casefiles/${story.casefile}/waivers`, {
    rule: 'HE-1',
    reason: place('reason of a waiver'),
    until: '2099-01-01',
  });

  const closed = await post('/api/casefiles', {
    names: [{ text: place('person') }],
    note: place('note'),
    protection: 'team',
  });
  await post(`/api/casefiles/${closed}/claims`, {
    kind: 'Arrested',
    when: '2020-01-01',
    by: place('who took'),
    sources: open,
  });
  await post(`/api/casegroups/${story.casegroup}/members`, {
    casefile: closed,
    role: place('role of a closed person'),
  });
  await recordClosedPledges(server, story, closed, place);
  await recordClosedList(server, story, closed, place);
}

type Place = (where: string) => string;

async function recordClosedPledges(server: RunningServer, story: Story, closed: string, place: Place): Promise<void> {
  const sources = [{ document: story.document, reliability: 'B', credibility: 2 }];
  const pledge = async (casefile: string, where: string, protection: string) => {
    const patron = { name: place(`patron ${where}`) };
    const pledged = {
      casefile,
      campaign: story.campaign,
      patron,
      declaredOn: '2021-04-01',
      occasion: place(`occasion ${where}`),
      sources,
      protection,
    };
    const { id } = await server.recorded('/api/pledges', pledged);
    const done = { term: 2, on: '2021-05-02', channel: place(`channel ${where}`), sources };
    const duty = await server.recorded(`/api/pledges/${id}/duties`, done);
    await server.recorded(`/api/pledges/${id}/replies`, {
      duty: duty.id,
      on: '2021-06-01',
      text: place(`reply ${where}`),
      sources,
    });
    const handed = {
      to: { name: place(`next patron ${where}`) },
      reason: place(`reason ${where}`),
      on: '2021-07-01',
      sources,
    };
    await server.recorded(`/api/pledges/${id}/handover`, handed);
  };
  await pledge(story.casefile, 'of the team', 'team');
  await pledge(closed, 'of a closed person', 'public');
}

async function recordClosedList(server: RunningServer, story: Story, closed: string, place: Place): Promise<void> {
  const sources = [
    { document: story.document, reliability: 'B', credibility: 2, locator: place('locator of an answer') },
  ];
  const drafted = { profile: 'ombudsman-list', title: place('title of a list'), recipient: place('recipient') };
  const { id } = await server.recorded('/api/exchange-lists', drafted);
  const list = (step: string, body: unknown) => server.recorded(`/api/exchange-lists/${id}/${step}`, body);
  await list('entries', { casefile: story.casefile, note: place('note of an entry') });
  await list('entries', { casefile: closed });
  await list('entries', { casefile: story.other });
  await list('drops', { casefile: story.other, reason: 'other', text: place('reason of a drop') });
  await recordConsentToShare(server, closed, sources);
  await list('freeze', { note: place('note of a version') });
  await list('freeze', {});
  const review = { version: 1, findings: 'agreed', note: place('note of a review') };
  await server.recorded(`/api/exchange-lists/${id}/reviews`, review, { as: 'reviewer' });
  await list('handovers', { version: 1, to: place('receiver'), on: '2022-01-10', receipt: place('receipt') });
  await list('answers', {
    version: 1,
    casefile: story.casefile,
    answer: 'denied',
    on: '2022-02-01',
    by: place('who answered'),
    text: place('answer'),
    sources,
  });
}

/** Without it nobody whose casefile is closed to partners goes to any recipient. */
async function recordConsentToShare(server: RunningServer, casefile: string, sources: object[]): Promise<void> {
  const when = new Date().toISOString().slice(0, 10);
  const consent = { kind: 'ConsentGiven', when, to: 'sharing', by: 'self', recipient: 'ombudsman-list' };
  await server.recorded(`/api/casefiles/${casefile}/claims`, { ...consent, sources });
}

/** Puts a person whose casefile is closed on a list that everybody may read; hands back the ids of both. */
export async function nameClosedPersonOpenly(
  server: RunningServer,
  story: Story,
  markers: Markers,
): Promise<{ list: string; closed: string }> {
  const place = (where: string) => markers.place(where);
  const sources = [{ document: story.document, reliability: 'B', credibility: 2 }];
  const opened = { names: [{ text: place('listed person') }], protection: 'team' };
  const { id: closed } = await server.recorded('/api/casefiles', opened);
  const { id: list } = await server.recorded('/api/exchange-lists', {
    profile: 'ombudsman-list',
    protection: 'public',
  });
  const step = (name: string, body: unknown) => server.recorded(`/api/exchange-lists/${list}/${name}`, body);
  await step('entries', { casefile: closed, note: place('note on a closed person') });
  await recordConsentToShare(server, closed, sources);
  await step('freeze', {});
  await server.recorded(`/api/exchange-lists/${list}/reviews`, { findings: 'agreed' }, { as: 'reviewer' });
  await step('handovers', { to: 'The mediator', on: '2022-01-10' });
  const answer = { casefile: closed, answer: 'denied', on: '2022-02-01', text: place('answer about a closed person') };
  await step('answers', { ...answer, sources });
  await step('drops', { casefile: closed, reason: 'other', text: place('drop of a closed person') });
  await step('entries', { casefile: closed, note: place('second note on a closed person') });
  return { list, closed };
}
