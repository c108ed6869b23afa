/** Where the files of a bundle are put: a zip file or a folder. */
export interface Container {
  /** Puts a file of so many bytes; one that is dense is not worth compressing. */
  put(path: string, size: number, bytes: AsyncIterable<Uint8Array>, isDense: boolean): Promise<void>;
  /** Ends it; all of it is on disk when it answers. */
  close(): Promise<void>;
  /** Lets go of what it holds open. */
  abandon(): Promise<void>;
}
