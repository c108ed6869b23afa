import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { judgedBy, keepersUpTo, profileNamed, recipientOf, titleOf, type Audience, type Profile } from '#readiness';
import { wordIn, type PledgeReading, type Protection } from '#record';
import type { Paper } from '#typesetting';
import {
  adjudicated,
  claim,
  corrected,
  digest,
  disputed,
  fact,
  grouped,
  namesake,
  onRecord,
  opened,
  retracted,
  reviewed,
  source,
  uuid,
  waived,
  type OnRecord,
} from '../../../test/support/on-record.js';
import { readingOf } from '../../../test/support/reading-of.js';
import { dossierOf } from './dossier-of.js';
import type { PersonDossier } from './dossier.js';
import type { DossierMaterial } from './material.js';
import { dossierPaper } from './paper/dossier-paper.js';
import type { ReadinessTold } from './readiness-told.js';

const PROFILE = profileNamed('ombudsman-list') as Profile;
const PARTNERS: Audience = recipientOf(PROFILE, 'team', false);
const CONSENTED: Audience = recipientOf(PROFILE, 'team', true);
const [ONE, TWO, THREE, FOUR, FIVE] = [uuid(101), uuid(102), uuid(103), uuid(104), uuid(105)];
const SIZO = { text: 'Simferopol SIZO-1', lang: 'en', code: 'UA-43', kind: 'remand-prison' };
const COURT = { text: 'Example District Court', recognition: 'occupying-power' };

function materialOf(events: readonly OnRecord[], audience: Audience, more: Partial<DossierMaterial> = {}) {
  const reading = readingOf(onRecord(...events), { clearance: audience.level });
  const documents = new Map([
    [digest('document'), { title: 'A report', capturedAt: '2026-08-01T10:00:00Z', mediaType: 'text/html' }],
    [
      digest('centre'),
      {
        title: 'A statement',
        publisher: 'Example Centre',
        publishedOn: '2020-05~',
        address: 'https://example.org/1',
        capturedAt: '2026-08-01T10:00:00Z',
        mediaType: 'text/html',
      },
    ],
  ]);
  const { position } = reading;
  return {
    reading,
    profile: PROFILE,
    audience,
    pledges: [],
    groups: [],
    documents,
    known: position,
    position,
    ...more,
  };
}

function told(events: readonly OnRecord[], audience = PARTNERS, more: Partial<DossierMaterial> = {}): PersonDossier {
  return dossierOf(materialOf(events, audience, more)) as PersonDossier;
}

function judged({ readiness }: PersonDossier): ReadinessTold {
  if (readiness === undefined) throw new Error('the dossier tells of no readiness');
  return readiness;
}

/** Everything a paper has in it, as text. */
const textOf = (paper: Paper): string => JSON.stringify(paper);
const printed = (dossier: PersonDossier): string =>
  [dossier, dossierPaper(dossier, 'en'), dossierPaper(dossier, 'uk')].map((one) => JSON.stringify(one)).join('\n');

const STORY: readonly OnRecord[] = [
  opened('Anna Example'),
  claim('Named', null, {
    text: 'Анна Приклад',
    lang: 'uk',
    script: 'Cyrl',
    scheme: 'passport',
    patronymic: 'Іванівна',
  }),
  claim('Named', null, { text: 'Anna Przyklad', lang: 'en', scheme: 'as-in-source' }),
  claim('Born', '1980-03-02', { place: { text: 'Bakhchysarai', code: 'UA-43' }, sex: 'female' }),
  claim('CitizenshipStated', '2021', {
    country: 'RU',
    imposedBy: 'the occupying power',
    position: 'does not accept it',
  }),
  claim('Arrested', '2020-05-03~', { by: 'police', asDescribed: 'a spy' }, { id: ONE, whenAsWritten: 'early May' }),
  claim('Arrested', '2020-06-08', {}, { id: TWO, occurrence: ONE, sources: [source('B2', 'centre')] }),
  claim('Charged', '2020-05-04', { articles: ['Art. 205.5 part 2'], asDescribed: 'membership' }),
  claim('Remanded', '2020-06-09', { court: COURT, until: '2020-08-03' }),
  claim('HeldAt', '2020-06-10', { facility: SIZO }),
  claim('TrialOpened', '2021-01-01', { court: COURT, number: '1-0/2021' }),
  claim('Sentenced', '2021-05-01', { court: COURT, articles: ['Art. 205.5'], term: 'P13Y', regime: 'strict' }),
  claim('AppealDecided', '2021-09-01', { outcome: 'reduced', term: 'P12Y6M', final: true }),
  claim('AliveConfirmed', '2026-08-01', { means: 'letter' }),
];

