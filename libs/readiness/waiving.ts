import type { Day, Finding } from './finding.js';
import { bounds, type Waiver } from '#record';
import { daysAfter } from './freshness.js';
import { say } from './words/say.js';

const WAIVABLE = new Set<Finding['outcome']>(['unmet', 'stale', 'disputed']);

/** A finding as a waiver in force leaves it. A waiver that has run out, or is for another profile, changes nothing. */
export function waived(finding: Finding, waivers: readonly Waiver[], rule: string, profile: string, on: Day): Finding {
  if (waivers.length === 0 || !WAIVABLE.has(finding.outcome)) return finding;
  let longest: { waiver: Waiver; end: Day } | undefined;
  for (const waiver of waivers) {
    if (waiver.rule !== rule || (waiver.profile !== undefined && waiver.profile !== profile)) continue;
    const last = bounds(waiver.until).latest;
    if (last === null) continue;
    const end = daysAfter(last, 1);
    if (on < end && (longest === undefined || end > longest.end)) longest = { waiver, end };
  }
  if (longest === undefined) return finding;
  const { waiver, end } = longest;
  const because = say`Waived by ${waiver.by} until ${waiver.until}: ${waiver.reason} (Without it ${say.word(finding.outcome)}: ${finding.because})`;
  const until = finding.until !== undefined && finding.until < end ? finding.until : end;
  return { outcome: 'waived', because, claims: finding.claims, until };
}
