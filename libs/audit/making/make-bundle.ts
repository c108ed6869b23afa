import { parseCheckpoint, parseNote, parsePolicy } from '#transparency-log';
import { BundleProblem } from './bundle-problem.js';
import type { BundleRequest, BundleSummary } from './bundle-request.js';
import { BundleWriter } from './bundle-writer.js';
import { Documents } from './documents.js';
import { LeavesTold, type CoveredLog } from './leaves-told.js';
import { addAnchors, addHistory, addTiles } from './log-files.js';
import { LogTiles } from './log-tiles.js';
import { readme } from './readme.js';

/**
 * Makes a bundle for an auditor. Every event is checked against its leaf, and the bundle gets its name only once all of
 * it is there: nothing is handed out of a record that is not what its log says. @throws BundleProblem, LogProblem
 */
export async function makeBundle(request: BundleRequest): Promise<BundleSummary> {
  const { out, form = 'zip', log, policy, madeAt } = request;
  parsePolicy(policy);
  const note = await log.checkpoint();
  if (note === undefined) throw new BundleProblem('no-checkpoint', 'The log has published no checkpoint yet.');
  const checkpoint = parseCheckpoint(parseNote(note).text);
  const tiles = new LogTiles(log, checkpoint.size);
  const bundle = await BundleWriter.open(out, form, madeAt);
  try {
    const summary = await fill(bundle, request, { note, checkpoint, tiles });
    await bundle.finish();
    return summary;
  } catch (error) {
    await bundle.abandon();
    throw error;
  }
}

async function fill(bundle: BundleWriter, request: BundleRequest, covered: CoveredLog): Promise<BundleSummary> {
  const { kind, log, policy, verifyHtml, madeAt, onProgress } = request;
  const { origin, size } = covered.checkpoint;
  const documents = new Documents(request);
  const told = new LeavesTold(request, covered, documents);
  await bundle.add('policy', policy);
  await bundle.add('log/checkpoint', covered.note);
  await told.addTo(bundle);
  if (kind !== 'casefile') {
    // Without the whole log, an older checkpoint could not be checked.
    await addHistory(bundle, log.history(), covered);
    await addTiles(bundle, covered.tiles, (done) => onProgress?.({ step: 'log', done }));
  }
  const included = await documents.addTo(bundle);
  await addAnchors(bundle, log.anchors(), size);
  await bundle.add('verify.html', verifyHtml);
  const anchors = bundle.paths().filter((path) => path.startsWith('anchors/'));
  await bundle.add('README.txt', readme({ kind, origin, size, madeAt, anchors }));
  const about = {
    format: 'litopys-audit-bundle/1',
    kind,
    origin,
    size,
    madeAt: madeAt.toISOString(),
    ...(kind === 'casefile' ? { casefile: request.casefile.id, leaves: told.leaves } : {}),
    documents: documents.list(),
  };
  await bundle.add('bundle.json', `${JSON.stringify(about, undefined, 1)}\n`);
  const leaves = kind === 'casefile' ? told.leaves.length : size;
  return { size, leaves, openings: told.openings, documents: included, uncovered: told.uncovered };
}
