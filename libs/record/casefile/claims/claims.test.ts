import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { fieldsOf, tryRead, type FieldSpec } from '../../fields/index.js';
import { mayRead } from '../../protection.js';
import { LIBERTY, LIFE, NOTHING_KNOWN, PROCEDURE, WHEREABOUTS, type Facets } from '../facets.js';
import { CLAIM_GROUPS, ClaimCommon, claimKindNamed, claimKinds, type ClaimKind } from './index.js';
import { lineOf } from './claim-kind.js';
import { durationInWords } from './in-words.js';

const CATALOGUE: Record<(typeof CLAIM_GROUPS)[number], string> = {
  custody:
    'Searched Arrested Remanded DetentionExtended Transferred HeldAt Restricted RestrictionLifted ForciblyExamined ' +
    'PunishmentCellImposed WhereaboutsLost WhereaboutsEstablished Released ReleaseReversed ReturnedHome DiedInCustody',
  court: 'Charged ProceedingsChanged TrialOpened SentenceDemanded Sentenced AppealDecided InternationalMeasure',
  person:
    'Named Born Related CitizenshipStated IdentityDocumentSeen Photographed HealthReported HungerStrike ' +
    'IllTreatmentAlleged AliveConfirmed CounselNamed FamilyContactNamed ConsentGiven ConsentRefused ConsentWithdrawn ' +
    'DestinationStated',
  advocacy: 'Recognised MotiveAssessed RegisterEntryChanged AppliedToBody LetterSent LetterReceived',
};

const EVERY_BEFORE: readonly Facets[] = LIFE.flatMap((life) =>
  LIBERTY.flatMap((liberty) =>
    PROCEDURE.flatMap((procedure) =>
      WHEREABOUTS.map((value) => ({ life, liberty, procedure, whereabouts: { value } })),
    ),
  ),
);

type Fields = Record<string, unknown>;

function kindOf(name: string): ClaimKind {
  const kind = claimKindNamed(name);
  if (kind === undefined) throw new Error(`no kind ${name}`);
  return kind;
}

function fieldsOfKind(kind: ClaimKind, sent: Fields): object {
  const { value, problems } = tryRead(kind.fields, sent);
  expect(problems).toEqual([]);
  return value;
}

/** The example with only those fields for which `keep` says so. */
function cut(kind: ClaimKind, keep: (spec: FieldSpec) => boolean): Fields {
  const specs = fieldsOf(kind.fields);
  return Object.fromEntries(
    Object.entries(kind.example).filter(([name]) => {
      const spec = specs.get(name);
      return spec !== undefined && keep(spec);
    }),
  );
}

/** The example, the least that can be said, and the example once with each word of each closed list. */
function variants(kind: ClaimKind): Fields[] {
  const words = [...fieldsOf(kind.fields).values()].flatMap(({ name, type }) =>
    type.is === 'one-of' ? type.values.map((value) => ({ ...kind.example, [name]: value })) : [],
  );
  return [{ ...kind.example }, cut(kind, ({ optional }) => optional !== true), ...words];
}

function changed(name: string, sent: Fields, before: Partial<Facets> = {}): Partial<Facets> {
  const kind = kindOf(name);
  return kind.effect?.(fieldsOfKind(kind, sent), { ...NOTHING_KNOWN, ...before }) ?? {};
}

describe('the catalogue of claim kinds', () => {
  it.each(CLAIM_GROUPS)('is complete and in order for the group %s', (group) => {
    expect(claimKinds.filter((kind) => kind.group === group).map(({ name }) => name)).toEqual(
      CATALOGUE[group].split(' '),
    );
  });

  it('has 45 kinds, grouped', () => {
    expect(claimKinds).toHaveLength(45);
    expect(claimKinds.map(({ name }) => name)).toEqual(CLAIM_GROUPS.flatMap((group) => CATALOGUE[group].split(' ')));
  });

  it('finds a kind by its name', () => {
    for (const kind of claimKinds) expect(claimKindNamed(kind.name)).toBe(kind);
  });

  it.each(['', 'arrested', 'constructor', '__proto__', 'toString', 'ClaimCorrected'])('knows no kind "%s"', (name) => {
    expect(claimKindNamed(name)).toBeUndefined();
  });
});

