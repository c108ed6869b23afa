import {
  LogProblem,
  parseCheckpoint,
  parseNote,
  verifyNote,
  type AcceptedCheckpoint,
  type Checkpoint,
  type Policy,
} from '#transparency-log';
import type { AuditedFiles } from '../audited-files.js';
import type { VerdictInWriting } from '../verdict.js';
import { checkSigners, type Trust } from './policy-and-checkpoint.js';
import { reachesQuorum } from './quorum.js';

/** A checkpoint whose signatures hold; its root is still to be compared with the tree. */
export interface SignedCheckpoint {
  readonly path: string;
  readonly note: string;
  readonly checkpoint: Checkpoint;
  /** The times (POSIX seconds) that as many cosigners as the policy asks for vouch for; undefined where there are not enough. */
  readonly vouched: { readonly atTheLatest: number; readonly notBefore: number } | undefined;
}

const FOLDER = 'log/checkpoints/';

/** Every checkpoint of the log in the bundle, the latest last: each older one must be signed by the log and no larger. */
export async function readHistory(
  files: AuditedFiles,
  latest: { readonly path: string; readonly note: string; readonly accepted: AcceptedCheckpoint },
  trust: Trust,
  verdict: VerdictInWriting,
): Promise<readonly SignedCheckpoint[]> {
  const { checkpoint, cosignedBy } = latest.accepted;
  const older: SignedCheckpoint[] = [];
  for (const path of files.paths.filter((file) => file.startsWith(FOLDER))) {
    const note = await files.text(path);
    const signed = note && (await verdict.attempt(path, () => readOlder(path, note, checkpoint, trust, verdict)));
    if (signed) older.push(signed);
  }
  older.sort((a, b) => a.checkpoint.size - b.checkpoint.size);
  const vouched = timesOf(cosignedBy, trust.policy);
  return [...older, { path: latest.path, note: latest.note, checkpoint, vouched }];
}

async function readOlder(
  path: string,
  text: string,
  latest: Checkpoint,
  trust: Trust,
  verdict: VerdictInWriting,
): Promise<SignedCheckpoint> {
  const note = parseNote(text);
  const checkpoint = parseCheckpoint(note.text);
  checkSigners(path, note, trust, verdict);
  const verified = await verifyNote(note, trust.keys);
  const logs = trust.policy.logs.map(({ key }) => key);
  if (
    checkpoint.origin !== latest.origin ||
    !verified.some(({ key }) => logs.includes(key) && key.name === latest.origin)
  )
    throw new LogProblem('unknown-signer', `the log ${latest.origin} has not signed it`);
  if (path !== `${FOLDER}${checkpoint.size}`)
    verdict.find('other-size', `${path} holds the checkpoint of size ${checkpoint.size}.`);
  if (checkpoint.size > latest.size)
    verdict.find(
      'history-rewritten',
      `The log signed size ${checkpoint.size} (${path}), and the latest checkpoint has only ${latest.size}: leaves were dropped.`,
    );
  const cosigned = trust.policy.witnesses.flatMap(({ name, key }) => {
    const time = verified.find((signature) => signature.key === key)?.time;
    return time === undefined ? [] : [{ name, time }];
  });
  return { path, note: text, checkpoint, vouched: timesOf(cosigned, trust.policy) };
}

/** One cosigner alone, be it wrong or bribed, moves neither of the two where the policy asks for more. */
function timesOf(
  cosigned: readonly { readonly name: string; readonly time: number }[],
  policy: Policy,
): SignedCheckpoint['vouched'] {
  const times = cosigned.map(({ time }) => time).toSorted((a, b) => a - b);
  const enough = (are: (time: number) => boolean) =>
    reachesQuorum(policy, new Set(cosigned.filter(({ time }) => are(time)).map(({ name }) => name)));
  const atTheLatest = times.find((limit) => enough((time) => time <= limit));
  const notBefore = times.findLast((limit) => enough((time) => time >= limit));
  return atTheLatest === undefined || notBefore === undefined ? undefined : { atTheLatest, notBefore };
}
