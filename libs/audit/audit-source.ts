/** Where the files to audit are read from. */
export interface AuditSource {
  /** The path of every file, with `/` between its parts; a path stands as often as there are files under it. */
  list(): Promise<readonly string[]>;
  /**
   * The bytes of a file, which the source gives out of its hands; undefined where there is none.
   * @throws DamagedFile when they cannot be got at; any other error is trouble of the reader
   */
  read(path: string): Promise<Uint8Array | undefined>;
  /** The bytes of a file in pieces, for what is too long to be held; a source without it is read whole. */
  stream?(path: string): AsyncIterable<Uint8Array>;
}

/** A file that is there and cannot be got at: for the audit that is a finding. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
}