describe.each(claimKinds.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  it('reads its example', () => {
    expect(tryRead(kind.fields, kind.example).problems).toEqual([]);
  });

  it('reads the least that can be said, and every word of its closed lists', () => {
    for (const sent of variants(kind)) expect(tryRead(kind.fields, sent).problems).toEqual([]);
  });

  it('refuses a field it does not have', () => {
    expect(tryRead(kind.fields, { ...kind.example, nickname: 'Anya' }).problems).toEqual([
      { field: 'nickname', message: 'is not a field here' },
    ]);
  });

  it('refuses to go without a field it needs', () => {
    for (const { name, optional } of fieldsOf(kind.fields).values()) {
      if (optional === true) continue;
      const without = cut(kind, (spec) => spec.name !== name);
      expect(tryRead(kind.fields, without).problems.map(({ field }) => field)).toEqual([name]);
    }
  });

  it('has no field that a request needs for something else', () => {
    const taken = new Set([...fieldsOf(ClaimCommon).keys(), 'kind', 'casefile', 'claim', 'do', 'ref']);
    expect([...fieldsOf(kind.fields).keys()].filter((name) => taken.has(name))).toEqual([]);
  });

  it('says one line without a date', () => {
    for (const sent of variants(kind)) {
      const said = kind.says(fieldsOfKind(kind, sent));
      expect(said).toMatch(/^[A-Z][^\n]*[^\s,:]$/);
      expect(said).not.toMatch(/undefined|null|\[object| {2}|\d{4}|\d{1,2}\.\d{1,2}\./);
    }
  });

  it('says it without the fields that are kept closer than the claim', () => {
    const whole = kind.says(fieldsOfKind(kind, { ...kind.example }));
    const seen = cut(kind, ({ protection = 'public' }) => mayRead(kind.protection, protection));
    expect(kind.says(seen)).toBe(whole);
  });

  it('has its effect whatever was true before, with and without the fields kept closer', () => {
    const seen = cut(kind, ({ protection = 'public' }) => mayRead(kind.protection, protection));
    const given = [...variants(kind).map((sent) => fieldsOfKind(kind, sent)), seen];
    const results = given.flatMap((fields) =>
      EVERY_BEFORE.map((before) => ({ ...before, ...kind.effect?.(fields, before) })),
    );
    expect(results.filter(({ life }) => !LIFE.includes(life))).toEqual([]);
    expect(results.filter(({ liberty }) => !LIBERTY.includes(liberty))).toEqual([]);
    expect(results.filter(({ procedure }) => !PROCEDURE.includes(procedure))).toEqual([]);
    expect(results.filter(({ whereabouts }) => !WHEREABOUTS.includes(whereabouts.value))).toEqual([]);
  });

  it('never takes a stage of the procedure back, unless a court or a release does, or a new case begins', () => {
    if (['AppealDecided', 'Released'].includes(kind.name)) return;
    const inOneCase = EVERY_BEFORE.filter(({ procedure }) => procedure !== 'served' && procedure !== 'quashed');
    const back = variants(kind)
      .map((sent) => fieldsOfKind(kind, sent))
      .flatMap((fields) =>
        inOneCase.map((before) => [before, { ...before, ...kind.effect?.(fields, before) }] as const),
      )
      .filter(([before, after]) => PROCEDURE.indexOf(after.procedure) < PROCEDURE.indexOf(before.procedure));
    expect(back).toEqual([]);
  });
});

const known = (facility: object) => ({ value: 'known', facility });

