export { acceptCheckpoint, type AcceptedCheckpoint } from './accepted-checkpoint.js';
export { base64, concat, fromBase64, fromUtf8, hex, sameBytes, utf8, type Bytes } from './bytes.js';
export { canonicalJson, parseCanonical } from './canonical-json.js';
export {
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
export { formatCheckpoint, parseCheckpoint, type Checkpoint } from './checkpoint.js';
export { decodeEntries, encodeEntries } from './entry-bundle.js';
export { KeptLog } from './keeping/kept-log.js';
export { LastCheckpoint } from './keeping/last-checkpoint.js';
export { LogFolder } from './keeping/log-folder.js';
export { LogIndex } from './keeping/log-index.js';
export { keyInFile } from './keeping/log-key.js';
export { Sequencer, type SequencerOptions } from './keeping/sequencer.js';
export { loggedEvent } from './logged-event.js';
export { EMPTY_ROOT, HASH_SIZE, leafHash, nodeHash, verifyConsistency, verifyInclusion } from './merkle.js';
export { cosignerKey, formatNoteKey, noteKey, parseNoteKey, type NoteKey } from './note-key.js';
export type { PublishedCheckpoint, PublishedLog, StoredAnchor } from './published-log.js';
export { formatNote, parseNote, verifyNote, type Note, type NoteSignature } from './signed-note.js';
export { SigningKey } from './signing-key.js';
export { entriesPath, parseTilePath, TILE_WIDTH, tilePath } from './tile-path.js';
export { hashInTile, hashReaderOver, tileOf, tilesOf, type Tile } from './tile.js';
export { parsePolicy, type Policy } from './tlog-policy.js';
export { formatTlogProof, parseTlogProof, verifyTlogProof, type TlogProof } from './tlog-proof.js';
export { TreeEdge, type CompleteSubtree } from './tree-edge.js';
export { consistencyProof, inclusionProof, rootOf, rootOver, type HashReader } from './tree-proofs.js';
export { requestCosignature, type WitnessAddress } from './witness-client.js';
export { startWitness } from './witness-server.js';
