import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, PROTECTIONS, readCasefile, readStrata, type CaseRecord, type Reading } from '#record';
import fc from 'fast-check';
import { documentedCasefile } from '../../test/support/documented-casefile.js';
import {
  claim,
  grouped,
  listed,
  onRecord,
  retracted,
  reviewed,
  source,
  waived,
  type OnRecord,
} from '../../test/support/on-record.js';
import { evaluate, type Readiness } from './evaluate.js';
import { marksOf, readMarks, STANDING, type Marked } from './marks.js';
import type { Profile } from './profile.js';
import { profileNamed, profiles } from './profiles/index.js';
import { rules } from './rules/index.js';
import { summaryOf } from './summary.js';

const DAY = '2026-09-01';
const STRATA = PROTECTIONS.map((one) => ({ lowest: one, highest: one }));

function profile(id = 'contact-group-2015-2022'): Profile {
  const found = profileNamed(id);
  if (found === undefined) throw new Error(`no profile ${id}`);
  return found;
}

function read(record: CaseRecord, on = DAY): Reading {
  const reading = readCasefile(record, { on, clearance: 'sealed' });
  if (reading === undefined) throw new Error('not readable');
  return reading;
}

function outcomeOf({ rules: found }: Readiness, id: string) {
  return found.find((rule) => rule.id === id);
}

function outcomes({ rules: found }: Readiness): string[] {
  return found.map(({ id, outcome }) => `${id} ${outcome}`);
}

/** The readiness by every profile. */
const evaluatedBy = (reading: Reading) => profiles.map((one) => evaluate(reading, one));

/** The same by marks: worked out for all profiles together, kept as letters and read again. */
const inShort = (reading: Reading) => shown(marksOf(reading, profiles));

function shown({ marks, urgentBecause }: Marked): unknown[] {
  return marks.map((one) => [one.profile.id, one.until, urgentBecause, readMarks(one)]);
}

/** What marks tell of an evaluation. */
function shortened({ profile: { id }, validUntil, urgentBecause, blocking, advisory, rules: all }: Readiness): unknown {
  const standing = STANDING.map((one) => [one, all.filter(({ outcome }) => outcome === one).map((rule) => rule.id)]);
  const byOutcome = Object.fromEntries(standing.filter(([, those]) => those?.length !== 0));
  return [id, validUntil, urgentBecause, { blocking, advisory, outcomes: byOutcome }];
}

