import type { Audience, Profile, Readiness } from '#readiness';
import type { FrozenEntry, Reading } from '#record';

/** A person of a frozen list, as far as the recipient is told of them, as the record stood when it was frozen. */
export interface PersonFrozen {
  readonly casefile: string;
  readonly audience: Audience;
  readonly reading: Reading;
  /** By the rules that the recipient can judge by. */
  readonly readiness: Readiness;
  /** What the freeze fixed, where the recipient may be told it. */
  readonly frozen?: Omit<FrozenEntry, 'casefile'>;
}

/** A person of whom nothing is told. */
export interface PersonWithheld {
  readonly casefile?: string;
  readonly withheld: 'closed' | 'erased';
}

/** A frozen version of an exchange list, as its recipient is told it. */
export interface ListFrozenTold {
  readonly list: string;
  readonly title?: string;
  readonly recipient?: string;
  readonly profile: Profile;
  readonly version: number;
  readonly frozenAt: string;
  readonly on: string;
  readonly position: string;
  readonly checksum: string;
  readonly entries: readonly (PersonFrozen | PersonWithheld)[];
}
