import type { AuditSource } from './audit-source.js';
import { AuditedFiles } from './audited-files.js';
import { hashingHere } from './hashing.js';
import { EntryOrder } from './steps/entries.js';
import { readHistory } from './steps/history.js';
import { acceptLatest, readTrust } from './steps/policy-and-checkpoint.js';
import { growingTiles } from './steps/tile-files.js';
import { checkTree } from './steps/tree.js';
import { NEVER_CHECKED, VerdictInWriting, type Verdict } from './verdict.js';
import type { VerifyOptions } from './verify-bundle.js';

const CHECKPOINT = 'log/checkpoint';

/** Verifies a log with no bundle around it: a running one, or its folder. Without a policy the one that it serves is taken. */
export async function verifyLog(
  source: AuditSource,
  { policy, depth = 'entries', hashing = hashingHere, onProgress = () => {} }: VerifyOptions = {},
): Promise<Verdict> {
  const verdict = new VerdictInWriting();
  const files = await AuditedFiles.of(source, verdict);
  const trust = await readTrust(files, { path: 'log/policy', given: policy, isClosed: false }, verdict);
  const note = await files.text(CHECKPOINT);
  const accepted = trust && (await acceptLatest(CHECKPOINT, note, trust, verdict));
  if (trust !== undefined && accepted !== undefined && note !== undefined) {
    const checkpoints = await readHistory(files, { path: CHECKPOINT, note, accepted }, trust, verdict);
    const order = depth === 'entries' ? new EntryOrder(checkpoints, true, verdict) : undefined;
    const onLeaves = async (leaves: Parameters<EntryOrder['take']>[0]) => order?.take(leaves);
    await checkTree({ tiles: growingTiles(files), checkpoints, depth, hashing, onLeaves, onProgress }, verdict);
    if (order === undefined) verdict.leaveOut('What the entries say: only hashes were looked at.');
    order?.finished(accepted.checkpoint.size);
  }
  verdict.leaveOut('What the digests in the log stand for: that takes a bundle with their openings.');
  for (const sentence of NEVER_CHECKED) verdict.leaveOut(sentence);
  return verdict.finished();
}
