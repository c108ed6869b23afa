/** Somebody was first: the stream has moved on since the revision that the request was made against. */
export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';

  /** `current` is the revision the stream has now; -1 for a stream that holds nothing. */
  constructor(
    readonly stream: string,
    readonly current: number,
  ) {
    super(`The stream has moved on: its revision is ${current} now.`);
  }
}

/** The idempotency key was used before, for something else. */
export class IdempotencyKeyReused extends Error {
  override readonly name = 'IdempotencyKeyReused';

  constructor() {
    super('This idempotency key was used before, with another request.');
  }
}
