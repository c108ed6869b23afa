import { Decisions, type Decider, type Fact } from '../decider.js';
import type { Protection } from '../protection.js';
import { captureDocument, CaptureDocument, type DocumentCaptured } from './capture-document.js';

/** A captured source. The same bytes may have been captured from several addresses. */
export interface CapturedDocument {
  readonly captures: readonly DocumentCaptured['data'][];
  readonly protection: Protection;
}

export const documentDecisions = new Decisions<CapturedDocument>().on(CaptureDocument, captureDocument);

/** A captured source: `document-<sha256>`. */
export const document: Decider<CapturedDocument> = {
  category: 'document',
  initial: { captures: [], protection: 'sealed' },
  decide: documentDecisions.decide,
  evolve: (state, fact: Fact) => {
    const { data } = fact as DocumentCaptured;
    return { captures: [...state.captures, data], protection: data.protection };
  },
};
