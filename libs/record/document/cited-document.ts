import type { Context } from '../decider.js';
import { PROTECTIONS, rankOf, type Protection } from '../protection.js';
import { Refused } from '../refused.js';
import { document } from './document.js';

/** The stream of a captured document. */
export const documentStream = (sha256: string): string => `document-${sha256}`;

/** @throws Refused `unknown-document` naming every cited document that was never captured */
export function mustBeCaptured(sources: readonly { document: string }[], context: Context): void {
  const unknown = sources.filter(({ document: sha256 }) => !context.cited(document, documentStream(sha256)));
  if (unknown.length > 0)
    throw new Refused('unknown-document', `No such document was captured: ${unknown.map(({ document: sha256 }) => sha256).join(', ')}.`, {
      documents: unknown.map(({ document: sha256 }) => sha256),
    });
}

/** The level of the most open of the documents: what only closed sources say is kept as closely as they are. */
export function leastProtected(sources: readonly { document: string }[], context: Context): Protection {
  const ranks = sources.map(({ document: sha256 }) => rankOf(context.cited(document, documentStream(sha256))?.protection ?? 'sealed'));
  return PROTECTIONS[Math.min(...ranks)] ?? 'sealed';
}
