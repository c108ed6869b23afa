export { acceptCheckpoint, type AcceptedCheckpoint } from './accepted-checkpoint.js';
export { base64, concat, fromBase64, fromUtf8, hex, sameBytes, utf8, type Bytes } from './bytes.js';
export { canonicalJson, parseCanonical } from './canonical-json.js';
export { formatCheckpoint, parseCheckpoint, parseSize, type Checkpoint } from './checkpoint.js';
export { cosignedMessage, formatCosignature } from './cosignature.js';
export { decodeEntries, encodeEntries } from './entry-bundle.js';
export {
  DECOY,
  entryBytes,
  longestEntry,
  MOST_ENTRY_BYTES,
  parseEntry,
  type Entry,
  type Envelope,
  type LoggedEvent,
  type Tombstone,
} from './entry.js';
export { LogProblem, type LogProblemCode } from './log-problem.js';
export { loggedEvent } from './logged-event.js';
export { EMPTY_ROOT, HASH_SIZE, leafHash, nodeHash, verifyConsistency, verifyInclusion } from './merkle.js';
export {
  cosignerKey,
  formatNoteKey,
  material,
  noteKey,
  parseNoteKey,
  typeOf,
  type NoteKey,
  type NoteKeyType,
} from './note-key.js';
export type { PublishedCheckpoint, PublishedLog, StoredAnchor } from './published-log.js';
export {
  checkText,
  formatNote,
  formatSignatureLine,
  parseNote,
  parseSignatureLines,
  verifyNote,
  type Note,
  type NoteSignature,
} from './signed-note.js';
export { entriesPath, parseTilePath, TILE_WIDTH, tilePath } from './tile-path.js';
export { hashInTile, hashReaderOver, tileOf, tilesOf, type Tile } from './tile.js';
export { parsePolicy, type Policy } from './tlog-policy.js';
export { formatTlogProof, parseTlogProof, verifyTlogProof, type TlogProof } from './tlog-proof.js';
export { TreeEdge, type CompleteSubtree } from './tree-edge.js';
export { consistencyProof, inclusionProof, rootOf, rootOver, type HashReader } from './tree-proofs.js';
export { formatAddCheckpoint, judgeCheckpoint, parseAddCheckpoint, type AddCheckpoint } from './witness.js';