describe('what a claim does to the status', () => {
  const sizo = { text: 'Example SIZO', kind: 'remand-prison' };
  const colony = { text: 'Colony No. 0', kind: 'colony' };
  const clinic = { text: 'Example Clinic', kind: 'psychiatric' };
  const unknown = { value: 'unknown' } as const;

  it.each<[name: string, fields: Fields, before: Partial<Facets>, after: object]>([
    ['Searched', {}, {}, { procedure: 'investigated' }],
    ['Searched', {}, { procedure: 'final' }, { procedure: 'final' }],
    ['Arrested', {}, {}, { liberty: 'police-hold', procedure: 'investigated', whereabouts: unknown }],
    ['Remanded', {}, { liberty: 'police-hold' }, { liberty: 'remand', procedure: 'investigated' }],
    ['DetentionExtended', {}, { procedure: 'charged' }, { liberty: 'remand', procedure: 'charged' }],
    ['Transferred', { to: colony, inTransit: true }, {}, { whereabouts: { value: 'in-transit' } }],
    ['Transferred', { to: colony }, {}, { liberty: 'prison-or-colony', whereabouts: known(colony) }],
    ['HeldAt', { facility: sizo }, {}, { liberty: 'remand', whereabouts: known(sizo) }],
    ['HeldAt', { facility: sizo }, { procedure: 'final' }, { liberty: 'prison-or-colony', whereabouts: known(sizo) }],
    [
      'HeldAt',
      { facility: 'a basement' },
      { liberty: 'at-liberty' },
      { liberty: 'held-without-status', whereabouts: known({ text: 'a basement' }) },
    ],
    ['Restricted', { restriction: 'house-arrest' }, { liberty: 'at-liberty' }, { liberty: 'house-arrest' }],
    [
      'Restricted',
      { restriction: 'house-arrest' },
      { liberty: 'remand' },
      { liberty: 'house-arrest', whereabouts: unknown },
    ],
    ['Restricted', { restriction: 'travel-ban' }, {}, { liberty: 'restricted', whereabouts: unknown }],
    ['Restricted', { restriction: 'probation' }, {}, { liberty: 'restricted', whereabouts: unknown }],
    ['RestrictionLifted', {}, { liberty: 'house-arrest' }, { liberty: 'at-liberty' }],
    ['RestrictionLifted', {}, { liberty: 'restricted' }, { liberty: 'at-liberty' }],
    ['RestrictionLifted', {}, { liberty: 'remand' }, {}],
    [
      'ForciblyExamined',
      { phase: 'begun', institution: clinic },
      {},
      { liberty: 'psychiatric', whereabouts: known(clinic) },
    ],
    ['ForciblyExamined', { phase: 'begun', institution: sizo }, {}, {}],
    ['ForciblyExamined', { phase: 'ended', institution: clinic }, { liberty: 'psychiatric' }, {}],
    ['PunishmentCellImposed', { days: 15 }, { liberty: 'prison-or-colony' }, { liberty: 'prison-or-colony' }],
    ['PunishmentCellImposed', { days: 15 }, { liberty: 'at-liberty' }, {}],
    ['WhereaboutsLost', {}, { liberty: 'at-liberty' }, { liberty: 'disappeared', whereabouts: unknown }],
    ['WhereaboutsLost', {}, { liberty: 'remand' }, { whereabouts: unknown }],
    [
      'WhereaboutsEstablished',
      { facility: sizo },
      { liberty: 'disappeared' },
      { liberty: 'remand', whereabouts: known(sizo) },
    ],
    ['ReleaseReversed', {}, { procedure: 'charged' }, { liberty: 'remand', whereabouts: unknown }],
    [
      'ReleaseReversed',
      {},
      { procedure: 'sentenced-not-final' },
      { liberty: 'prison-or-colony', whereabouts: unknown },
    ],
    ['ReleaseReversed', {}, { procedure: 'final' }, { liberty: 'prison-or-colony', whereabouts: unknown }],
    ['ReturnedHome', { place: 'Kyiv' }, {}, { liberty: 'at-liberty', whereabouts: known({ text: 'Kyiv' }) }],
    ['ReturnedHome', {}, {}, { liberty: 'at-liberty', whereabouts: unknown }],
    ['DiedInCustody', {}, { liberty: 'remand' }, { life: 'dead', liberty: 'unknown', whereabouts: unknown }],
    ['Charged', {}, {}, { procedure: 'charged' }],
    ['Charged', {}, { procedure: 'tried' }, { procedure: 'tried' }],
    ['Charged', { inAbsentia: true }, { liberty: 'at-liberty' }, { procedure: 'charged', liberty: 'in-absentia' }],
    ['Charged', { inAbsentia: true }, { liberty: 'remand' }, { procedure: 'charged' }],
    ['TrialOpened', {}, { procedure: 'charged' }, { procedure: 'tried' }],
    ['SentenceDemanded', {}, {}, { procedure: 'tried' }],
    ['Sentenced', {}, { procedure: 'tried' }, { procedure: 'sentenced-not-final' }],
    ['Sentenced', { inAbsentia: true }, {}, { procedure: 'sentenced-not-final', liberty: 'in-absentia' }],
    ['Sentenced', { inAbsentia: true }, { liberty: 'psychiatric' }, { procedure: 'sentenced-not-final' }],
    ['AppealDecided', { outcome: 'upheld', final: true }, { procedure: 'sentenced-not-final' }, { procedure: 'final' }],
    ['AppealDecided', { final: true }, { procedure: 'sentenced-not-final' }, { procedure: 'final' }],
    ['AppealDecided', { outcome: 'reduced', final: true }, { procedure: 'served' }, { procedure: 'served' }],
    ['AppealDecided', { outcome: 'quashed', final: true }, { procedure: 'final' }, { procedure: 'quashed' }],
    ['AppealDecided', { outcome: 'acquitted', final: true }, { procedure: 'final' }, { procedure: 'quashed' }],
    ['AppealDecided', { outcome: 'returned', final: true }, { procedure: 'final' }, { procedure: 'tried' }],
    ['AppealDecided', { outcome: 'upheld', final: false }, { procedure: 'sentenced-not-final' }, {}],
    ['AppealDecided', { outcome: 'acquitted' }, { procedure: 'sentenced-not-final' }, {}],
    ['AliveConfirmed', {}, {}, { life: 'alive' }],
    ['LetterReceived', {}, {}, { life: 'alive' }],
    ['HungerStrike', { phase: 'begun' }, { liberty: 'remand' }, {}],
  ])('%s %j, before that %j', (name, fields, before, after) => {
    expect(changed(name, fields, before)).toEqual(after);
  });

  it.each([
    ['exchange', 'final', 'at-liberty', 'final'],
    ['pardon', 'final', 'at-liberty', 'final'],
    ['charges-dropped', 'charged', 'at-liberty', 'quashed'],
    ['acquitted', 'tried', 'at-liberty', 'quashed'],
    ['quashed', 'final', 'at-liberty', 'quashed'],
    ['term-served', 'final', 'at-liberty', 'served'],
    ['parole', 'final', 'at-liberty', 'final'],
    ['medical', 'final', 'at-liberty', 'final'],
    ['amnesty', 'charged', 'at-liberty', 'charged'],
    ['measure-changed', 'investigated', 'at-liberty', 'investigated'],
    ['third-state', 'final', 'expelled', 'final'],
    ['unknown', 'tried', 'at-liberty', 'tried'],
  ] as const)('Released on the ground %s at the stage %s: %s, %s', (ground, stage, liberty, procedure) => {
    expect(changed('Released', { ground }, { liberty: 'remand', procedure: stage })).toEqual({
      life: 'alive',
      liberty,
      procedure,
      whereabouts: unknown,
    });
  });
});

