import type { Audience, Profile } from '#readiness';
import type { PersonName, PledgeReading, Reading } from '#record';
import type { DossierProof } from '../dossier-proof.js';

/** What is on record about a document that may be named. */
export interface DocumentTold {
  readonly title?: string;
  readonly publisher?: string;
  readonly address?: string;
  readonly publishedOn?: string;
  readonly capturedAt: string;
  readonly mediaType: string;
}

/** What a dossier is made of. */
export interface DossierMaterial {
  /** At the audience's level; what of it is told follows here. */
  readonly reading: Reading;
  readonly profile: Profile;
  readonly audience: Audience;
  readonly pledges: readonly PledgeReading[];
  readonly groups: readonly { readonly id: string; readonly names: readonly PersonName[]; readonly role?: string }[];
  /** What is on record about each document that may be named to the audience, by SHA-256. */
  readonly documents: ReadonlyMap<string, DocumentTold>;
  /** The instant or position asked for, or the position. */
  readonly known: string;
  readonly position: string;
  /** Left out where no checkpoint covers the position yet. */
  readonly proof?: DossierProof;
  /** The name of the paper's file that is the photograph, and the claim it rests on. */
  readonly photograph?: { readonly file: string; readonly claim: string };
}
