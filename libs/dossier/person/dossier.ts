import type { Erasure, PersonName, Place, Said, Status, Word } from '#record';
import type { DossierProof } from '../dossier-proof.js';
import type { Chronicle } from './chronology.js';
import type { Conflict } from './conflicts.js';
import type { Figure } from './figure.js';
import type { Articles, Judgment, PlaceNow, TermEnds } from './figures.js';
import type { Patronage } from './patronage.js';
import type { ReadinessTold } from './readiness-told.js';
import type { Source } from './sources.js';
import type { Audience } from '#readiness';

/** Which casefile it is about, at which times, and for whom it was made. */
export interface Heading {
  readonly casefile: string;
  readonly on: string;
  readonly known: string;
  readonly position: string;
  readonly audience: Audience;
  readonly profile: { readonly id: string; readonly version: number; readonly title: Said };
}

/** What is left to tell of an erased casefile. */
export interface ErasedDossier extends Heading {
  readonly erased: Erasure;
}

/** A facet of the status; its dates are EDTF. */
export type FacetTold = Figure<string> & { readonly since: string | null; readonly lastConfirmed: string | null };

/** A claim in one line, with those of its own fields that are told. */
export interface Told {
  readonly kind: string;
  readonly line: Word;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What is told of a person, structured: every value with the claims it rests on. */
export interface PersonDossier extends Heading {
  readonly identity: {
    readonly names: readonly Figure<PersonName>[];
    readonly born?: Figure<{ readonly place?: Place; readonly sex?: string }>;
    readonly citizenships: readonly Figure<Told>[];
    readonly documents: readonly Figure<Told>[];
    readonly photograph?: Figure<{ readonly file: string }>;
    readonly groups: readonly { readonly id: string; readonly names: readonly PersonName[]; readonly role?: string }[];
  };
  readonly standing: {
    readonly life: FacetTold;
    readonly liberty: FacetTold;
    readonly place: Figure<PlaceNow>;
    readonly custody?: Figure<{ readonly since: string; readonly days: number }>;
    readonly termEnds?: Figure<TermEnds>;
  };
  readonly proceedings: {
    readonly stage: FacetTold & { readonly value: Status['procedure']['value'] };
    readonly charges: readonly Figure<Articles>[];
    readonly sentence?: Figure<Judgment>;
    readonly appeal?: Figure<Judgment>;
  };
  readonly care: Care;
  readonly chronology: readonly Chronicle[];
  readonly conflicts: readonly Conflict[];
  readonly checks: readonly CheckTold[];
  readonly patronages: readonly Patronage[];
  /** Left out where the paper is for nobody in particular, whose rules would be gone by. */
  readonly readiness?: ReadinessTold;
  readonly sources: readonly Source[];
  readonly proof?: DossierProof;
}

/** Health, counsel, contacts, consents and wishes, as far as they are told; and why not where they are not. */
export interface Care {
  readonly withheld?: Word;
  readonly health: readonly Figure<Told>[];
  readonly counsel: readonly Figure<Told>[];
  readonly contacts: readonly Figure<Told>[];
  readonly consents: readonly Figure<Told>[];
}

/** Something that wants a look, with the claims it rests on. */
export interface CheckTold {
  readonly code: string;
  readonly message: Word;
  readonly claims: readonly string[];
}

/** The dossier of one person, for one audience at one time. Sentences of ours are said in any language, and are English in JSON. */
export type Dossier = PersonDossier | ErasedDossier;