describe('a dossier', () => {
  it('tells who, where, why and for how long, each with its claims and dates', () => {
    const { identity, standing, proceedings, casefile, on } = told(STORY);
    expect([casefile, on]).toEqual([expect.any(String), '2026-09-01']);
    expect(identity.names.map(({ value, claims }) => [value.text, claims.length])).toEqual([
      ['Anna Example', 0],
      ['Анна Приклад', 1],
      ['Anna Przyklad', 1],
    ]);
    expect(identity.born).toMatchObject({ value: { sex: 'female' }, when: '1980-03-02', claims: [uuid(4)] });
    expect(identity.citizenships[0]?.value.fields).toMatchObject({ country: 'RU', imposedBy: 'the occupying power' });
    expect(standing.place).toMatchObject({
      value: { whereabouts: 'known', facility: SIZO, since: '2020-06-10' },
      claims: [uuid(10)],
    });
    expect(standing.custody).toMatchObject({
      value: { since: '2020-05-03~' },
      whenAsWritten: 'early May',
      claims: [ONE],
    });
    expect(standing.termEnds).toMatchObject({ value: { estimate: true } });
    expect(proceedings.stage).toMatchObject({ value: 'final', claims: [uuid(13)] });
    expect(proceedings.charges.map(({ value }) => [value.kind, value.articles, value.asDescribed])).toEqual([
      ['Arrested', undefined, 'a spy'],
      ['Charged', ['Art. 205.5 part 2'], 'membership'],
      ['Sentenced', ['Art. 205.5'], undefined],
    ]);
    expect(proceedings.sentence).toMatchObject({ value: { term: 'P13Y', court: COURT }, when: '2021-05-01' });
    expect(proceedings.appeal).toMatchObject({ value: { outcome: 'reduced', term: 'P12Y6M' }, claims: [uuid(13)] });
  });

  it('keeps every account of what happened, and states conflicts value by value', () => {
    const { chronology, conflicts } = told(STORY);
    const arrest = chronology.find(({ kind }) => kind === 'Arrested');
    expect(arrest).toMatchObject({ chosenBy: 'earliest-recorded', conflict: ['when'] });
    expect(arrest?.others).toMatchObject([{ claim: TWO, when: '2020-06-08' }]);
    const first = { value: '2020-05-03~', claims: [ONE], sources: [1] };
    const second = { value: '2020-06-08', claims: [TWO], sources: [2] };
    expect(conflicts).toEqual([
      { entry: arrest?.entry, kind: 'Arrested', on: [{ field: 'when', values: [first, second] }] },
    ]);
    expect(chronology.map(({ entry }) => entry)).toEqual(chronology.map((_, at) => at + 1));
  });

  it('marks corrections, disputes and retractions, and says why an account was not chosen', () => {
    const { chronology } = told([
      ...STORY,
      claim('Arrested', '2020-07-01', {}, { id: THREE, occurrence: ONE }),
      claim('Arrested', '2020-08-01', {}, { id: FOUR, occurrence: ONE }),
      corrected(ONE, { when: '2020-05-04' }, { reason: 'misread' }),
      disputed(THREE, { reason: 'no such report' }),
      retracted(FOUR, { reason: 'another person' }),
    ]);
    const arrest = chronology.find(({ kind }) => kind === 'Arrested');
    expect(arrest?.account.corrections).toMatchObject([{ reason: 'misread', changed: ['when'], was: '2020-05-03~' }]);
    expect(arrest?.others.map(({ notChosen }) => wordIn(notChosen, 'en'))).toEqual([
      expect.stringContaining('The other was chosen. Equally graded'),
      'It is disputed without answer.',
      'It was retracted.',
    ]);
    expect(arrest?.others.at(2)?.retraction).toMatchObject({ reason: 'another person' });
  });

  it('names for each rule the claims and entries it rests on, and has no score', () => {
    const { chronology } = told(STORY);
    const readiness = judged(told(STORY));
    const claims = new Set(chronology.flatMap(({ account, others }) => [account, ...others].map((one) => one.claim)));
    for (const rule of readiness.rules) {
      expect(rule.claims.filter((one) => !claims.has(one))).toEqual([]);
      expect(rule.entries.length > 0).toBe(rule.claims.length > 0);
    }
    expect(readiness.rules.find(({ id }) => id === 'CU-4')).toMatchObject({ outcome: 'met', claims: [uuid(14)] });
    expect(wordIn(readiness.summary, 'en')).toMatch(/^not ready: \d+ blocking: /);
    expect(printed(told(STORY))).not.toMatch(/\d ?%|score/i);
  });

  it('says how many rules it leaves out, and why', () => {
    const { leftOut, rules } = judged(told(STORY));
    const asked = judgedBy(PARTNERS, PROFILE).rules;
    expect(rules).toHaveLength(asked.length);
    expect(leftOut?.count ?? 0).toBe(PROFILE.rules.length - asked.length);
    expect(judged(told(STORY, keepersUpTo('sealed')))).not.toHaveProperty('leftOut');
  });

  it('calls nobody ready by a part of the rules, or by none', () => {
    const summaryUnder = (rules: readonly string[]) => {
      const { readiness } = told(STORY, PARTNERS, { profile: { ...PROFILE, rules } });
      return readiness && wordIn(readiness.summary, 'en');
    };
    expect(summaryUnder(['CU-4'])).toBe('ready');
    expect(summaryUnder(['CU-4', 'CO-2'])).toBe('By what this paper tells, nothing stands in the way.');
    expect(summaryUnder([])).toBeUndefined();
  });

  it('numbers sources as they are first cited, and does not name one that is closed', () => {
    const closed = source('C3', undefined, {
      document: digest('closed-paper'),
      locator: 'closed-locator',
      relay: ['closed-informant'],
    });
    const dossier = told([
      ...STORY,
      claim('AliveConfirmed', '2026-08-05', {}, { sources: [closed, source('A1', 'centre')] }),
    ]);
    expect(dossier.sources).toEqual([
      expect.objectContaining({ number: 1, named: true, title: 'A report', document: digest('document') }),
      expect.objectContaining({ number: 2, named: true, publisher: 'Example Centre', grades: ['B2', 'A1'] }),
      { number: 3, named: false, grades: ['C3'], relays: [] },
    ]);
    expect(printed(dossier)).not.toMatch(new RegExp(`${digest('closed-paper')}|closed-locator|closed-informant`));
    expect(printed(dossier)).toContain('a source that is not named here');
  });

  it('does not quote the hash of a closed document in a check', () => {
    const cite = (relay: string) => source('C3', relay, { document: digest('closed-paper') });
    const twice = claim('Searched', '2020-05-01', {}, { sources: [cite('one'), cite('two')] });
    const within = told([...STORY, twice], PARTNERS);
    const open = new Map([[digest('closed-paper'), { capturedAt: '2026-08-01', mediaType: 'text/html' }]]);
    expect(within.checks.map(({ code }) => code)).not.toContain('one-document-as-two-roots');
    expect(told([...STORY, twice], PARTNERS, { documents: open }).checks.map(({ code }) => code)).toContain(
      'one-document-as-two-roots',
    );
  });

  it('shows a photograph only where the claim it rests on is told', () => {
    const photographed = claim('Photographed', '2020', { document: digest('centre') }, { id: THREE });
    const photograph = { file: 'photograph.png', claim: THREE };
    expect(told([...STORY, photographed], PARTNERS, { photograph }).identity).not.toHaveProperty('photograph');
    const shown = told([...STORY, photographed], CONSENTED, { photograph });
    expect(shown.identity.photograph).toEqual({ value: { file: 'photograph.png' }, claims: [THREE] });
    expect(dossierPaper(shown, 'uk').blocks).toContainEqual(expect.objectContaining({ is: 'picture' }));
  });

  it('is the same for the same material', () => {
    const once = materialOf(STORY, PARTNERS);
    expect(JSON.stringify(dossierOf(once))).toBe(JSON.stringify(dossierOf(materialOf(STORY, PARTNERS))));
    expect(textOf(dossierPaper(dossierOf(once), 'uk'))).toBe(textOf(dossierPaper(dossierOf(once), 'uk')));
  });
});

