import type { Context } from '../decider.js';
import { mayRead, PROTECTIONS, rankOf, type Protection } from '../protection.js';
import { Refused } from '../refused.js';
import type { SourceCitation } from '../values/source.js';
import { document } from './document.js';

/** The stream of a captured document. */
export const documentStream = (sha256: string): string => `document-${sha256}`;

/** @throws Refused `unknown-document` naming every cited document that was never captured */
export function mustBeCaptured(sources: readonly { document: string }[], context: Context): void {
  const unknown = sources.filter(({ document: sha256 }) => !context.cited(document, documentStream(sha256)));
  if (unknown.length > 0)
    throw new Refused(
      'unknown-document',
      `No such document was captured: ${unknown.map(({ document: sha256 }) => sha256).join(', ')}.`,
      {
        documents: unknown.map(({ document: sha256 }) => sha256),
      },
    );
}

/** The level of the most open of the documents: what only closed sources say is kept as closely as they are. */
export function leastProtected(sources: readonly { document: string }[], context: Context): Protection {
  return PROTECTIONS[Math.min(...sources.map((source) => rankOf(levelOf(source, context))))] ?? 'sealed';
}

/**
 * The citations, those of documents that are kept closer than `level` as closely as their documents: what a public claim
 * says may be known, and still not who has told it. What the recorder said of a citation stands.
 */
export function keptAsDocuments(
  sources: readonly SourceCitation[],
  level: Protection,
  context: Context,
): readonly SourceCitation[] {
  return sources.map((source) => {
    const protection = levelOf(source, context);
    return source.protection !== undefined || mayRead(level, protection) ? source : { ...source, protection };
  });
}

function levelOf(source: { document: string }, context: Context): Protection {
  return context.cited(document, documentStream(source.document))?.protection ?? 'sealed';
}
