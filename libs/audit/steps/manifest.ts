import { hex } from '#transparency-log';
import { sha256 } from '#hash';
import { sha256 as inPieces } from '@noble/hashes/sha2.js';
import type { AuditedFiles } from '../audited-files.js';
import type { VerdictInWriting } from '../verdict.js';

const MANIFEST = 'MANIFEST';
const LINE = /^([0-9a-f]{64}) {2}([^\p{Cc}\\]+)$/u;

/** The only file that grows without end: it is hashed in pieces. */
const LONG_FILE = 'openings.jsonl';

/** Hashes of files as they are, by path. */
export type FileHashes = ReadonlyMap<string, string>;

/** Every file must have the hash that MANIFEST gives it, and MANIFEST must give one for every file. */
export async function checkManifest(files: AuditedFiles, verdict: VerdictInWriting): Promise<FileHashes> {
  const hashes = new Map<string, string>();
  await verdict.checkIfHolds(async () => {
    const said = await readManifest(files, verdict);
    const seen = new Set<string>();
    for (const path of files.paths) {
      if (seen.has(path)) verdict.find('file-twice', `There are two files under the path ${path}.`);
      else if (path !== MANIFEST && said?.has(path) === false)
        verdict.find('file-unlisted', `${path} is not in MANIFEST.`);
      seen.add(path);
    }
    for (const [path, hash] of said ?? []) {
      const actual = seen.has(path) ? await hashOf(files, path) : undefined;
      if (actual !== undefined) hashes.set(path, actual);
      if (!seen.has(path)) verdict.find('file-missing', `${path} is in MANIFEST, and is not there.`);
      else if (actual !== hash) verdict.find('file-changed', `${path} has another hash than MANIFEST gives it.`);
    }
    return said && `Every file (${said.size}) has the hash that MANIFEST gives it.`;
  });
  return hashes;
}

async function readManifest(
  files: AuditedFiles,
  verdict: VerdictInWriting,
): Promise<ReadonlyMap<string, string> | undefined> {
  const text = await files.text(MANIFEST);
  if (text === undefined) {
    verdict.find('file-missing', 'There is no MANIFEST.');
    return undefined;
  }
  const said = new Map<string, string>();
  let last = '';
  for (const [at, line] of text.replace(/\n$/, '').split('\n').entries()) {
    const [, hash, path] = LINE.exec(line) ?? [];
    if (hash === undefined || path === undefined || path <= last || path === MANIFEST) {
      const rule = 'is no hash, two spaces and the path of a file that comes after the one before';
      verdict.find('malformed-manifest', `Line ${at + 1} of MANIFEST ${rule}.`);
      return undefined;
    }
    said.set(path, hash);
    last = path;
  }
  if (!text.endsWith('\n')) verdict.find('malformed-manifest', 'The last line of MANIFEST has no end.');
  return said;
}

async function hashOf(files: AuditedFiles, path: string): Promise<string | undefined> {
  if (path !== LONG_FILE) {
    const bytes = await files.read(path);
    return bytes && hex(sha256(bytes));
  }
  const hash = inPieces.create();
  for await (const piece of files.pieces(path)) hash.update(piece);
  return hex(hash.digest());
}
