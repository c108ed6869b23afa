import type { AuditedFiles } from '../audited-files.js';
import type { VerdictInWriting } from '../verdict.js';
import type { AboutBundle } from './about.js';
import { OPENINGS } from './openings.js';
import { entryPath, proofPath } from './proofs.js';
import { isTileOf } from './tile-files.js';

const LOG = 'log/';
const CHECKED = new Set(['MANIFEST', 'bundle.json', 'policy', OPENINGS]);
const CHECKED_FOLDERS = ['documents/', 'anchors/'];

/** Below log/ there is nothing that is not of this log at this size; what else there is, is not looked at. */
export function checkLayout(
  files: AuditedFiles,
  { kind, leaves }: AboutBundle,
  size: number,
  verdict: VerdictInWriting,
): void {
  const single = new Set(leaves.flatMap((seq) => [proofPath(seq), entryPath(seq)].map(below)));
  const isOfLog = (path: string) =>
    path === 'checkpoint' ||
    path.startsWith('checkpoints/') ||
    (kind === 'casefile' ? single.has(path) : isTileOf(size, path));
  const rest: string[] = [];
  for (const path of files.paths) {
    if (path.startsWith(LOG) && !isOfLog(below(path)))
      verdict.find('file-out-of-place', `${path} is no file of a log of size ${size}.`);
    const isChecked = path.startsWith(LOG) || CHECKED.has(path) || CHECKED_FOLDERS.some((at) => path.startsWith(at));
    if (!isChecked) rest.push(path);
  }
  if (rest.length > 0)
    verdict.leaveOut(`Whether what these files say is what the log says: ${rest.toSorted().slice(0, 10).join(', ')}.`);
}

function below(path: string): string {
  return path.slice(LOG.length);
}
