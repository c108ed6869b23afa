import { rootOf } from '../../../values/source.js';
import { say } from '../../../words/index.js';
import type { Account } from '../account.js';
import { liveAccounts, type Check, type Checkable } from './check.js';

/** One document is cited as if it rested on two different roots. */
export function oneDocumentAsTwoRoots({ occurrences }: Checkable): Check[] {
  return occurrences.flatMap((occurrence) => {
    const { account, others } = occurrence;
    return others.length === 0 && account.sources.length < 2 ? [] : twoRootsIn(liveAccounts([occurrence]));
  });
}

function twoRootsIn(accounts: readonly Account[]): Check[] {
  const roots = new Map<string, Map<string, string>>();
  for (const { claim, sources } of accounts)
    for (const source of sources) {
      const cited = roots.get(source.document) ?? new Map<string, string>();
      roots.set(source.document, cited.set(rootOf(source), claim));
    }
  const checks: Check[] = [];
  for (const [document, cited] of roots)
    if (cited.size > 1) {
      const message = say`Document ${document.slice(0, 12)}… is cited as ${cited.size} different roots for one occurrence.`;
      checks.push({ code: 'one-document-as-two-roots', message, claims: [...new Set(cited.values())] });
    }
  return checks;
}