describe('the evaluation of a documented casefile', () => {
  const ready = evaluate(read(documentedCasefile()), profile());

  it('is ready, and says so in one word', () => {
    expect(ready.blocking).toEqual([]);
    expect(ready.ready).toBe(true);
    expect(summaryOf(ready)).toBe('ready');
  });

  it('names the profile and its version, the day, and every rule of the profile in order', () => {
    expect(ready.profile).toEqual({ id: 'contact-group-2015-2022', version: 1 });
    expect(ready.on).toBe(DAY);
    expect(ready.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
  });

  it('keeps what does not block apart', () => {
    expect(ready.advisory).toEqual(['CA-6']);
    const linked = evaluate(read(documentedCasefile(grouped())), profile());
    expect(linked.advisory).toEqual([]);
  });

  it('is valid until the first window runs out', () => {
    expect(ready.validUntil).toBe('2026-09-15');
    expect(outcomeOf(ready, 'HE-3')?.until).toBe('2026-09-15');
  });

  it('is not ready any more once a blocking window has run out, and says since when', () => {
    const later = evaluate(read(documentedCasefile(), '2026-09-25'), profile());
    expect(summaryOf(later)).toBe('not ready: 2 blocking: CU-1 stale since 2026-09-19, CU-3 stale since 2026-09-19');
    expect(later.advisory).toContain('HE-3');
  });

  it('is the same by itself and among all profiles', () => {
    const reading = read(documentedCasefile());
    expect(inShort(reading)).toEqual(profiles.map((one) => shortened(evaluate(reading, one))));
  });

  it('is for each recipient by its own rules', () => {
    const [, ombudsman, ill, headquarters, wgad, wgeid] = evaluatedBy(read(documentedCasefile()));
    expect(ombudsman?.blocking).toEqual(['CO-5']);
    expect(ill?.blocking).toEqual(['CU-3', 'CO-5', 'HE-2']);
    expect(headquarters?.blocking).toEqual(['CO-5']);
    expect(wgad?.blocking).toEqual(['CO-5']);
    expect(wgeid?.blocking).toEqual(['CO-5']);
  });
});

describe('the evaluation of an empty casefile', () => {
  const empty = evaluate(read(onRecord()), profile());

  it('is not ready, and lists every blocking rule that is not met', () => {
    expect(empty.ready).toBe(false);
    expect(summaryOf(empty)).toMatch(/^not ready: 14 blocking: ID-1 unmet, ID-2 unmet, /);
  });

  it('does not take what is unknown for a no', () => {
    expect(outcomeOf(empty, 'CO-1')?.outcome).toBe('met');
    expect(outcomeOf(empty, 'CA-3')?.outcome).toBe('not-applicable');
  });

  it('gives no figure for completeness', () => {
    expect(Object.keys(empty).toSorted()).toEqual(
      ['advisory', 'blocking', 'on', 'profile', 'ready', 'rules', 'urgent', 'urgentBecause'].toSorted(),
    );
  });
});

describe('a rule', () => {
  it('blocks or not as the profile says', () => {
    const reading = read(onRecord());
    expect(outcomeOf(evaluate(reading, profile()), 'HE-2')?.blocking).toBe(false);
    expect(outcomeOf(evaluate(reading, profile('gravely-ill-to-mediator')), 'HE-2')?.blocking).toBe(true);
  });

  it('goes by the window of the profile, or by none', () => {
    const reading = read(onRecord(claim('HeldAt', '2026-07-20', { facility: { text: 'Example Remand Prison' } })));
    const outcome = (windows?: Record<string, number | null>) =>
      outcomeOf(evaluate(reading, { ...profile(), ...(windows && { windows }) }), 'CU-3')?.outcome;
    expect(outcome()).toBe('met');
    expect(outcome({ 'CU-3': 30 })).toBe('stale');
    expect(outcome({ 'CU-3': null })).toBe('met');
  });

  it('does not block on consent when nobody knows where the person is', () => {
    const lost = evaluate(read(onRecord(claim('WhereaboutsLost', '2026-08-20'))), profile());
    expect(outcomeOf(lost, 'CO-2')).toMatchObject({ outcome: 'unmet', blocking: false });
    expect(lost.advisory).toContain('CO-2');
    const unplaced = evaluate(read(onRecord(claim('Arrested', '2026-08-20'))), profile());
    expect(unplaced.blocking).toContain('CO-2');
  });

  it('does not expect the end of a sentence for life', () => {
    const record = onRecord(
      claim('Arrested', '2024-02-11'),
      claim('Sentenced', '2026-07-01', { lifeImprisonment: true }),
    );
    const found = evaluate(read(record), profile());
    expect(outcomeOf(found, 'CU-5')).toMatchObject({
      outcome: 'not-applicable',
      because: expect.stringContaining('for life'),
    });
    expect(outcomeOf(found, 'CA-3')?.outcome).toBe('met');
  });

  it('does not expect the end of a term that was remitted before a new arrest', () => {
    const record = onRecord(
      claim('Arrested', '2020-02-11'),
      claim('Sentenced', '2020-07-01', { term: 'P3Y' }),
      claim('Released', '2021-02-01', { ground: 'pardon' }),
      claim('Arrested', '2026-07-01'),
    );
    expect(outcomeOf(evaluate(read(record), profile()), 'CU-5')?.outcome).toBe('not-applicable');
  });

  it('is judged for the day of a planned hand-over', () => {
    const record = onRecord(claim('Arrested', '2024-02-11'), claim('Sentenced', '2024-07-01', { term: 'P4Y' }));
    const judged = (submission?: string) => outcomeOf(evaluate(read(record), profile(), submission), 'CU-5');
    expect(judged()).toMatchObject({ outcome: 'met', until: '2027-11-13' });
    expect(judged('2027-12-01')?.outcome).toBe('unmet');
    expect(judged('2020-01-01')).toEqual(judged());
  });

  it('counts age from when a thing was true, not from when it was recorded', () => {
    const typed = claim('LetterReceived', '2025-01-10', {}, { recordedAt: '2026-08-30T10:00:00Z' });
    expect(outcomeOf(evaluate(read(onRecord(typed)), profile()), 'CU-4')).toMatchObject({
      outcome: 'stale',
      since: '2025-04-11',
    });
  });

  it('does not take a vague date for a day after its recording', () => {
    const vague = claim('LetterReceived', '2026', {}, { recordedAt: '2026-02-10T10:00:00Z' });
    expect(outcomeOf(evaluate(read(onRecord(vague)), profile()), 'CU-4')?.outcome).toBe('stale');
  });

  it('does not rest on a claim that was retracted', () => {
    const letter = claim('LetterReceived', '2026-08-10', {}, { id: 'letter' });
    expect(outcomeOf(evaluate(read(onRecord(letter, retracted('letter'))), profile()), 'CU-4')?.outcome).toBe('unmet');
  });

  it('counts the best source of other accounts by their roots', () => {
    const weak = (root: string) => ({ sources: [source('E5', root)] });
    const letter = claim('LetterReceived', '2026-08-10', {}, { id: 'letter', ...weak('mother') });
    const asked = { ...profile(), rules: ['CU-4', 'PV-1'] };
    expect(evaluate(read(onRecord(letter)), asked).blocking).toEqual(['PV-1']);
    const borneOut = claim('LetterReceived', '2026-08-10', {}, { occurrence: 'letter', ...weak('lawyer') });
    expect(evaluate(read(onRecord(letter, borneOut)), asked).blocking).toEqual([]);
  });

  it('of a profile has to exist', () => {
    expect(() => evaluate(read(onRecord()), { ...profile(), rules: ['XX-1'] })).toThrow(RangeError);
  });
});

describe('a waiver', () => {
  const lacking = (...further: readonly OnRecord[]) => onRecord(claim('Remanded', '2026-08-01'), ...further);
  const judged = (on: string, ...further: readonly OnRecord[]) =>
    outcomeOf(evaluate(read(lacking(...further), on), profile()), 'CO-2');

  it('lets a rule count as met, and says by whom, why and until when', () => {
    const found = judged(DAY, waived('CO-2', '2026-09-30', { by: 'Olena', reason: 'no visits are allowed' }));
    expect(found).toMatchObject({ outcome: 'waived', until: '2026-10-01' });
    expect(found?.because).toContain('Waived by Olena until 2026-09-30: no visits are allowed');
    expect(evaluate(read(lacking(waived('CO-2', '2026-09-30'))), profile()).blocking).not.toContain('CO-2');
  });

  it('holds through its last day and not beyond', () => {
    const waiver = waived('CO-2', '2026-09');
    expect(judged('2026-09-30', waiver)?.outcome).toBe('waived');
    expect(judged('2026-10-01', waiver)?.outcome).toBe('unmet');
  });

  it('is for the profile it names', () => {
    expect(judged(DAY, waived('CO-2', '2026-09-30', { profile: 'wgad-petition' }))?.outcome).toBe('unmet');
    expect(judged(DAY, waived('CO-2', '2026-09-30', { profile: 'contact-group-2015-2022' }))?.outcome).toBe('waived');
  });

  it('gives way to a longer one', () => {
    expect(judged(DAY, waived('CO-2', '2026-12-31'), waived('CO-2', '2026-09-30'))?.until).toBe('2027-01-01');
  });

  it('changes nothing about a rule that is met', () => {
    const consent = claim('ConsentGiven', '2026-08-01', { to: 'exchange', by: 'self' });
    expect(judged(DAY, consent, waived('CO-2', '2026-09-30'))?.outcome).toBe('met');
  });
});

describe('urgency', () => {
  const urgency = (...facts: readonly OnRecord[]) => evaluate(read(onRecord(...facts)), profile()).urgentBecause;

  it('does not wait for papers', () => {
    expect(urgency(claim('HealthReported', '2026-08-01', { grade: 'critical' }))).toEqual(['gravely ill']);
    expect(urgency(claim('WhereaboutsLost', '2026-08-01'))).toEqual(['nobody knows where the person is']);
    expect(urgency(claim('HungerStrike', '2026-08-01', { phase: 'begun' }))).toEqual(['on hunger strike']);
    expect(urgency(listed('ombudsman-list', { urgent: true }))).toEqual(['put on a list as urgent']);
  });

  it('ends', () => {
    expect(
      urgency(
        claim('HungerStrike', '2026-08-01', { phase: 'begun' }),
        claim('HungerStrike', '2026-08-20', { phase: 'ended' }),
      ),
    ).toEqual([]);
    expect(
      urgency(
        claim('HealthReported', '2026-08-01', { grade: 'critical' }),
        claim('Released', '2026-08-20', { ground: 'medical' }),
      ),
    ).toEqual([]);
  });
});

const anyDay = fc.integer({ min: 0, max: 1000 }).map((days) => addDays('2024-01-01', days));
const anyClaim = fc.oneof(
  anyDay.map((when) => claim('Remanded', when)),
  anyDay.map((when) => claim('HeldAt', when, { facility: { text: 'Example Remand Prison', kind: 'remand-prison' } })),
  anyDay.map((when) => claim('AliveConfirmed', when, { means: 'call' })),
  anyDay.map((when) => claim('Photographed', when.slice(0, 4), { document: 'ab'.repeat(32) })),
  fc
    .tuple(anyDay, fc.integer({ min: 1, max: 6 }))
    .map(([when, years]) => claim('Sentenced', when, { term: `P${years}Y` })),
  anyDay.map((when) => claim('AppealDecided', when, { outcome: 'upheld' })),
  anyDay.map((when) =>
    claim('Sentenced', when, { term: 'P3Y', court: { text: 'Example Court', country: 'RU' }, regime: 'general' }),
  ),
  anyDay.map((when) => claim('AppealDecided', when.slice(0, 7), { outcome: 'upheld', final: true })),
  anyDay.map((when) =>
    listed('ombudsman-list', { handedOverOn: when, answer: 'denied', answeredOn: addDays(when, 5) }),
  ),
  anyDay.map((when) => reviewed({ recordedAt: when })),
  fc
    .tuple(anyDay, fc.constantFrom('self', 'lawyer', 'relative'))
    .map(([when, by]) => claim('ConsentGiven', when, { to: 'exchange', by, whyNotSelf: 'no letters' })),
  fc
    .tuple(anyDay, fc.constantFrom('self', 'relative'))
    .map(([when, by]) => claim('ConsentRefused', when, { to: 'exchange', by })),
  fc
    .tuple(anyDay, fc.constantFrom('none-known', 'chronic', 'serious', 'critical'), fc.boolean())
    .map(([when, grade, medicalDocument]) =>
      claim('HealthReported', when, { grade, needs: 'insulin', medicalDocument }, { sources: [source('B2', grade)] }),
    ),
  anyDay.map((when) =>
    claim('FamilyContactNamed', when, { name: 'Maria Example', reachable: true, kinshipProved: true }),
  ),
  anyDay.map((when) => grouped({ until: addDays(when, 1000) })),
  anyDay.map((when) => claim('Born', addDays(when, -365 * 17))),
  fc.tuple(anyDay, fc.constantFrom('CO-2', 'CU-3', 'HE-1')).map(([when, rule]) => waived(rule, addDays(when, 1200))),
);

describe('the outcome of every rule', () => {
  it('stays the same on every day before the evaluation runs out', () => {
    fc.assert(
      fc.property(fc.array(anyClaim, { maxLength: 14 }), fc.nat(400), fc.nat(), (facts, after, within) => {
        const record = onRecord(...facts);
        const on = addDays('2026-09-28', after);
        let before: Marked | undefined;
        for (const { reading } of readStrata(record, on, STRATA)) {
          before = marksOf(reading, profiles, before);
          expect(shown(before)).toEqual(evaluatedBy(reading).map(shortened));
        }
        for (const found of evaluatedBy(read(record, on))) {
          const days = found.validUntil === undefined ? 4000 : daysBetween(on, found.validUntil);
          expect(days).toBeGreaterThan(0);
          const day = addDays(on, within % days);
          expect([day, ...outcomes(evaluate(read(record, day), profile(found.profile.id)))]).toEqual([
            day,
            ...outcomes(found),
          ]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is another once a rule says that it runs out, for every rule that ages by a window', () => {
    const reading = read(documentedCasefile());
    const [found] = evaluatedBy(reading);
    for (const { id, outcome, until } of found?.rules ?? []) {
      if (until === undefined) continue;
      const then = outcomeOf(evaluate(read(documentedCasefile(), until), profile()), id);
      expect([id, then?.outcome]).not.toEqual([id, outcome]);
    }
  });
});
