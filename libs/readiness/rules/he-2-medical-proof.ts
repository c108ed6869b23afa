import { rootOf, type Occurrence } from '#record';
import { claimsOf, contested } from '../contested.js';
import { disputed, notApplicable, unmet, type Day } from '../finding.js';
import { freshOn, trueOn } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { isGrave } from '../situation.js';

const REPORT = { kind: 'HealthReported', when: '2026-08-01' };

export const medicalProof: Rule = {
  id: 'HE-2',
  requires: 'if serious: a medical document or two independent reports',
  why: 'health claims are contested with papers',
  blocking: false,
  window: 90,
  evidence: 'team',
  evaluate(evidence, at) {
    const last = evidence.latest(['HealthReported']);
    if (last === undefined) return unmet(say`Nobody has reported on the health of the person.`);
    const objection = contested(last, ['grade', 'medicalDocument']);
    if (objection !== undefined) return disputed(say`Health is reported, but ${objection}.`, claimsOf(last));
    if (!isGrave(last)) {
      const because = say`The last report does not call the condition serious.`;
      return at.profile.onlyGravelyIll === true
        ? unmet(because, claimsOf(last))
        : notApplicable(because, claimsOf(last));
    }
    const reports = evidence.of('HealthReported').filter(isGrave);
    const shown = reports
      .filter(({ account }) => account.fields['medicalDocument'] === true)
      .map((one) => trueOn(one) ?? '');
    const borneOut = [...shown, secondRoot(reports)].filter((day) => day !== undefined);
    const claims = reports.flatMap(claimsOf);
    if (borneOut.length === 0)
      return unmet(say`The condition rests on one report, without a medical document.`, claims);
    const latest = borneOut.reduce((a, b) => (a > b ? a : b));
    const says =
      shown.length > 0
        ? say`A medical document bears out the condition`
        : say`Independent reports bear out the condition`;
    return freshOn(latest === '' ? undefined : latest, at, says, claims);
  },
  examples: [
    {
      name: 'with a medical document',
      given: [{ ...REPORT, fields: { grade: 'serious', medicalDocument: true } }],
      expect: 'met',
    },
    {
      name: 'with two independent reports',
      given: [
        { ...REPORT, roots: ['lawyer'], fields: { grade: 'serious' } },
        { ...REPORT, roots: ['mother'], fields: { grade: 'serious' } },
      ],
      expect: 'met',
    },
    {
      name: 'with two reports of one root',
      given: [
        { ...REPORT, roots: ['lawyer'], fields: { grade: 'serious' } },
        { ...REPORT, roots: ['lawyer'], fields: { grade: 'serious' } },
      ],
      expect: 'unmet',
    },
    {
      name: 'when the document is half a year old',
      given: [
        { ...REPORT, when: '2026-02-01', roots: ['lawyer'], fields: { grade: 'serious', medicalDocument: true } },
        { ...REPORT, roots: ['lawyer'], fields: { grade: 'serious' } },
      ],
      expect: 'stale',
    },
    {
      name: 'when the condition is not serious',
      given: [{ ...REPORT, fields: { grade: 'chronic' } }],
      expect: 'not-applicable',
    },
    {
      name: 'when the condition is not serious, for a list of the gravely ill',
      given: [{ ...REPORT, fields: { grade: 'chronic' } }],
      profile: { onlyGravelyIll: true },
      expect: 'unmet',
    },
    { name: 'when nobody reports', given: [], expect: 'unmet' },
    {
      name: 'when accounts differ on the grade',
      given: [
        { ...REPORT, id: 'one', fields: { grade: 'chronic' } },
        { ...REPORT, accountOf: 'one', fields: { grade: 'serious' } },
      ],
      expect: 'disputed',
    },
  ],
};

/** The day by which a second root had last spoken; undefined where there is but one. */
function secondRoot(reports: readonly Occurrence[]): Day | undefined {
  const roots = new Map<string, Day>();
  for (const report of reports) {
    const day = trueOn(report) ?? '';
    for (const root of rootsOf(report)) if (day >= (roots.get(root) ?? '')) roots.set(root, day);
  }
  return [...roots.values()].toSorted().at(-2);
}

function rootsOf({ account, others }: Occurrence): string[] {
  const live = [account, ...others.filter(({ retraction }) => retraction === undefined)];
  return live.flatMap(({ sources }) => sources.map(rootOf));
}