describe('a proof of life', () => {
  it('is a meeting with the person, or a word from the person', () => {
    const proving = claimKinds.filter((kind) => kind.provesLife?.(fieldsOfKind(kind, { ...kind.example })) === true);
    expect(proving.map(({ name }) => name)).toEqual(
      'Arrested Remanded DetentionExtended Released ReturnedHome TrialOpened Sentenced AliveConfirmed LetterReceived'.split(
        ' ',
      ),
    );
  });

  it('is not a sentence in absentia', () => {
    expect(kindOf('Sentenced').provesLife?.({ inAbsentia: true })).toBe(false);
  });
});

describe('what is kept close by default', () => {
  it('is stated claim by claim', () => {
    const closer = claimKinds.filter(({ protection }) => protection !== 'public');
    expect(Object.fromEntries(closer.map(({ name, protection }) => [name, protection]))).toEqual({
      Related: 'team',
      IdentityDocumentSeen: 'sealed',
      Photographed: 'team',
      HealthReported: 'team',
      AliveConfirmed: 'partners',
      FamilyContactNamed: 'team',
      ConsentGiven: 'team',
      ConsentRefused: 'team',
      ConsentWithdrawn: 'team',
      DestinationStated: 'team',
      AppliedToBody: 'partners',
      LetterSent: 'partners',
      LetterReceived: 'partners',
    });
  });

  it('is stated field by field', () => {
    const closer = claimKinds.flatMap((kind) =>
      [...fieldsOf(kind.fields).values()].flatMap(({ name, protection }) =>
        protection === undefined ? [] : [`${kind.name}.${name}: ${protection}`],
      ),
    );
    expect(closer).toEqual([
      'Searched.premises: team',
      'ReturnedHome.place: team',
      'Related.to: team',
      'IdentityDocumentSeen.number: sealed',
      'CounselNamed.contact: sealed',
      'FamilyContactNamed.name: team',
      'FamilyContactNamed.contact: sealed',
    ]);
  });
});

