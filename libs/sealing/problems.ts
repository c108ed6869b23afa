/** Every way in which sealing or opening can fail. */
export type SealingErrorCode =
  'subject-erased' | 'key-lost' | 'key-store-unusable' | 'actor-unknown' | 'box-damaged' | 'not-sealed';

/** What all errors of sealing have in common; none ever holds a key, or what was to be sealed. */
export abstract class SealingError extends Error {
  abstract readonly code: SealingErrorCode;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The subject's data has been erased, or is being erased: nothing more is sealed under its key. */
export class SubjectErased extends SealingError {
  readonly code = 'subject-erased';
  constructor(readonly subject: string) {
    super(`What was on record of ${subject} has been erased; nothing more is recorded of it`);
  }
}

/** A key that was never destroyed is not there: restore the key store that belongs to this log. */
export class KeyLost extends SealingError {
  readonly code = 'key-lost';
  constructor(which: string) {
    super(`The key ${which} is missing from the key store: it is not the one that this log was sealed with`);
  }
}

/** The key store cannot be opened: another program's, or wrapped by another key-encryption key. */
export class KeyStoreUnusable extends SealingError {
  readonly code = 'key-store-unusable';
}

/** Nobody is known under this pseudonym: the key store is not the one that belongs to this log. */
export class ActorUnknown extends SealingError {
  readonly code = 'actor-unknown';
  constructor(pseudonym: string) {
    super(`Nobody is known under the pseudonym ${pseudonym}`);
  }
}

/** A box does not open with its key: its bytes, its event's id or its type were changed. */
export class BoxDamaged extends SealingError {
  readonly code = 'box-damaged';
  constructor(
    readonly eventId: string,
    options?: ErrorOptions,
  ) {
    super(`The box of event ${eventId} does not open: it was changed after it was sealed`, options);
  }
}

/** The log holds an event that was never sealed: it was recorded by an older version, or by another program. */
export class NotSealed extends SealingError {
  readonly code = 'not-sealed';
  constructor(readonly eventId: string) {
    super(
      `Event ${eventId} was recorded unsealed, by another program or by version 0.1.0: seal the record first (litopys seal)`,
    );
  }
}
