import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { claimKinds, mayRead, PROTECTIONS, readCasefile, type Protection, type Reading } from '#record';
import { claim, onRecord, retracted, waived, type OnRecord } from '../../test/support/on-record.js';
import { readingOf } from '../../test/support/reading-of.js';
import { isSharingConsented, judgedBy, keepersUpTo, recipientOf, toldTo, type Audience } from './audience.js';
import { evaluate } from './evaluate.js';
import type { Profile } from './profile.js';
import { profiles } from './profiles/index.js';
import { rules } from './rules/index.js';

const [SHIPPED] = profiles;
if (SHIPPED === undefined) throw new Error('no profiles');
const PROFILE: Profile = {
  ...SHIPPED,
  id: 'example',
  recipients: ['Example mediator'],
  rules: rules.map(({ id }) => id),
};
const CONSENT = claim('ConsentGiven', '2026-06-01', { to: 'sharing', by: 'self', recipient: 'example' });

const consented: Audience = { level: 'team', consented: true, internal: false };
const unconsented: Audience = { level: 'partners', consented: false, internal: false };

describe('consent to share', () => {
  const isConsented = (...facts: readonly OnRecord[]) => isSharingConsented(readingOf(onRecord(...facts)), PROFILE);

  it('is one that names the recipient, and is fresh', () => {
    expect(isConsented(CONSENT)).toBe(true);
    const byName = { to: 'sharing', by: 'self', recipient: 'Example mediator' };
    expect(isConsented(claim('ConsentGiven', '2026-06-01', byName))).toBe(true);
    expect(isConsented(claim('ConsentGiven', '2024-06-01', byName))).toBe(false);
    expect(isConsented(claim('ConsentGiven', '2026-06-01', { ...byName, recipient: 'somebody else' }))).toBe(false);
    expect(isConsented()).toBe(false);
  });

  it('is asked of a recipient whose rules do not ask for it, too', () => {
    const asksNothing = { ...PROFILE, rules: ['CU-4'], blocking: { 'CU-4': false } };
    expect(isSharingConsented(readingOf(onRecord()), asksNothing)).toBe(false);
    expect(isSharingConsented(readingOf(onRecord(CONSENT)), asksNothing)).toBe(true);
  });

  it('ends with a withdrawal, though it be closed to the recipient', () => {
    const withdrawal = claim('ConsentWithdrawn', '2026-07-01', { to: 'sharing', by: 'self' }, { protection: 'sealed' });
    const record = onRecord(CONSENT, withdrawal);
    expect(isSharingConsented(readingOf(record), PROFILE)).toBe(false);
    // By what the recipient may see alone, it would still hold.
    expect(isSharingConsented(readingOf(record, { clearance: 'team' }), PROFILE)).toBe(true);
  });

  it('is not given by a waiver of the rule that asks for it', () => {
    const record = onRecord(waived('CO-5', '2026-12-31'));
    const whole = readingOf(record);
    expect(evaluate(whole, PROFILE).rules.find(({ id }) => id === 'CO-5')?.outcome).toBe('waived');
    expect(isSharingConsented(whole, PROFILE)).toBe(false);
  });
});

describe('an audience', () => {
  it.each<[of: Protection, hands: Protection, consent: boolean, level: Protection]>([
    ['team', 'team', true, 'team'],
    ['team', 'sealed', true, 'team'],
    ['sealed', 'sealed', true, 'team'],
    ['sealed', 'sealed', false, 'partners'],
    ['team', 'team', false, 'partners'],
    ['team', 'partners', true, 'partners'],
    ['partners', 'sealed', true, 'partners'],
    ['partners', 'sealed', false, 'partners'],
    ['public', 'sealed', true, 'public'],
    ['team', 'public', false, 'public'],
  ])('that may see up to %s, handed something by whoever sees up to %s, consented %s, is told up to %s', (...row) => {
    const [clearance, hands, consent, level] = row;
    const audience = { level, consented: consent, internal: false };
    expect(recipientOf({ ...PROFILE, clearance }, hands, consent)).toEqual(audience);
  });

  it('of those who keep the record needs no consent, and sees as far as they do', () => {
    for (const level of PROTECTIONS) expect(keepersUpTo(level)).toEqual({ level, consented: true, internal: true });
  });
});

