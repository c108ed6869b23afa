import { bounds } from '../../../dates/index.js';
import type { Occurrence } from '../occurrence.js';
import type { Check, Checkable } from './check.js';

/** What cannot come before what: [later, earlier]. */
const ORDER: readonly (readonly [later: string, earlier: string])[] = [
  ['Released', 'Arrested'],
  ['Released', 'Remanded'],
  ['Remanded', 'Arrested'],
  ['Sentenced', 'Arrested'],
  ['Sentenced', 'Charged'],
  ['Sentenced', 'TrialOpened'],
  ['AppealDecided', 'Sentenced'],
  ['ReleaseReversed', 'Released'],
  ['ReturnedHome', 'Released'],
  ['RestrictionLifted', 'Restricted'],
];

/** Something happened before what it presupposes, or a life sign came after a death. */
export function impossibleOrder({ occurrences }: Checkable): Check[] {
  const first = (name: string) => occurrences.find(({ kind, account }) => kind.name === name && account.when !== null);
  const reversed = ORDER.flatMap(([later, earlier]) => {
    const [a, b] = [first(later), first(earlier)];
    return a !== undefined && b !== undefined && certainlyBefore(a, b) ? [reversal(a, b)] : [];
  });
  const death = first('DiedInCustody');
  const after = death === undefined ? [] : occurrences.filter((sign) => provesLife(sign) && certainlyBefore(death, sign));
  return [...reversed, ...after.map((sign) => reversal(death as Occurrence, sign))];
}

function provesLife({ kind, account }: Occurrence): boolean {
  return kind.provesLife?.(account.fields) === true;
}

function certainlyBefore(a: Occurrence, b: Occurrence): boolean {
  const { latest } = bounds(a.account.when);
  const { earliest } = bounds(b.account.when);
  return latest !== null && earliest !== null && latest < earliest;
}

function reversal(a: Occurrence, b: Occurrence): Check {
  return {
    code: 'impossible-order',
    message: `${a.kind.name} (${a.account.when}) stands before ${b.kind.name} (${b.account.when}).`,
    claims: [a.account.claim, b.account.claim],
  };
}
