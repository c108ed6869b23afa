import {
  base64,
  leafHash,
  parsePolicy,
  parseTlogProof,
  sameBytes,
  verifyInclusion,
  type Policy,
  type TlogProof,
} from '#transparency-log';
import { nameOfEntry, readLeaves } from './leaves.js';
import { acceptNote, instant } from './steps/policy-and-checkpoint.js';
import { NEVER_CHECKED, VerdictInWriting, type Verdict } from './verdict.js';

/** A proof that one entry stands in a log. */
export interface ProofToVerify {
  /** The text of the `.tlog-proof`. */
  readonly proof: string;
  /** The exact bytes of the entry; without them those in the proof's extra line are taken. */
  readonly entry?: Uint8Array;
  /** The auditor's tlog-policy: whose word is taken for the checkpoint. */
  readonly policy: string;
}

/** Verifies a proof (c2sp.org/tlog-proof) of one entry. What is wrong with it is in the verdict. */
export async function verifyProof({ proof: text, entry, policy: asked }: ProofToVerify): Promise<Verdict> {
  const verdict = new VerdictInWriting();
  const proof = await verdict.attempt('the proof', () => parseTlogProof(text));
  const policy = await verdict.attempt('the policy', () => parsePolicy(asked));
  const bytes = entry ?? proof?.extra;
  if (bytes === undefined)
    verdict.find('malformed-entry', 'There is no entry: neither was one given, nor is it in the proof.');
  else if (proof !== undefined && policy !== undefined) await check(proof, bytes, policy, verdict);
  verdict.leaveOut('Whether the log is whole, and what else stands in it: a proof is about one entry.');
  for (const sentence of NEVER_CHECKED) verdict.leaveOut(sentence);
  return verdict.finished();
}

async function check(proof: TlogProof, entry: Uint8Array, policy: Policy, verdict: VerdictInWriting): Promise<void> {
  const name = nameOfEntry(proof.index, entry);
  if (proof.extra !== undefined && !sameBytes(proof.extra, entry))
    verdict.leaveOut('What stands in the extra line of the proof: nobody has signed it.');
  const trust = { policy, keys: [...policy.logs, ...policy.witnesses].map(({ key }) => key), isClosed: false };
  const accepted = await acceptNote('the checkpoint in the proof', proof.checkpoint, trust, verdict);
  if (accepted === undefined) return;
  const { origin, size, root } = accepted.checkpoint;
  for (const { code, message } of readLeaves(origin, proof.index, [entry]).findings) verdict.find(code, message);
  await verdict.attempt(name, () => {
    verifyInclusion({ index: proof.index, size, leaf: leafHash(entry), proof: proof.hashes, root });
    const cosigners = accepted.cosignedBy.map((witness) => `${witness.name} (${instant(witness.time)})`).join(', ');
    const under = cosigners === '' ? 'which nobody has cosigned' : `cosigned by ${cosigners}`;
    verdict.check(
      `${name} stands in the log ${origin}, under its checkpoint of size ${size}, root ${base64(root)}, ${under}.`,
    );
  });
}