describe('a claim in one line', () => {
  it.each<[name: string, fields: Fields, said: string]>([
    ['Arrested', { by: 'police', place: 'Simferopol' }, 'Arrested by police in Simferopol'],
    ['Searched', { by: 'police', premises: '1 Example Street' }, 'Searched by police'],
    ['Restricted', { restriction: 'travel-ban' }, 'Placed under travel ban'],
    ['ForciblyExamined', { phase: 'begun', institution: 'Clinic' }, 'Forced psychiatric examination begun at Clinic'],
    ['ForciblyExamined', {}, 'Forced psychiatric examination'],
    ['PunishmentCellImposed', { days: 1 }, 'Put in a punishment cell for 1 day'],
    ['Released', { ground: 'parole', conditional: true }, 'Released on parole, with conditions'],
    ['Charged', { articles: ['Art. 1', 'Art. 2'], inAbsentia: true }, 'Charged in absentia under Art. 1, Art. 2'],
    [
      'Sentenced',
      { term: 'P13Y6M', regime: 'strict', court: 'Example Court' },
      'Sentenced to 13 years 6 months, strict regime, by Example Court',
    ],
    ['Sentenced', { term: 'P1Y', regime: 'other', regimeAsWritten: 'harsh' }, 'Sentenced to 1 year, harsh regime'],
    ['Sentenced', { regime: 'other', court: 'Example Court' }, 'Sentenced by Example Court'],
    ['AppealDecided', { outcome: 'reduced', term: 'P12Y' }, 'Appeal decided: sentence reduced to 12 years'],
    ['AppealDecided', { court: 'Example Court' }, 'Appeal decided by Example Court'],
    [
      'InternationalMeasure',
      { body: 'Example Court', measure: 'opinion' },
      'International measure, opinion, by Example Court',
    ],
    ['InternationalMeasure', { body: 'Example Court' }, 'International measure by Example Court'],
    ['ConsentGiven', { to: 'pardon-petition', by: 'self' }, 'Consent to pardon petition given by the person'],
    ['ConsentWithdrawn', { to: 'exchange' }, 'Consent to exchange withdrawn'],
    ['FamilyContactNamed', { name: 'Maria Example' }, 'Family contact named'],
    ['Related', { relation: 'sister', to: 'Vira Example' }, 'Relation stated: sister'],
    ['RegisterEntryChanged', { register: 'Example List', change: 'removed' }, 'Removed from Example List'],
  ])('%s %j', (name, fields, said) => {
    const kind = kindOf(name);
    expect(kind.says(fieldsOfKind(kind, fields))).toBe(said);
  });
});

