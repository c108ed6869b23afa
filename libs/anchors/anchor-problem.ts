/** Every way in which an anchor, or the service that should give one, can be wrong. */
export type AnchorProblemCode =
  | 'malformed-anchor'
  | 'malformed-certificate'
  | 'unsupported-anchor'
  | 'wrong-imprint'
  | 'wrong-nonce'
  | 'wrong-signature'
  | 'wrong-certificate'
  | 'untrusted-authority'
  | 'anchor-refused'
  | 'anchor-unreachable';

/** Something about an anchor does not hold; the message is a sentence for whoever checks it. */
export class AnchorProblem extends Error {
  override readonly name = 'AnchorProblem';

  constructor(
    readonly code: AnchorProblemCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What a reader gives; whatever goes wrong inside it means that the bytes are not what they should be. */
export function reading<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof AnchorProblem) throw error;
    throw new AnchorProblem('malformed-anchor', `${what} cannot be read`, { cause: error });
  }
}
