import { bytesToHex } from '@noble/hashes/utils.js';
import { anchorOf } from './anchor-of.js';
import { AnchorProblem } from './anchor-problem.js';
import { ProofBytes } from './proof-bytes.js';
import { proofFile, readProofFile } from './proof-file.js';
import { APPEND, SHA256, after, type Step } from './proof-step.js';
import { attestationsOf, merged, readTree, type Branch, type ProofTree } from './proof-tree.js';
import { answerOf } from './reaching.js';

const ACCEPT = 'application/vnd.opentimestamps.v1';

/**
 * Has a calendar promise to timestamp bytes, and gives the detached proof (`.ots`) with that promise. The calendar sees
 * the hash of the digest and a nonce of 16 random bytes, so it learns nothing about the bytes.
 */
export async function submitToCalendar(
  calendar: string,
  bytes: Uint8Array,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<Uint8Array> {
  const digest = anchorOf(bytes);
  const nonce: Step = { tag: APPEND, argument: crypto.getRandomValues(new Uint8Array(16)) };
  const salted = after(nonce, digest);
  const commitment = new Uint8Array(after({ tag: SHA256 }, salted));
  const url = `${withoutSlash(calendar)}/digest`;
  const headers = { accept: ACCEPT, 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await answerOf(url, { method: 'POST', headers, body: commitment, ...(signal && { signal }) });
  if (answer.status !== 200)
    throw new AnchorProblem('anchor-refused', `${url} answered with HTTP status ${answer.status}`);
  const promise = readTree(new ProofBytes(answer.bytes), commitment);
  const hashed: ProofTree = { message: salted, branches: [{ kind: 'step', step: { tag: SHA256 }, next: promise }] };
  return written({ message: digest, branches: [{ kind: 'step', step: nonce, next: hashed }] });
}

/** A proof after its calendars were asked. */
export interface UpgradedProof {
  readonly ots: Uint8Array;
  /** Whether anything was added to the proof. */
  readonly isUpgraded: boolean;
  /** Why a calendar could not be asked, or what was wrong with its answer; one that is not done yet is no problem. */
  readonly problems: readonly AnchorProblem[];
}

/**
 * Asks the calendars that a detached proof (`.ots`) waits for, and adds what they know by now. A proof may come from
 * anywhere, so only calendars in the list are asked. Throws AnchorProblem where the proof is malformed.
 */
export async function upgradeFromCalendars(
  ots: Uint8Array,
  reach: typeof fetch,
  { calendars, signal }: { readonly calendars: readonly string[]; readonly signal?: AbortSignal },
): Promise<UpgradedProof> {
  const problems: AnchorProblem[] = [];
  const known = new Set(calendars.map(withoutSlash));

  async function answered(calendar: string, message: Uint8Array): Promise<ProofTree | undefined> {
    if (!known.has(withoutSlash(calendar))) return undefined;
    const url = `${withoutSlash(calendar)}/timestamp/${bytesToHex(message)}`;
    const answer = await answerOf(url, { headers: { accept: ACCEPT }, ...(signal && { signal }) }, reach);
    if (answer.status === 404) return undefined;
    if (answer.status !== 200)
      throw new AnchorProblem('anchor-refused', `${url} answered with HTTP status ${answer.status}`);
    return readTree(new ProofBytes(answer.bytes), message);
  }

  async function upgraded(tree: ProofTree): Promise<ProofTree> {
    const branches: Branch[] = [];
    for (const branch of tree.branches)
      branches.push(branch.kind === 'step' ? { ...branch, next: await upgraded(branch.next) } : branch);
    let whole: ProofTree = { message: tree.message, branches };
    for (const calendar of calendarsAskedBy(tree)) {
      try {
        const answer = await answered(calendar, tree.message);
        if (answer !== undefined) whole = merged(whole, answer);
      } catch (error) {
        if (!(error instanceof AnchorProblem)) throw error;
        problems.push(error);
      }
    }
    return whole;
  }

  const before = readProofFile(ots);
  const result = written(await upgraded(before));
  return { ots: result, isUpgraded: result.length !== ots.length, problems };
}

/** The calendars that promised this very message; none once a block is known that has it. */
function calendarsAskedBy(tree: ProofTree): string[] {
  if (attestationsOf(tree).some(({ says }) => says.kind === 'bitcoin')) return [];
  return tree.branches.flatMap((branch) =>
    branch.kind === 'attestation' && branch.attestation.says.kind === 'pending'
      ? [branch.attestation.says.calendar]
      : [],
  );
}

/** The file of a proof, read once more: what services added has to keep to the limits as a whole. */
function written(tree: ProofTree): Uint8Array {
  const ots = proofFile(tree);
  readProofFile(ots);
  return ots;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
