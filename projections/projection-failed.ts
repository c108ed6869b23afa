/** A projection could not derive its rows, or its tables do not take them. */
export class ProjectionFailed extends Error {
  override readonly name = 'ProjectionFailed';

  constructor(
    readonly projection: string,
    subject: string,
    options: ErrorOptions,
  ) {
    super(`${projection} failed at ${subject}: ${reasonOf(options.cause)}`, options);
  }
}

/** What an error says; anything can be thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
