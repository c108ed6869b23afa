import { parseCheckpoint, type Checkpoint } from './checkpoint.js';
import { LogProblem } from './log-problem.js';
import type { NoteKey } from './note-key.js';
import { verifyNote, type Note } from './signed-note.js';
import type { Policy } from './tlog-policy.js';

/** A checkpoint that is as the policy wants it; `time` is when the witness saw it (POSIX seconds). */
export interface AcceptedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly log: NoteKey;
  readonly cosignedBy: readonly { readonly name: string; readonly key: NoteKey; readonly time: number }[];
  readonly quorum: string;
}

/**
 * The checkpoint in a note, accepted as the policy wants it: signed by a log it lists under the checkpoint's origin, and cosigned
 * by its quorum. Throws what verifyNote and parseCheckpoint throw, unknown-signer, and quorum-not-reached naming who is missing.
 */
export async function acceptCheckpoint(note: Note, policy: Policy): Promise<AcceptedCheckpoint> {
  const checkpoint = parseCheckpoint(note.text);
  const logs = policy.logs.filter(({ key }) => key.name === checkpoint.origin).map(({ key }) => key);
  const verified = await verifyNote(note, [...logs, ...policy.witnesses.map(({ key }) => key)]);
  const log = logs.find((key) => verified.some((signature) => signature.key === key));
  if (log === undefined) {
    throw new LogProblem('unknown-signer', `no known key of the log ${checkpoint.origin} has signed the checkpoint`);
  }
  const cosignedBy = policy.witnesses.flatMap(({ name, key }) => {
    const time = verified.find((signature) => signature.key === key)?.time;
    return time === undefined ? [] : [{ name, key, time }];
  });
  const missing = missingFrom(policy, new Set(cosignedBy.map(({ name }) => name)));
  if (missing.length > 0) {
    const what = `the checkpoint of ${checkpoint.origin} at size ${checkpoint.size}`;
    const needs = `lacks the cosignatures that ${policy.quorum} needs`;
    throw new LogProblem('quorum-not-reached', `${what} ${needs}: missing ${missing.join(', ')}`);
  }
  return { checkpoint, log, cosignedBy, quorum: policy.quorum };
}

/** The witnesses whose cosignatures could still bring about the quorum; nobody where it is reached. */
function missingFrom({ witnesses, groups, quorum }: Policy, cosigned: ReadonlySet<string>): readonly string[] {
  const missing = new Map<string, readonly string[]>([['none', []]]);
  for (const { name } of witnesses) missing.set(name, cosigned.has(name) ? [] : [name]);
  for (const { name, needed, members } of groups) {
    const lacking = members.map((member) => missing.get(member) ?? [member]).filter((of) => of.length > 0);
    missing.set(name, members.length - lacking.length >= needed ? [] : lacking.flat());
  }
  return missing.get(quorum) ?? [quorum];
}
