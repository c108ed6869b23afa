import {
  base64,
  leafHash,
  LogProblem,
  parseTlogProof,
  sameBytes,
  verifyInclusion,
  type AcceptedCheckpoint,
} from '#transparency-log';
import type { AuditedFiles } from '../audited-files.js';
import { nameOfEntry, readLeaves, type Leaves } from '../leaves.js';
import type { VerdictInWriting } from '../verdict.js';
import { acceptNote, type Trust } from './policy-and-checkpoint.js';
import type { SignedCheckpoint } from './history.js';

/** Where the proof of a leaf, and its entry, stand in a bundle about one casefile. */
export const proofPath = (seq: number): string => `log/proofs/${seq}.tlog-proof`;
export const entryPath = (seq: number): string => `log/entries/${seq}.json`;

/** What a bundle of single leaves is checked against. */
export interface ProofsToCheck {
  readonly origin: string;
  readonly leaves: readonly number[];
  readonly checkpoints: readonly SignedCheckpoint[];
  readonly trust: Trust;
  readonly onLeaves: (leaves: Leaves) => Promise<void>;
  readonly onProgress: (done: number, total: number) => void;
}

/** Each leaf must be proven to stand in the log, under a checkpoint that the policy accepts. */
export async function checkProofs(
  files: AuditedFiles,
  { origin, leaves, checkpoints, trust, onLeaves, onProgress }: ProofsToCheck,
  verdict: VerdictInWriting,
): Promise<void> {
  const checkpoint = new KnownCheckpoints(origin, checkpoints, trust, verdict);
  let proven = 0;
  for (const [at, seq] of leaves.entries()) {
    const [proof, entry] = [await files.text(proofPath(seq)), await files.read(entryPath(seq))];
    if (proof === undefined) verdict.find('file-missing', `There is no ${proofPath(seq)}.`);
    if (entry === undefined) verdict.find('file-missing', `There is no ${entryPath(seq)}.`);
    if (proof !== undefined && entry !== undefined && (await isProven({ seq, proof, entry }, checkpoint, verdict)))
      proven += 1;
    if (entry !== undefined) {
      const read = readLeaves(origin, seq, [entry]);
      for (const { code, message } of read.findings) verdict.find(code, message);
      await onLeaves(read.leaves);
    }
    onProgress(at + 1, leaves.length);
  }
  if (proven === leaves.length) verdict.check(`Every entry (${leaves.length}) is proven to stand in the log.`);
  verdict.leaveOut('Whether the log is whole: a bundle about one casefile has only some of its leaves.');
}

async function isProven(
  { seq, proof: text, entry }: { readonly seq: number; readonly proof: string; readonly entry: Uint8Array },
  checkpoints: KnownCheckpoints,
  verdict: VerdictInWriting,
): Promise<boolean> {
  const isProved = await verdict.attempt(`${nameOfEntry(seq, entry)}, ${proofPath(seq)}`, async () => {
    const proof = parseTlogProof(text);
    if (proof.index !== seq) throw new LogProblem('wrong-proof', `it is of leaf ${proof.index}`);
    if (proof.extra !== undefined && !sameBytes(proof.extra, entry))
      throw new LogProblem('malformed-proof', 'its extra line is not the entry, and nobody has signed it');
    const accepted = await checkpoints.accepted(proofPath(seq), proof.checkpoint);
    if (accepted === undefined) return false;
    const { size, root } = accepted.checkpoint;
    verifyInclusion({ index: seq, size, leaf: leafHash(entry), proof: proof.hashes, root });
    return true;
  });
  return isProved === true;
}

/** Most proofs are under the same checkpoint: each is looked at once. */
class KnownCheckpoints {
  private readonly known = new Map<string, AcceptedCheckpoint | undefined>();

  constructor(
    private readonly origin: string,
    private readonly signed: readonly SignedCheckpoint[],
    private readonly trust: Trust,
    private readonly verdict: VerdictInWriting,
  ) {}

  async accepted(path: string, note: string): Promise<AcceptedCheckpoint | undefined> {
    if (!this.known.has(note)) {
      const accepted = await acceptNote(path, note, this.trust, this.verdict);
      if (accepted) this.compare(path, accepted);
      this.known.set(note, accepted);
    }
    return this.known.get(note);
  }

  private compare(path: string, { checkpoint: { origin, size, root } }: AcceptedCheckpoint): void {
    if (origin !== this.origin)
      this.verdict.find('other-log', `${path} is a proof from the log ${origin}, not ${this.origin}.`);
    const other = this.signed.find(({ checkpoint }) => checkpoint.size === size && !sameBytes(checkpoint.root, root));
    if (other !== undefined) {
      const roots = `${base64(root)} (${path}) and ${base64(other.checkpoint.root)} (${other.path})`;
      this.verdict.find('log-forked', `The log signed two roots at size ${size}: ${roots}.`);
    }
  }
}