describe('a claim in one line of Ukrainian', () => {
  it.each<[name: string, fields: Fields, said: string]>([
    ['Searched', { by: 'police', premises: '1 Example Street' }, 'Проведено обшук: ким – police'],
    ['Arrested', { by: 'police', place: 'Simferopol' }, 'Затримано: ким – police; де – Simferopol'],
    ['Arrested', {}, 'Затримано'],
    ['Remanded', {}, 'Обрано запобіжний захід: тримання під вартою'],
    [
      'Remanded',
      { court: 'Example Court', inAbsentia: true },
      'Заочно обрано запобіжний захід: тримання під вартою; суд – Example Court',
    ],
    ['DetentionExtended', { court: 'Example Court' }, 'Продовжено тримання під вартою: суд – Example Court'],
    ['Transferred', { from: 'SIZO', to: 'Colony' }, 'Переведено: звідки – SIZO; куди – Colony'],
    ['Transferred', { inTransit: true }, 'Вивезено для переведення'],
    ['HeldAt', { facility: 'SIZO' }, 'Місце утримання: SIZO'],
    ['Restricted', { restriction: 'house-arrest' }, 'Встановлено обмеження: домашній арешт'],
    [
      'ForciblyExamined',
      { phase: 'begun', institution: 'Clinic' },
      'Примусова психіатрична експертиза: розпочато; де – Clinic',
    ],
    ['PunishmentCellImposed', { days: 1 }, 'Поміщено до карцеру на 1 день'],
    ['PunishmentCellImposed', { days: 15 }, 'Поміщено до карцеру на 15 днів'],
    ['Released', { ground: 'parole', conditional: true }, 'Звільнено умовно-достроково, з умовами'],
    [
      'Charged',
      { articles: ['Art. 1', 'Art. 2'], inAbsentia: true },
      'Заочно пред’явлено обвинувачення: статті – Art. 1, Art. 2',
    ],
    ['SentenceDemanded', { term: 'P15Y', by: 'prosecutor' }, 'Запитано покарання: 15 років; ким – prosecutor'],
    [
      'Sentenced',
      { term: 'P13Y6M', regime: 'strict', court: 'Example Court' },
      'Засуджено до 13 років 6 місяців, колонія суворого режиму; суд – Example Court',
    ],
    ['Sentenced', { term: 'P1Y1M', regime: 'settlement' }, 'Засуджено до 1 року 1 місяця, колонія-поселення'],
    ['Sentenced', { term: 'P1Y', regime: 'other', regimeAsWritten: 'harsh' }, 'Засуджено до 1 року, режим: harsh'],
    ['Sentenced', { lifeImprisonment: true, inAbsentia: true }, 'Заочно засуджено до довічного позбавлення волі'],
    ['Sentenced', { regime: 'prison' }, 'Засуджено – тюрма'],
    ['Sentenced', { regime: 'other', court: 'Example Court' }, 'Засуджено: суд – Example Court'],
    ['AppealDecided', { outcome: 'reduced', term: 'P12Y' }, 'Рішення апеляції: покарання пом’якшено до 12 років'],
    ['AppealDecided', { outcome: 'upheld', term: 'P3Y' }, 'Рішення апеляції: вирок залишено без змін – 3 роки'],
    ['AppealDecided', { court: 'Example Court' }, 'Рішення апеляції: суд – Example Court'],
    [
      'InternationalMeasure',
      { body: 'Example Court', measure: 'opinion' },
      'Міжнародний захід: opinion; орган – Example Court',
    ],
    [
      'ConsentGiven',
      { to: 'pardon-petition', by: 'self' },
      'Надано згоду на клопотання про помилування (зі слів самої особи)',
    ],
    ['ConsentRefused', { to: 'publicity' }, 'Відмовлено у згоді на оприлюднення'],
    ['ConsentWithdrawn', { to: 'exchange', by: 'relative' }, 'Відкликано згоду на обмін (зі слів родича)'],
    ['FamilyContactNamed', { name: 'Maria Example' }, 'Названо контактну особу з родини'],
    ['AliveConfirmed', { means: 'visit' }, 'Підтверджено, що особа жива: побачення'],
    ['HealthReported', { grade: 'serious' }, 'Стан здоров’я: тяжкий'],
    ['RegisterEntryChanged', { register: 'Example List', change: 'removed' }, 'Вилучено з переліку: Example List'],
    ['CitizenshipStated', { country: 'RU', imposedBy: 'X' }, 'Громадянство: RU; ким нав’язано – X'],
  ])('%s %j', (name, fields, said) => {
    const kind = kindOf(name);
    expect(lineOf(kind, fieldsOfKind(kind, fields), 'uk')).toBe(said);
    expect(lineOf(kind, fieldsOfKind(kind, fields), 'en')).toBe(kind.says(fieldsOfKind(kind, fields)));
  });
});

describe('a duration in words', () => {
  it.each([
    ['P13Y6M', '13 years 6 months'],
    ['P1Y1M1D', '1 year 1 month 1 day'],
    ['P2W', '2 weeks'],
    ['P0D', '0 days'],
    ['P1.5Y', 'P1.5Y'],
    ['P', 'P'],
  ])('%s is "%s"', (duration, words) => {
    expect(durationInWords(duration)).toBe(words);
  });

  it.each([
    ['P1Y', '1 рік', '1 року'],
    ['P2Y', '2 роки', '2 років'],
    ['P5Y', '5 років', '5 років'],
    ['P11Y', '11 років', '11 років'],
    ['P12Y', '12 років', '12 років'],
    ['P21Y', '21 рік', '21 року'],
    ['P22Y', '22 роки', '22 років'],
    ['P1M', '1 місяць', '1 місяця'],
    ['P3M', '3 місяці', '3 місяців'],
    ['P6M', '6 місяців', '6 місяців'],
    ['P1W', '1 тиждень', '1 тижня'],
    ['P2W', '2 тижні', '2 тижнів'],
    ['P7W', '7 тижнів', '7 тижнів'],
    ['P1D', '1 день', '1 дня'],
    ['P4D', '4 дні', '4 днів'],
    ['P0D', '0 днів', '0 днів'],
    ['P111D', '111 днів', '111 днів'],
    ['P101D', '101 день', '101 дня'],
    ['P13Y6M', '13 років 6 місяців', '13 років 6 місяців'],
    ['P1Y1M1D', '1 рік 1 місяць 1 день', '1 року 1 місяця 1 дня'],
    ['P1.5Y', 'P1.5Y', 'P1.5Y'],
  ])('%s is "%s" in Ukrainian, and "до %s"', (duration, words, after) => {
    expect(durationInWords(duration, 'uk')).toBe(words);
    expect(durationInWords(duration, 'uk', 'after')).toBe(after);
  });
});
