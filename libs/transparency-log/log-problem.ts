/** Every way in which what a log, a witness or a bundle hands over can be wrong. */
export type LogProblemCode =
  | 'malformed-json'
  | 'malformed-note'
  | 'malformed-key'
  | 'malformed-checkpoint'
  | 'malformed-cosignature'
  | 'malformed-tile'
  | 'malformed-proof'
  | 'malformed-policy'
  | 'malformed-entry'
  | 'wrong-proof'
  | 'wrong-signature'
  | 'unknown-signer'
  | 'quorum-not-reached'
  | 'log-forked'
  | 'log-unreachable';

/** Something about a log does not hold; the message is a sentence for whoever checks it, and names the event or the size. */
export class LogProblem extends Error {
  override readonly name = 'LogProblem';

  constructor(
    readonly code: LogProblemCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