/** A record with something closed in every place that has room for it. */
function closedThings(level: Protection): OnRecord[] {
  const closed = { protection: level };
  const secret = source('B2', 'secret-root', { document: digest('secret'), locator: 'secret-locator', ...closed });
  return [
    opened('Anna Example', { note: 'secret-note', by: 'secret-opener' }),
    claim('Named', null, { text: 'secret-name' }, closed),
    claim('Arrested', '2020-05-03', { by: 'police' }, { id: ONE, by: 'secret-recorder', sources: [source(), secret] }),
    claim('Arrested', '2020-05-04', { by: 'police' }, { id: TWO, occurrence: ONE }),
    claim('Arrested', '2020-05-05', { by: 'secret-arrest' }, { occurrence: ONE, ...closed }),
    claim('HeldAt', '2020-06-01', { facility: { text: 'secret-place' } }, closed),
    claim('Searched', '2020-05-03', { premises: { text: 'secret-address' } }),
    claim('CounselNamed', '2020-05-04', { name: 'Olena Example', contact: 'secret-counsel' }),
    claim('HealthReported', '2026-08-01', { grade: 'serious', condition: 'secret-condition' }),
    claim('FamilyContactNamed', '2026-08-01', { name: 'secret-contact', kinship: 'mother', contact: 'secret-number' }),
    claim('ConsentRefused', '2026-08-01', { to: 'exchange', whyNotSelf: 'secret-reason' }),
    claim('IdentityDocumentSeen', '2020', { documentKind: 'passport', number: 'secret-passport' }),
    adjudicated(ONE, TWO, { by: 'secret-judge', reason: 'the verdict says so' }),
    corrected(ONE, { when: '2020-05-03' }, { by: 'secret-corrector' }),
    disputed(ONE, { by: 'secret-disputer' }),
    reviewed({ by: 'secret-reviewer', note: 'secret-review' }),
    waived('CU-4', '2027-01-01', { by: 'secret-waiver', reason: 'no letters' }),
    namesake(uuid(666)),
  ];
}

