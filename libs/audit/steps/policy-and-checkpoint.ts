import {
  acceptCheckpoint,
  base64,
  formatNoteKey,
  parseNote,
  parsePolicy,
  verifyNote,
  type AcceptedCheckpoint,
  type Note,
  type NoteKey,
  type NoteSignature,
  type Policy,
} from '#transparency-log';
import type { AuditedFiles } from '../audited-files.js';
import type { VerdictInWriting } from '../verdict.js';

/** Whose word is taken in an audit: the policy, and all keys that may sign. */
export interface Trust {
  readonly policy: Policy;
  /** The keys of the policy, and then those of the one that came with the bundle: they may sign, and count for nothing. */
  readonly keys: readonly NoteKey[];
  /** Whether a signature by any other key is a finding. */
  readonly isClosed: boolean;
}

/** The policy that the auditor gave, else the one that came with what is audited. */
export async function readTrust(
  files: AuditedFiles,
  { path, given, isClosed }: { readonly path: string; readonly given: string | undefined; readonly isClosed: boolean },
  verdict: VerdictInWriting,
): Promise<Trust | undefined> {
  const text = await files.text(path);
  if (text === undefined && given === undefined) verdict.find('file-missing', `There is no policy: ${path}.`);
  const own = text === undefined ? undefined : await verdict.attempt(path, () => parsePolicy(text));
  const policy = given === undefined ? own : await verdict.attempt('the policy given', () => parsePolicy(given));
  if (policy === undefined) return undefined;
  if (given === undefined) {
    verdict.leaveOut(
      `Whose keys these are: the policy came with what was audited. Compare the key of the log (${policy.logs.map(({ key }) => formatNoteKey(key)).join(', ')}) with what its keepers publish elsewhere${whomElse(policy)}.`,
    );
  }
  if (policy.quorum === 'none') {
    verdict.leaveOut('Whether others were shown the same log: the policy asks for no cosignature.');
  }
  return { policy, keys: [...keysIn(policy), ...(own && own !== policy ? keysIn(own) : [])], isClosed };
}

/** The latest checkpoint, accepted as the policy wants it. */
export async function acceptLatest(
  path: string,
  text: string | undefined,
  trust: Trust,
  verdict: VerdictInWriting,
): Promise<AcceptedCheckpoint | undefined> {
  if (text === undefined) {
    verdict.find('file-missing', `There is no checkpoint: ${path}.`);
    return undefined;
  }
  const accepted = await acceptNote(path, text, trust, verdict);
  if (accepted !== undefined) verdict.check(saidOf(accepted));
  return accepted;
}

/** A checkpoint as the policy wants it, on which nobody has signed whom the audit does not know. */
export async function acceptNote(
  path: string,
  text: string,
  trust: Trust,
  verdict: VerdictInWriting,
): Promise<AcceptedCheckpoint | undefined> {
  return verdict.attempt(path, async () => {
    const note = parseNote(text);
    checkSigners(path, note, trust, verdict);
    await verifyOthers(note, trust);
    return acceptCheckpoint(note, trust.policy);
  });
}

/** Signatures that count for nothing must hold nevertheless. */
async function verifyOthers({ text, signatures }: Note, { policy, keys }: Trust): Promise<void> {
  const counting = keysIn(policy);
  const by = (some: readonly NoteKey[], { name, keyId }: NoteSignature) =>
    some.some((key) => key.name === name && key.keyId === keyId);
  const others = signatures.filter((signature) => by(keys, signature) && !by(counting, signature));
  if (others.length > 0) await verifyNote({ text, signatures: others }, keys);
}

/** Signature lines by keys that the audit does not know say nothing: in a bundle none may stand there. */
export function checkSigners(path: string, note: Note, { keys, isClosed }: Trust, verdict: VerdictInWriting): void {
  const strangers = note.signatures.filter(
    ({ name, keyId }) => !keys.some((key) => key.name === name && key.keyId === keyId),
  );
  for (const { name, keyId } of strangers) {
    const signer = `${path} has a signature by ${name}+${keyId}, which is no key of the policy`;
    if (isClosed) verdict.find('unknown-signer', `${signer}.`);
    else verdict.leaveOut(`${signer}: whether it holds.`);
  }
}

function saidOf({ checkpoint, log, cosignedBy, quorum }: AcceptedCheckpoint): string {
  const { origin, size, root } = checkpoint;
  const cosigners = cosignedBy.map(({ name, time }) => `${name} (${instant(time)})`).join(', ');
  const under = cosigners === '' ? 'and cosigned by nobody' : `and cosigned by ${cosigners}`;
  return `The checkpoint of ${origin} at size ${size}, root ${base64(root)}, is signed by ${log.name}+${log.keyId} ${under}; the policy asks for ${quorum}.`;
}

function whomElse({ witnesses }: Policy): string {
  const names = witnesses.map(({ name }) => name).join(', ');
  return names === '' ? '' : `, and the keys of the witnesses with what each of them publishes: ${names}`;
}

function keysIn({ logs, witnesses }: Policy): NoteKey[] {
  return [...logs, ...witnesses].map(({ key }) => key);
}

/** A time in seconds since 1970 as it is written; not every number is one. */
export function instant(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? `second ${seconds}` : date.toISOString().replace('.000Z', 'Z');
}