describe('what an audience is told', () => {
  const kindsTold = (audience: Audience, reading: Reading) =>
    toldTo(audience, reading).occurrences.map(({ kind }) => kind.name);
  const seenBy = ({ level }: Audience, ...facts: readonly OnRecord[]): Reading => {
    const reading = readCasefile(onRecord(...facts), { on: '2026-09-01', clearance: level });
    if (reading === undefined) throw new Error('not readable');
    return reading;
  };
  const ARREST = claim('Arrested', '2026-05-03');
  const ILLNESS = { grade: 'serious' };

  it('is everything it may see, with consent', () => {
    const facts = [ARREST, claim('HealthReported', '2026-08-01', ILLNESS), CONSENT];
    expect(kindsTold(consented, seenBy(consented, ...facts))).toEqual(['Arrested', 'ConsentGiven', 'HealthReported']);
    expect(kindsTold(unconsented, seenBy(unconsented, ...facts))).toEqual(['Arrested']);
  });

  it('is nothing of a kind closed by default without consent, though one claim of it was opened', () => {
    const opened = { protection: 'public' } as const;
    const facts = [
      ARREST,
      claim('HealthReported', '2026-08-01', ILLNESS, opened),
      claim('FamilyContactNamed', '2026-08-01', { name: 'Maria Example' }, opened),
      claim('IdentityDocumentSeen', '2026-08-01', { documentKind: 'passport' }, opened),
      claim('LetterReceived', '2026-08-02'),
    ];
    expect(kindsTold(unconsented, seenBy(unconsented, ...facts))).toEqual(['Arrested', 'LetterReceived']);
    expect(kindsTold(consented, seenBy(consented, ...facts))).toHaveLength(facts.length);
    const closed = claimKinds.filter(({ protection }) => !mayRead('partners', protection)).map(({ name }) => name);
    expect(closed).toEqual(expect.arrayContaining(['HealthReported', 'ConsentGiven', 'Related', 'Photographed']));
  });

  const child = (text: string, options: object = {}) =>
    claim('Related', null, { relation: text, to: { name: 'Vira Example', minor: true } }, options);
  const sister = (options: object = {}) =>
    claim('Related', null, { relation: 'sister', to: { name: 'Olha Example', minor: false } }, options);

  it('names no minor, with consent or to those who keep the record', () => {
    const facts = [child('daughter'), sister(), ARREST];
    for (const audience of [consented, keepersUpTo('sealed')])
      expect(kindsTold(audience, seenBy(audience, ...facts))).toEqual(['Arrested', 'Related']);
  });

  it('names no minor in an account that was not chosen, nor in one that was retracted', () => {
    const chosen = sister({ id: 'chosen' });
    const other = child('niece', { occurrence: 'chosen', recordedAt: '2026-08-31T10:00:00Z' });
    const reading = seenBy(consented, chosen, other);
    expect(reading.occurrences[0]?.others).toHaveLength(1);
    const told = toldTo(consented, reading);
    expect(told.occurrences.map(({ others }) => others)).toEqual([[]]);
    const gone = seenBy(consented, child('daughter', { id: 'gone' }), retracted('gone'));
    expect(gone.withdrawn).toHaveLength(1);
    expect(JSON.stringify(toldTo(consented, gone))).not.toContain('Vira');
  });

  it('has no check that rests on what is not told', () => {
    const stay = (when: string, name: string) => claim('HeldAt', when, { facility: { text: name, kind: 'colony' } });
    const conflicting = [
      claim('HealthReported', '2026-08-01', ILLNESS, { id: 'one', protection: 'public' }),
      claim('HealthReported', '2026-08-01', { grade: 'chronic' }, { occurrence: 'one', protection: 'public' }),
    ];
    const reading = seenBy(unconsented, ...conflicting, stay('2026-01-01', 'Colony No. 0'), stay('2026-06-01', 'SIZO'));
    const codes = ({ checks }: Reading) => checks.map(({ code }) => code).toSorted();
    expect(codes(reading)).toEqual(['accounts-in-conflict', 'gap-in-places']);
    expect(codes(toldTo(unconsented, reading))).toEqual(['gap-in-places']);
    expect(codes(toldTo(consented, reading))).toEqual(codes(reading));
  });
});

describe('the rules that an audience is judged by', () => {
  const leftOut = (audience: Audience) => {
    const { rules: asked } = judgedBy(audience, PROFILE);
    return PROFILE.rules.filter((id) => !asked.includes(id));
  };

  it('leave out what rests on kinds that it is not told of', () => {
    expect(leftOut(keepersUpTo('sealed'))).toEqual([]);
    expect(leftOut(consented)).toEqual(['ID-3', 'ID-6']);
    const closed = 'ID-3 ID-5 ID-6 CO-1 CO-2 CO-3 CO-4 CO-5 CO-6 HE-1 HE-2 HE-3 RE-2 PR-2 LI-1 LI-2 LI-3'.split(' ');
    expect(leftOut(unconsented)).toEqual(closed);
    // Whoever may see more than partners do, and is not consented to, is judged by no more.
    expect(leftOut({ ...unconsented, level: 'sealed' })).toEqual(closed);
    expect(leftOut({ ...unconsented, level: 'public' })).toEqual(expect.arrayContaining([...closed, 'CU-4', 'RE-5']));
  });

  it('are of the same profile, in its version', () => {
    const { rules: _, ...rest } = judgedBy(unconsented, PROFILE);
    const { rules: __, ...whole } = PROFILE;
    expect(rest).toEqual(whole);
  });
});