describe('what may not be told', () => {
  it.each<Protection>(['team', 'sealed'])('is in no place of a dossier for partners when it is %s', (level) => {
    const dossier = told(closedThings(level));
    expect(printed(dossier)).not.toMatch(/secret/);
    expect(printed(dossier)).not.toContain(uuid(666));
    expect(printed(dossier)).not.toContain(digest('secret'));
    expect(wordIn(dossier.chronology.find(({ kind }) => kind === 'Arrested')?.because ?? '', 'en')).toBe(
      'Preferred by adjudication: the verdict says so',
    );
  });

  it('is not told for want of consent even where it was recorded as open, and that is said', () => {
    const events = [...STORY, claim('HealthReported', '2026-08-01', { grade: 'critical' }, { protection: 'public' })];
    const { care, chronology } = told(events);
    expect(care).toMatchObject({ health: [], contacts: [], consents: [] });
    expect(wordIn(care.withheld ?? '', 'en')).toContain('no consent to share them with this recipient is on record');
    expect(chronology.map(({ kind }) => kind)).not.toContain('HealthReported');
    expect(told(events, CONSENTED).care).toMatchObject({ health: [{ value: { kind: 'HealthReported' } }] });
    expect(told(events, CONSENTED).care).not.toHaveProperty('withheld');
  });

  it('names nobody who keeps the record, whoever reads it but themselves', () => {
    const said = printed(told(closedThings('partners'), CONSENTED));
    for (const who of ['opener', 'recorder', 'judge', 'corrector', 'disputer', 'reviewer', 'waiver'])
      expect(said).not.toContain(`secret-${who}`);
    expect(said).toContain('Waived by those who keep the record until 2027-01-01');
    expect(printed(told(closedThings('partners'), keepersUpTo('sealed')))).toContain('Waived by secret-waiver');
    expect(said).not.toMatch(/secret-(note|review)/);
  });

  it('are minors, whoever asks', () => {
    const events = [
      ...STORY,
      claim('Related', '2020', { relation: 'daughter', to: { name: 'little-one', minor: true } }),
      claim('Related', '2020', { relation: 'brother', to: { name: 'Petro Example', casefile: uuid(777) } }),
    ];
    for (const audience of [PARTNERS, CONSENTED, keepersUpTo('sealed')]) {
      expect(printed(told(events, audience))).not.toMatch(/little-one|daughter/);
      expect(printed(told(events, audience))).not.toContain(uuid(777));
    }
    expect(printed(told(events, CONSENTED))).toContain('brother');
  });
});

