import type { EventStore } from '#event-store';
import type { Evidence } from '#evidence';
import type { KeyStore } from '#sealing';
import type { PublishedLog } from '#transparency-log';
import type { Visible } from './what-may-be-opened.js';

/** How far the making of a bundle has come. */
export interface BundleProgress {
  readonly step: 'events' | 'log' | 'documents';
  readonly done: number;
}

interface BundleParts {
  /** The name of the file or folder to be made; there must be none such. */
  readonly out: string;
  /** A zip file unless told otherwise. */
  readonly form?: 'zip' | 'folder';
  readonly log: PublishedLog;
  /** The store beneath, which holds the sealed events. */
  readonly store: EventStore;
  readonly keys: KeyStore;
  readonly evidence: Pick<Evidence, 'sizeOf' | 'read'>;
  /** Whose word an auditor may take (c2sp.org/tlog-policy). */
  readonly policy: string;
  /** The verifier that works from a file. */
  readonly verifyHtml: Uint8Array;
  readonly madeAt: Date;
  readonly onProgress?: (progress: BundleProgress) => void;
}

/** Everything; or what is public; or what a reader sees of one casefile, in the streams that tell of it. */
export type BundleScope =
  | { readonly kind: 'full'; readonly visible?: undefined }
  | { readonly kind: 'public'; readonly visible: Visible }
  | {
      readonly kind: 'casefile';
      readonly visible: Visible;
      readonly casefile: { readonly id: string; readonly streams: readonly string[] };
    };

/** What is to be made, and of what. */
export type BundleRequest = BundleParts & BundleScope;

/** What is in a bundle. */
export interface BundleSummary {
  /** Of the checkpoint that it goes up to. */
  readonly size: number;
  readonly leaves: number;
  readonly openings: number;
  /** Whose bytes are included. */
  readonly documents: number;
  /** Events recorded since that checkpoint; they are not in the bundle. */
  readonly uncovered: number;
}
