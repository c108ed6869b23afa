import { say, wordOf } from '../../../words/index.js';
import type { Occurrence } from '../occurrence.js';
import type { Check, Checkable } from './check.js';

/** What cannot come before what: the first of one kind before the first of all that it presupposes. */
const ORDER: readonly { readonly later: string; readonly earlier: readonly string[]; readonly inAbsentia?: true }[] = [
  { later: 'Released', earlier: ['Arrested', 'Remanded', 'DetentionExtended', 'HeldAt'] },
  // Courts remand and sentence people whom they do not hold.
  { later: 'Remanded', earlier: ['Arrested'], inAbsentia: true },
  { later: 'Sentenced', earlier: ['Arrested'], inAbsentia: true },
  { later: 'Sentenced', earlier: ['Charged'] },
  { later: 'Sentenced', earlier: ['TrialOpened'] },
  { later: 'AppealDecided', earlier: ['Sentenced'] },
  { later: 'ReleaseReversed', earlier: ['Released'] },
  { later: 'ReturnedHome', earlier: ['Released', 'RestrictionLifted'] },
  { later: 'RestrictionLifted', earlier: ['Restricted'] },
];

/** Something happened before what it presupposes, or a life sign came after a death. */
export function impossibleOrder({ occurrences }: Checkable): Check[] {
  const first = new Map<string, Occurrence>();
  for (const occurrence of occurrences)
    if (occurrence.account.when !== null && !first.has(occurrence.kind.name))
      first.set(occurrence.kind.name, occurrence);
  const reversed = ORDER.flatMap(({ later, earlier, inAbsentia }) => {
    const a = first.get(later);
    const presupposed = earlier.map((name) => first.get(name)).filter((b) => b !== undefined);
    const [b] = presupposed;
    if (a === undefined || b === undefined || (inAbsentia && a.account.fields['inAbsentia'] === true)) return [];
    return presupposed.every((each) => certainlyBefore(a, each)) ? [reversal(a, b)] : [];
  });
  const death = first.get('DiedInCustody');
  if (death === undefined) return reversed;
  const signs = occurrences.filter((sign) => provesLife(sign) && certainlyBefore(death, sign));
  return [...reversed, ...signs.map((sign) => reversal(death, sign))];
}

function provesLife({ kind, account }: Occurrence): boolean {
  return kind.provesLife?.(account.fields) === true;
}

function certainlyBefore(a: Occurrence, b: Occurrence): boolean {
  return a.days.latest !== null && b.days.earliest !== null && a.days.latest < b.days.earliest;
}

function reversal(a: Occurrence, b: Occurrence): Check {
  const [first, second] = [wordOf(a.kind.name), wordOf(b.kind.name)];
  const [on, later] = [a.account.when ?? '', b.account.when ?? ''];
  return {
    code: 'impossible-order',
    message: say`${first} (${on}) stands before ${second} (${later}).`,
    claims: [a.account.claim, b.account.claim],
  };
}