const PLEDGE: PledgeReading = {
  id: uuid(500),
  casefile: uuid(1),
  patron: { name: 'Vira Example', body: 'Example Parliament', country: 'UA' },
  formerPatrons: [{ patron: { name: 'Ivan Example' }, until: '2024', reason: 'left' }],
  campaign: uuid(501),
  termsVersion: 1,
  declaredOn: '2020-12-01',
  whenAsWritten: '1.12.2020',
  sources: [source('A1', 'centre')],
  state: 'ended',
  ended: { on: '2026-08-01', reason: 'mandate-ended' },
  duties: [
    {
      term: 1,
      text: 'Speak in public every month',
      kind: 'monthly',
      done: [
        {
          event: uuid(502),
          term: 1,
          on: '2021-01-15',
          period: '2021-01',
          sources: [source()],
          replies: [{ event: uuid(504), on: '2021-01-20', text: 'noted' }],
          late: true,
        },
      ],
      due: '2026-09-30',
      overdue: ['2026-07'],
    },
    { term: 9, text: 'Patronage is no financial aid', kind: 'limitation', done: [] },
  ],
  protection: 'public',
  position: '1',
};

describe('patrons', () => {
  it('are told with what was done, is due and is overdue; a limitation as one', () => {
    const dossier = told(STORY, PARTNERS, { pledges: [PLEDGE, { ...PLEDGE, id: uuid(503), protection: 'team' }] });
    expect(dossier.patronages).toHaveLength(1);
    expect(dossier.patronages[0]).toMatchObject({
      pledge: uuid(500),
      patron: { name: 'Vira Example' },
      citations: [{}],
    });
    const paper = textOf(dossierPaper(dossier, 'en'));
    for (const text of ['Vira Example, Example Parliament, UA', 'formerly Ivan Example', '1 ×', '30 September 2026'])
      expect(paper).toContain(text);
    expect(paper).toContain('a limitation, not a duty');
    const inUkrainian = textOf(dossierPaper(dossier, 'uk'));
    for (const text of ['раніше Ivan Example', 'із запізненням; відповідь: 20 січня 2021', 'припинено: 1 серпня 2026'])
      expect(inUkrainian).toContain(text);
    expect(JSON.stringify(dossier)).not.toContain('"reason":"left"');
    expect(JSON.stringify(dossier)).not.toContain(uuid(504));
  });
});

