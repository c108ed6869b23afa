/** That what a dossier tells stands in the transparency log, for whoever checks it without us. */
export interface DossierProof {
  readonly origin: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** The checkpoint as the log signed it: a signed note. */
  readonly checkpoint: string;
  /** Where the proof of the last event is served. */
  readonly address: string;
  readonly events: readonly ProvenEvent[];
}

/** One event: its entry, the way from there to the root (base64), and the fields that the audience is told. */
export interface ProvenEvent {
  readonly event: string;
  readonly index: number;
  /** The exact bytes of the entry, as text: canonical JSON. */
  readonly entry: string;
  readonly hashes: readonly string[];
  /** RFC 9901 disclosures of fields that the audience is told whole. */
  readonly openings: readonly string[];
}
