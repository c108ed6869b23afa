import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { keepersUpTo, profileNamed, type Profile } from '#readiness';
import type { Language } from '#record';
import type { Paper, Text } from '#typesetting';
import { claim, digest, onRecord, opened, source, uuid, type OnRecord } from '../../../../test/support/on-record.js';
import { readingOf } from '../../../../test/support/reading-of.js';
import { dossierOf } from '../dossier-of.js';
import { dossierPaper } from './dossier-paper.js';

const ONE = uuid(101);
const DISPUTED = { text: 'Example Tribunal', recognition: 'disputed' };

/** The paper of an internal copy. */
function paperOf(language: Language, ...events: OnRecord[]): Paper {
  const reading = readingOf(onRecord(...events));
  const { position } = reading;
  const documents = new Map([[digest('document'), { capturedAt: '2026-08-01', mediaType: 'text/html' }]]);
  const dossier = dossierOf({
    reading,
    profile: profileNamed('ombudsman-list') as Profile,
    audience: keepersUpTo('sealed'),
    pledges: [],
    groups: [],
    documents,
    known: position,
    position,
  });
  return dossierPaper(dossier, language);
}

/** The words of a paper, without their weight. */
function wordsOf({ blocks }: Paper): string {
  const plain = (text: Text) =>
    text
      .map((run) => {
        if (typeof run === 'string') return run;
        if ('strong' in run) return run.strong;
        if ('quiet' in run) return run.quiet;
        return 'gap' in run ? run.gap : `[${run.cites.join(', ')}]`;
      })
      .join('');
  return blocks
    .flatMap((block) => {
      if (block.is === 'heading') return [block.text];
      if (block.is === 'fields')
        return block.rows.map(({ label, values }) => `${label}: ${values.map(plain).join(' | ')}`);
      if (block.is === 'table') return block.rows.map((row) => row.map(plain).join(' | '));
      if (block.is === 'list') return block.items.map(plain);
      return 'text' in block ? [plain(block.text)] : [plain(block.caption)];
    })
    .join('\n');
}

const said = (language: Language, ...events: OnRecord[]) => wordsOf(paperOf(language, ...events));

describe('an internal copy', () => {
  const closed = [
    claim('IdentityDocumentSeen', '2020', { documentKind: 'passport', number: 'XX000000' }),
    claim('HealthReported', '2026-08-01', { grade: 'serious', condition: 'diabetes', needs: 'insulin' }),
    claim('CounselNamed', '2020-05-04', { name: 'Olena Example', appointment: 'chosen', contact: 'olena@example.org' }),
    claim('FamilyContactNamed', '2026-08-01', { name: 'Maria Example', kinship: 'mother' }),
    claim('ConsentGiven', '2026-08-01', { to: 'exchange', by: 'lawyer', whyNotSelf: 'no letters' }),
  ];

  it('tells documents, health, counsel, contacts and consents', () => {
    const paper = said('en', ...closed);
    for (const line of [
      'Identity documents: Identity document seen: passport XX000000, 2020 (2020) [1]',
      'Health: Health reported: serious; diabetes; insulin, 1 August 2026 [1]',
      'Counsel: Counsel named: Olena Example, chosen; olena@example.org, 4 May 2020 [1]',
      'Contacts: Family contact named: mother; Maria Example, 1 August 2026 [1]',
      'Consents and wishes: Consent to exchange given by a lawyer; no letters, 1 August 2026 [1]',
    ])
      expect(paper).toContain(line);
    expect(said('uk', ...closed)).toContain('Контакти:');
  });

  it('says that there is nothing where there is nothing', () => {
    const paper = said('en');
    for (const line of [
      'Health: nothing that this copy may tell',
      'No accounts told here are in conflict.',
      'Nothing else wants a look.',
      'No pledge of patronage is on record.',
      'No source is cited.',
      'No checkpoint covers this position yet.',
    ])
      expect(paper).toContain(line);
  });
});