describe('the paper of a dossier', () => {
  const proof = {
    origin: 'example.org/log',
    size: 12,
    root: 'cm9vdA==',
    checkpoint: 'note',
    address: 'https://example.org/log/proof/1',
    events: [],
  };

  it('says whose it is, as of when, and where it is proven, on every page', () => {
    const dossier = told(STORY, PARTNERS, { proof });
    const paper = dossierPaper(dossier, 'en');
    expect(paper).toMatchObject({
      language: 'en',
      title: 'Dossier: Anna Przyklad',
      marking: 'For: List between the Ombudsmen; up to partners',
      date: '2026-09-01',
      pageOf: 'page {page} of {pages}',
      footer: { address: proof.address },
    });
    expect(paper.footer?.lines.slice(1)).toEqual(['Log example.org/log, checkpoint of 12 entries', 'root cm9vdA==']);
    expect(dossierPaper(dossier, 'uk')).toMatchObject({
      title: 'Досьє: Анна Приклад',
      pageOf: 'сторінка {page} з {pages}',
    });
    expect(dossierPaper(told(STORY), 'en').footer).not.toHaveProperty('address');
  });

  it('marks an internal copy', () => {
    const copy = told(STORY, keepersUpTo('sealed'));
    expect(dossierPaper(copy, 'en').marking).toBe('Internal copy, up to sealed: not to be handed over');
    expect(dossierPaper(copy, 'uk').marking).toContain('не передавати');
  });

  it('shows codes, courts of the occupying power, quotes, vague dates and sources', () => {
    const paper = textOf(dossierPaper(told(STORY), 'en'));
    for (const text of [
      'Simferopol SIZO-1 (UA-43)',
      'Held at Simferopol SIZO-1",{"quiet":" (UA-43)"}',
      'Example District Court',
      ' (set up by the occupying power)',
      '“a spy”',
      ' (2020-05-03~; as written: early May)',
      'about 3 May 2020',
      'an estimate, not a release',
      'patronymic Іванівна',
      'no claim on record',
      'imposed by the occupying power',
      '"cites":[1]',
    ])
      expect(paper).toContain(text);
    expect(textOf(dossierPaper(told(STORY), 'uk'))).toContain('створений окупаційною владою');
  });

  it('says rules, outcomes and reasons in Ukrainian', () => {
    const tables = dossierPaper(told(STORY), 'uk').blocks.filter(({ is }) => is === 'table');
    const rules = tables.find((block) => block.is === 'table' && block.head[0] === 'Правило');
    expect(JSON.stringify(rules)).toContain('не виконано');
    expect(JSON.stringify(rules)).not.toMatch(/unmet|stale|proof of life|is on record/);
    expect(dossierPaper(told(STORY), 'uk').marking).toBe(`Для: ${titleOf(PROFILE, 'uk')}; рівень: для партнерів`);
  });

  it('folds the other accounts into the row of the one chosen', () => {
    const { blocks } = dossierPaper(told(STORY), 'en');
    const rows = blocks.flatMap((block) => (block.is === 'table' ? block.rows : []));
    const arrest = rows.find((row) => JSON.stringify(row).includes('Arrested by police'));
    expect(JSON.stringify(arrest?.[2])).toContain(String.raw`\nAnother account: 8 June 2020: Arrested`);
  });

  it('tells a group, corrections and disputes in both languages', () => {
    const events = [...STORY, grouped({ role: 'defendant' }), corrected(ONE, { when: '2020-05-04' }), disputed(TWO)];
    const groups = [
      {
        id: FIVE,
        names: [
          { text: 'Example case', lang: 'en' },
          { text: 'Приклад', lang: 'uk' },
        ],
        role: 'defendant',
      },
    ];
    const dossier = told(events, PARTNERS, { groups });
    expect(textOf(dossierPaper(dossier, 'en'))).toMatch(
      /corrected on 2026-08-31 \(date\): for a reason; it was about 3 May/,
    );
    expect(textOf(dossierPaper(dossier, 'uk'))).toMatch(/Приклад.*defendant.*виправлено.*оспорюється/s);
  });
});

describe('the dossier of an erased casefile', () => {
  it('says that it was erased, when and on what ground, and nothing else', () => {
    const erased = fact('PersonalDataErased', { basis: 'safety-of-the-person', count: 2, digests: [] });
    const dossier = dossierOf(materialOf([...STORY, erased], CONSENTED));
    expect(Object.keys(dossier).toSorted()).toEqual(
      ['audience', 'casefile', 'erased', 'known', 'on', 'position', 'profile'].toSorted(),
    );
    expect(dossierPaper(dossier, 'en').blocks).toEqual([
      {
        is: 'notice',
        text: ['What this casefile held was erased on 31 August 2026, on the ground: safety of the person.'],
      },
    ]);
    expect(textOf(dossierPaper(dossier, 'uk'))).not.toMatch(/Приклад|Przyklad|Example/);
  });
});
