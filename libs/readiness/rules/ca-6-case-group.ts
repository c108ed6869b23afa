import { bounds } from '#record';
import { met, unmet } from '../finding.js';
import { daysAfter } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';

export const caseGroup: Rule = {
  id: 'CA-6',
  requires: 'case group and co-defendants linked',
  why: 'one exchange may split a case',
  blocking: false,
  evaluate({ reading: { groups } }, { on }) {
    if (groups.length === 0) return unmet(say`The person is in no group of co-defendants.`);
    const last = groups.map(({ until }) => (until === undefined ? undefined : (bounds(until).latest ?? undefined)));
    if (last.includes(undefined)) return met(say`The person is in a group of co-defendants.`);
    const until = daysAfter(
      last.reduce<string>((latest, day) => (day !== undefined && day > latest ? day : latest), ''),
      1,
    );
    if (on >= until) return unmet(say`The person is in no group of co-defendants any more.`);
    return met(say`The person is in a group of co-defendants.`, [], until);
  },
  examples: [
    { name: 'in a group', given: [{ act: 'grouped' }], expect: 'met' },
    { name: 'in a group until later', given: [{ act: 'grouped', until: '2026-12-31' }], expect: 'met' },
    { name: 'when severed from the group', given: [{ act: 'grouped', until: '2026-02-01' }], expect: 'unmet' },
    { name: 'in no group', given: [], expect: 'unmet' },
  ],
};