describe('open questions', () => {
  it('name the values that accounts give, each in words', () => {
    const first = { term: 'P12Y', regime: 'strict', inAbsentia: false };
    const second = { term: 'P13Y6M', regime: 'general', inAbsentia: true };
    const events = [
      claim('Sentenced', '2021-05-01', first, { id: ONE }),
      claim('Sentenced', '2021-05-02', second, { occurrence: ONE }),
    ];
    const paper = said('en', ...events);
    for (const line of [
      'Entry 1, date: 1 May 2021 [1]; 2 May 2021 [1]',
      'Entry 1, term: 12 years [1]; 13 years 6 months [1]',
      'Entry 1, regime: strict [1]; general [1]',
      'Entry 1, in absentia: no [1]; yes [1]',
    ])
      expect(paper).toContain(line);
    expect(said('uk', ...events)).toMatch(/Запис 1, строк: 12 років \[1]; 13 років 6 місяців \[1]/);
  });

  it('name numbers, and what wants a look with its entries', () => {
    const paper = said(
      'en',
      claim('PunishmentCellImposed', '2021-05-01', { days: 15 }, { id: ONE }),
      claim('PunishmentCellImposed', '2021-05-01', { days: 10 }, { occurrence: ONE }),
      claim('Released', '2020-05-03', { ground: 'unknown' }),
      claim('Arrested', '2020-06', {}),
    );
    expect(paper).toContain('days: 15 [1]; 10 [1]');
    expect(paper).toMatch(/Released \(2020-05-03\) stands before Arrested \(2020-06\)\. entries \d, \d \[1]/);
  });
});

describe('proceedings', () => {
  it('tell all that a court gave', () => {
    const paper = said(
      'en',
      claim('Sentenced', '2021-05-01', {
        court: DISPUTED,
        judge: 'A. Example',
        lifeImprisonment: true,
        fine: '1000',
        additional: 'no public office',
        inAbsentia: true,
      }),
      claim('AppealDecided', '2021-09-01', { outcome: 'upheld', final: false }),
    );
    expect(paper).toContain(
      'Sentence: life imprisonment, in absentia, Example Tribunal (its standing is disputed), presided by A. Example, ' +
        'fine: 1000, additionally: no public office, 1 May 2021 [1]',
    );
    expect(paper).toContain('Latest appeal: upheld, not in force, 1 September 2021 [1]');
  });

  it('tell the end of the term with credit, and how it is reckoned', () => {
    const court = { text: 'Example Military Court', country: 'RU', recognition: 'recognised' };
    const paper = said(
      'en',
      claim('Arrested', '2020-01-01'),
      claim('Remanded', '2020-01-02'),
      claim('Sentenced', '2021-01-01', { court, term: 'P5Y', regime: 'general' }),
      claim('AppealDecided', '2021-06-01', { outcome: 'upheld', final: true }),
    );
    expect(paper).toMatch(/Term should end: .* an estimate, not a release \(without credit: 1 January 2025\)/);
    expect(paper).toContain('days of remand count 1.5 each');
  });
});

describe('the chronology', () => {
  it('quotes sources, and says whose each of several places and bodies is', () => {
    const bases = [{ who: 'holding side', what: 'pardon' }, { what: 'exchange' }];
    const paper = said(
      'en',
      opened(),
      claim('Transferred', '2021', { from: { text: 'Here', code: 'UA-43' }, to: { text: 'There', code: 'UA-40' } }),
      claim('Released', '2022', { ground: 'exchange', basesClaimed: bases }),
      claim('DiedInCustody', '2023', { statedCause: 'heart failure', allegedCause: 'no care' }),
      claim('TrialOpened', '2021-03', { court: DISPUTED }, { inferred: 'from the docket' }),
      claim('Arrested', '2020', {}, { sources: [source('F6', 'rumour')] }),
    );
    expect(paper).toContain('Transferred from Here to There (Here: UA-43; There: UA-40)');
    expect(paper).toContain('Released in an exchange; holding side: “pardon”; “exchange”');
    expect(paper).toContain('Died in custody; “heart failure”; “no care”');
    expect(paper).toContain(
      'March 2021 (2021-03) | Trial opened at Example Tribunal (its standing is disputed)\ndate, worked out: from the docket',
    );
    expect(paper).toContain('a source that is not named here, graded F6');
  });

  it('names corrected fields in words', () => {
    const wrong = claim('Sentenced', '2021', { lifeImprisonment: true }, { id: ONE });
    const right = {
      type: 'ClaimCorrected',
      data: () => ({
        claim: ONE,
        values: { fields: { lifeImprisonment: null, asX: null } },
        reason: 'misread',
        protection: 'public',
      }),
    };
    expect(said('en', wrong, right)).toContain('corrected on 2026-08-31 (life imprisonment, as x): misread');
  });
});
