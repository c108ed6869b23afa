import { formatNote, parseNote, utf8 } from '#transparency-log';
import type { AuditedFiles } from '../audited-files.js';
import type { VerdictInWriting } from '../verdict.js';
import type { SignedCheckpoint } from './history.js';
import type { Trust } from './policy-and-checkpoint.js';

/** Checks what an outside service said of bytes, by the name of its file (`….tsr`, `….ots`). */
export type AnchorCheck = (
  fileName: string,
  anchor: Uint8Array,
  bytes: Uint8Array,
) => Promise<{ readonly holds: boolean | 'not-checked'; readonly message: string }>;

const NAME = /^anchors\/(0|[1-9]\d{0,15})-[a-z0-9-]+\.(?:tsr|ots)$/;

/** What outside services said of checkpoints, as signed by the log alone. */
export async function checkAnchors(
  files: AuditedFiles,
  checkpoints: readonly SignedCheckpoint[],
  trust: Trust,
  verifyAnchor: AnchorCheck | undefined,
  verdict: VerdictInWriting,
): Promise<void> {
  for (const path of files.paths.filter((file) => file.startsWith('anchors/'))) {
    const size = NAME.exec(path)?.[1];
    const signed = checkpoints.find(({ checkpoint }) => String(checkpoint.size) === size);
    if (size === undefined) verdict.find('file-out-of-place', `${path} is not named as an anchor is.`);
    else if (signed === undefined)
      verdict.find('wrong-anchor', `${path} is about a checkpoint of size ${size}, which is not there.`);
    else if (verifyAnchor === undefined) verdict.leaveOut(`${path}: anchors are not checked here.`);
    else await checkAnchor(files, path, signedByLog(signed, trust), verifyAnchor, verdict);
  }
}

async function checkAnchor(
  files: AuditedFiles,
  path: string,
  anchored: Uint8Array,
  verifyAnchor: AnchorCheck,
  verdict: VerdictInWriting,
): Promise<void> {
  const anchor = await files.read(path);
  if (anchor === undefined) return;
  const { holds, message } = await verifyAnchor(path, anchor, anchored);
  if (holds === 'not-checked') verdict.leaveOut(`${path}: ${message}`);
  else if (holds) verdict.check(`${path}: ${message}`);
  else verdict.find('wrong-anchor', `${path}: ${message}`);
}

/** The note of a checkpoint before anyone had cosigned it. */
function signedByLog({ note, checkpoint }: SignedCheckpoint, { policy }: Trust): Uint8Array {
  const { text, signatures } = parseNote(note);
  const isLog = (name: string, keyId: string) =>
    name === checkpoint.origin && policy.logs.some(({ key }) => key.name === name && key.keyId === keyId);
  return utf8(formatNote({ text, signatures: signatures.filter(({ name, keyId }) => isLog(name, keyId)).slice(0, 1) }));
}
