import { rootOf } from '../../../values/source.js';
import { liveAccounts, type Check, type Checkable } from './check.js';

/** One document is cited as if it rested on two different roots. */
export function oneDocumentAsTwoRoots({ occurrences }: Checkable): Check[] {
  return occurrences.flatMap((occurrence) => {
    const roots = new Map<string, Map<string, string>>();
    for (const { claim, sources } of liveAccounts([occurrence]))
      for (const source of sources) {
        const cited = roots.get(source.document) ?? new Map<string, string>();
        roots.set(source.document, cited.set(rootOf(source), claim));
      }
    return [...roots]
      .filter(([, cited]) => cited.size > 1)
      .map(([document, cited]) => ({
        code: 'one-document-as-two-roots',
        message: `Document ${document.slice(0, 12)}… is cited as ${cited.size} different roots for one occurrence.`,
        claims: [...new Set(cited.values())],
      }));
  });
}
