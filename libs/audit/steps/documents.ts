import { hex } from '#transparency-log';
import { sha256 } from '#hash';
import type { AuditedFiles } from '../audited-files.js';
import type { VerdictInWriting } from '../verdict.js';
import type { AboutBundle } from './about.js';
import type { FileHashes } from './manifest.js';

const FOLDER = 'documents/';
const MOST_NAMED = 5;

/** Every document must have the hash it is named by, and each that is cited is looked for. */
export async function checkDocuments(
  files: AuditedFiles,
  { documents }: AboutBundle,
  hashes: FileHashes,
  cited: ReadonlySet<string> | undefined,
  verdict: VerdictInWriting,
): Promise<void> {
  const names = files.paths.filter((path) => path.startsWith(FOLDER)).map((path) => path.slice(FOLDER.length));
  const there = new Set(names);
  await verdict.checkIfHolds(async () => {
    for (const name of names) await checkDocument(files, name, hashes, verdict);
    for (const { sha256: name, included } of documents) {
      if (included && !there.has(name))
        verdict.find('wrong-document', `bundle.json says that ${FOLDER}${name} is included, and it is not there.`);
    }
    const listed = new Set(documents.filter(({ included }) => included).map(({ sha256: name }) => name));
    for (const name of names.filter((unlisted) => !listed.has(unlisted)))
      verdict.find('wrong-document', `${FOLDER}${name} is there, and bundle.json does not say so.`);
    return names.length === 0 ? undefined : `Every document (${names.length}) has the hash it is named by.`;
  });
  if (cited === undefined) return;
  const absent = [...cited].filter((name) => !there.has(name));
  if (absent.length > 0)
    verdict.leaveOut(`What stands in documents that are cited and not included: ${listOf(absent)}.`);
  const uncited = names.filter((name) => !cited.has(name));
  if (uncited.length > 0)
    verdict.leaveOut(`What documents have to do with the record that nothing here cites: ${listOf(uncited)}.`);
}

async function checkDocument(
  files: AuditedFiles,
  name: string,
  hashes: FileHashes,
  verdict: VerdictInWriting,
): Promise<void> {
  const path = `${FOLDER}${name}`;
  const bytes = hashes.has(path) ? undefined : await files.read(path);
  const actual = hashes.get(path) ?? (bytes && hex(sha256(bytes)));
  if (actual !== name)
    verdict.find('wrong-document', `${path} has the hash ${actual ?? 'of nothing'}: it is another document.`);
}

function listOf(names: readonly string[]): string {
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return `${names.slice(0, MOST_NAMED).join(', ')}${more}`;
}
