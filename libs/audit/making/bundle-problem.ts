/** Every reason why no bundle can be made. */
export type BundleProblemCode =
  | 'no-checkpoint'
  | 'log-incomplete'
  | 'event-edited'
  | 'event-removed'
  | 'event-added'
  | 'document-damaged'
  | 'output-exists';

/** Why no bundle was made; nothing was handed out. The message is a sentence, and names the event, the file or the document. */
export class BundleProblem extends Error {
  override readonly name = 'BundleProblem';

  constructor(
    readonly code: BundleProblemCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
