import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { readStrata } from '#record';
import { claim, onRecord } from '../../test/support/on-record.js';
import { Questioner } from './asking.js';
import { Evidence } from './evidence.js';
import { met, type Finding } from './finding.js';
import { profiles } from './profiles/index.js';
import { Recipient } from './recipient.js';
import type { Rule, RuleContext } from './rule.js';
import { say } from './words/say.js';

const DAY = '2026-09-01';
const NO_CLAIMS: ReadonlySet<string> = new Set();

/** Rules that look at what their names say, and a list of those that were asked. */
function rulesThatTell() {
  const asked: string[] = [];
  const looks: [string, (evidence: Evidence, at: RuleContext) => unknown][] = [
    ['at arrests', (evidence) => evidence.of('Arrested')],
    ['at health', (evidence) => evidence.latest(['HealthReported'])],
    ['at every kind', (evidence) => evidence.occurrences],
    ['at the status', (evidence) => evidence.reading.status],
    ['at the last word', (evidence) => evidence.lastWordOn('liberty')],
    ['at what came last', (evidence) => evidence.reading.lastMaterial],
    ['at the arrests that another looked at', (evidence) => evidence.once(arrests)],
    ['at health that another looked at', (evidence) => evidence.once(health)],
    ['at health that another looked at, too', (evidence) => evidence.once(health)],
    ['at the margin', (_, { profile }) => profile.marginDays],
    ['at the recipient', (_, { profile }) => profile.id],
    ['at what others rest on', (_, { restsOn }) => restsOn],
  ];
  const rules = looks.map(([id, look]): Rule => {
    const evaluate = (evidence: Evidence, at: RuleContext): Finding => {
      asked.push(id);
      look(evidence, at);
      return met(say.word(id));
    };
    return { id, evaluate, requires: '', why: '', blocking: true, examples: [] };
  });
  const ask = (questioner: Questioner, recipient: Recipient, window?: number): string[] => {
    asked.length = 0;
    for (const [at, rule] of rules.entries())
      expect(questioner.ask({ rule, at, window, blocks: true }, recipient, NO_CLAIMS).because.in('en')).toBe(
        say.word(rule.id).in('en'),
      );
    return [...asked];
  };
  return { ask, all: looks.map(([id]) => id) };
}

const arrests = (evidence: Evidence) => evidence.of('Arrested');
const health = (evidence: Evidence) => evidence.of('HealthReported');

describe('a rule', () => {
  const record = onRecord(
    claim('Arrested', '2020-05-03'),
    claim('HealthReported', '2026-08-20', { grade: 'chronic' }, { protection: 'sealed' }),
  );
  const strata = [
    { lowest: 'team', highest: 'team' },
    { lowest: 'sealed', highest: 'sealed' },
  ] as const;
  const [team, sealed] = readStrata(record, DAY, strata).map(({ reading }) => new Evidence(reading));
  if (team === undefined || sealed === undefined) throw new Error('not readable');
  const [one, other] = profiles.slice(0, 2).map((profile) => Recipient.of(profile));
  if (one === undefined || other === undefined) throw new Error('no profiles');

  it('is asked once for all recipients who are alike in what it looks at', () => {
    const { ask, all } = rulesThatTell();
    const questioner = new Questioner(team, DAY);
    expect(ask(questioner, one)).toEqual(all);
    expect(ask(questioner, one)).toEqual(['at what others rest on']);
    expect(ask(questioner, other)).toEqual(['at the margin', 'at the recipient', 'at what others rest on']);
    expect(ask(questioner, one, 30)).toEqual(all);
  });

  it('is not asked again for another stratum that shows it the same', () => {
    const { ask } = rulesThatTell();
    const before = new Questioner(team, DAY);
    ask(before, one);
    expect(ask(new Questioner(sealed, DAY, before), one)).toEqual([
      'at health',
      'at every kind',
      'at what came last',
      'at health that another looked at',
      'at health that another looked at, too',
      'at what others rest on',
    ]);
  });

  it('is asked again for another day of submission', () => {
    const { ask, all } = rulesThatTell();
    const before = new Questioner(team, DAY);
    ask(before, one);
    expect(ask(new Questioner(team, '2026-10-01', before), one)).toEqual(all);
  });
});
