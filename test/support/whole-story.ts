import type { Recorded, RunningServer } from './running-server.js';

/** The ids of everything that the story put on record. */
export interface Story {
  readonly document: string;
  readonly casefile: string;
  readonly other: string;
  readonly arrest: string;
  readonly adjudication: string;
  readonly casegroup: string;
  readonly campaign: string;
  readonly pledge: string;
  readonly duty: string;
  readonly list: string;
  /** What each step answered, by its route. */
  readonly steps: ReadonlyMap<string, Recorded>;
}

/** The rules of an invented recipient, as they are published. */
export const A_PROFILE = {
  profile: 'mediator-list',
  title: 'List for a mediator',
  about: 'A short list that a mediator carries.',
  recipients: ['Example Mediator'],
  clearance: 'team',
  rules: ['ID-1', 'ID-2', 'CU-4', 'CO-2', 'CO-5', 'PR-1', 'PR-2'],
  blocking: [{ rule: 'ID-2', blocks: false }],
  windows: [{ rule: 'CU-4', days: 30 }],
  minimumGrade: 'C3',
  acceptsBesideCustody: ['house-arrest'],
  marginDays: 30,
  namesNeeded: [{ about: 'in full' }],
};

/** Records one invented person's story through every route that records something. */
export async function tellWholeStory(server: RunningServer): Promise<Story> {
  const steps = new Map<string, Recorded>();
  const tell = async (route: string, as: Parameters<RunningServer['recorded']>[2], body: unknown, ...ids: string[]) => {
    const path = ids.reduce((so, id) => so.replace(/:\w+/, id), route);
    const recorded = await server.recorded(path, body, as);
    steps.set(route, recorded);
    return recorded.id;
  };
  const [monitor, reviewer, advocate] = [{ as: 'monitor' }, { as: 'reviewer' }, { as: 'advocate' }] as const;
  const document = await tell('/api/documents', monitor, {
    text: 'Police held Anna Example.',
    mediaType: 'text/plain',
    address: 'https://news.example/1',
  });
  const sources = [{ document, reliability: 'B', credibility: 2 }];
  const [reason, because] = [{ reason: 'A second look' }, 'Two sources agree'];

  const other = await tell('/api/casefiles', monitor, { names: [{ text: 'Bohdan Example' }] });
  const casefile = await tell('/api/casefiles', monitor, { names: [{ text: 'Anna Example', lang: 'en' }] });
  const claims = '/api/casefiles/:id/claims';
  const claim = (kind: string, when: string, more: object = {}) =>
    tell(claims, monitor, { kind, when, sources, ...more }, casefile);
  const arrest = await claim('Arrested', '2020-05-03~', { by: 'police' });
  const second = await claim('Arrested', '2020-05-04', { occurrence: arrest });
  const apart = await claim('Arrested', '2020-05-05');
  const mistaken = await claim('Charged', '2020-05-06', { articles: ['208'] });
  await claim('Sentenced', '2021-02-01', { term: 'P7Y' });
  const accounts = '/api/casefiles/:id/occurrences/:occurrence/accounts';
  await tell(accounts, monitor, { match: [apart], reason: because }, casefile, arrest);
  await tell(accounts, monitor, { separate: apart, reason: because }, casefile, arrest);
  await tell(`${claims}/:claim/dispute`, reviewer, reason, casefile, second);
  await tell(`${claims}/:claim/correction`, monitor, { values: { when: '2020-05-03' }, ...reason }, casefile, second);
  await tell(`${claims}/:claim/retraction`, monitor, reason, casefile, mistaken);
  const adjudication = '/api/casefiles/:id/occurrences/:occurrence/adjudication';
  const adjudicated = await tell(
    adjudication,
    { ...reviewer, by: 'r-1' },
    { prefer: second, reason: because },
    casefile,
    arrest,
  );
  await tell('/api/casefiles/:id/reviews', { ...reviewer, by: 'r-2' }, {}, casefile);
  await tell('/api/casefiles/:id/waivers', advocate, { rule: 'CO-2', ...reason, until: '2099-12-31' }, casefile);

  const casegroup = await tell('/api/casegroups', monitor, { names: [{ text: 'The May case' }] });
  await tell('/api/casegroups/:id/members', monitor, { casefile, role: 'defendant' }, casegroup);

  const campaign = await tell('/api/campaigns', advocate, { names: ['Godparents'] });
  const terms = [
    { number: 1, text: 'Declare publicly', kind: 'once', byDeclaring: true },
    { number: 2, text: 'Speak of the ward', kind: 'monthly' },
  ];
  const published = { version: 1, publishedOn: '2020-12-01', terms, sources };
  await tell('/api/campaigns/:id/terms', advocate, published, campaign);
  const pledged = { casefile, campaign, patron: { name: 'Petra Patron' }, declaredOn: '2021-02-24', sources };
  const pledge = await tell('/api/pledges', advocate, pledged);
  const done = { on: '2021-03-10', sources };
  const duty = await tell('/api/pledges/:id/duties', monitor, { term: 2, ...done }, pledge);
  await tell('/api/pledges/:id/replies', monitor, { duty, text: 'Received', ...done }, pledge);
  await tell('/api/pledges/:id/handover', advocate, { to: { name: 'Quentin Patron' }, ...reason, ...done }, pledge);

  await tell('/api/profiles', advocate, A_PROFILE);
  const list = await tell('/api/exchange-lists', advocate, { profile: 'ombudsman-list' });
  const entries = '/api/exchange-lists/:id/entries';
  await tell(entries, advocate, { casefile: other }, list);
  await tell(entries, advocate, { casefile, urgent: true }, list);
  await tell('/api/exchange-lists/:id/drops', advocate, { casefile: other, reason: 'duplicate' }, list);
  await tell('/api/exchange-lists/:id/freeze', advocate, undefined, list);
  await tell('/api/exchange-lists/:id/reviews', reviewer, { findings: 'agreed' }, list);
  await tell('/api/exchange-lists/:id/handovers', advocate, { to: 'The mediator', on: '2022-01-10' }, list);
  const answer = { casefile, answer: 'confirmed', on: '2022-02-01', sources };
  await tell('/api/exchange-lists/:id/answers', advocate, answer, list);
  // Another version, to be compared with the one that was answered.
  await tell('/api/exchange-lists/:id/freeze', advocate, undefined, list);
  await tell('/api/pledges/:id/end', advocate, { reason: 'withdrawn', on: '2022-03-01', sources }, pledge);
  return {
    document,
    casefile,
    other,
    arrest,
    adjudication: adjudicated,
    casegroup,
    campaign,
    pledge,
    duty,
    list,
    steps,
  };
}
