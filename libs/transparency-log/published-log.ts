/** A log as it has been published: for whoever proves, serves or bundles it. */
export interface PublishedLog {
  readonly origin: string;
  /** The latest checkpoint, signed and cosigned; undefined before the first. */
  checkpoint(): Promise<string | undefined>;
  /** The bytes at a path of c2sp.org/tlog-tiles; undefined where there are none. */
  tile(path: string): Promise<Uint8Array | undefined>;
  /** The leaf index of an event; undefined while it is not in the log. */
  indexOf(eventId: string): number | undefined;
  /** Every checkpoint that was published, oldest first, as signed and cosigned. */
  history(): readonly PublishedCheckpoint[];
  /** What outside services said of checkpoints. */
  anchors(): readonly StoredAnchor[];
}

/** A checkpoint that was published. */
export interface PublishedCheckpoint {
  readonly size: number;
  readonly note: string;
}

/** A statement of an outside service about the checkpoint of a size. */
export interface StoredAnchor {
  readonly size: number;
  readonly file: string;
  readonly bytes: Uint8Array;
}
