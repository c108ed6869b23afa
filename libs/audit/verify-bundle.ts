import type { AcceptedCheckpoint } from '#transparency-log';
import { Accounting } from './accounting.js';
import type { AuditSource } from './audit-source.js';
import { AuditedFiles } from './audited-files.js';
import { readErasedDigests } from './erased-digests.js';
import { hashingHere, type Depth, type Hashing } from './hashing.js';
import type { Leaves } from './leaves.js';
import { entryReader } from './entry-reader.js';
import { readAbout, type AboutBundle } from './steps/about.js';
import { checkAnchors, type AnchorCheck } from './steps/anchors.js';
import { checkDocuments } from './steps/documents.js';
import { EntryOrder } from './steps/entries.js';
import { readHistory, type SignedCheckpoint } from './steps/history.js';
import { checkLayout } from './steps/layout.js';
import { checkManifest } from './steps/manifest.js';
import { OpeningsInOrder } from './steps/openings.js';
import { acceptLatest, readTrust, type Trust } from './steps/policy-and-checkpoint.js';
import { checkProofs } from './steps/proofs.js';
import { exactTiles } from './steps/tile-files.js';
import { checkTree } from './steps/tree.js';
import { NEVER_CHECKED, VerdictInWriting, type Verdict } from './verdict.js';

/** How to verify a log or a bundle. */
export interface VerifyOptions {
  /** The auditor's own tlog-policy; without it the one that comes along is taken, and the verdict says so. */
  readonly policy?: string;
  /** `hashes` leaves out what the entries say; `entries` (the default) leaves out nothing. */
  readonly depth?: Depth;
  /** Who hashes: this thread, unless others are given. */
  readonly hashing?: Hashing;
  /** Told how many leaves of how many are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** How to verify a bundle. */
export interface VerifyBundleOptions extends VerifyOptions {
  /** Checks what outside services said of checkpoints; without it that is not checked. */
  readonly verifyAnchor?: AnchorCheck;
}

/** What is known once the checkpoints hold. */
interface AuditedBundle {
  readonly files: AuditedFiles;
  readonly about: AboutBundle;
  readonly trust: Trust;
  readonly accepted: AcceptedCheckpoint;
  readonly checkpoints: readonly SignedCheckpoint[];
}

const CHECKPOINT = 'log/checkpoint';

/** Verifies an audit bundle. What is wrong with it is in the verdict; thrown is only trouble of reading it. */
export async function verifyBundle(source: AuditSource, options: VerifyBundleOptions = {}): Promise<Verdict> {
  const verdict = new VerdictInWriting();
  const files = await AuditedFiles.of(source, verdict);
  const hashes = await checkManifest(files, verdict);
  const about = await readAbout(files, verdict);
  const trust = await readTrust(files, { path: 'policy', given: options.policy, isClosed: true }, verdict);
  const note = await files.text(CHECKPOINT);
  const accepted = trust && (await acceptLatest(CHECKPOINT, note, trust, verdict));

  if (about !== undefined && trust !== undefined && accepted !== undefined && note !== undefined) {
    checkAboutAgainst(accepted, about, verdict);
    checkLayout(files, about, accepted.checkpoint.size, verdict);
    const checkpoints = await readHistory(files, { path: CHECKPOINT, note, accepted }, trust, verdict);
    const bundle = { files, about, trust, accepted, checkpoints };
    const cited = await checkLeaves(bundle, options, verdict);
    await checkDocuments(files, about, hashes, cited, verdict);
    await checkAnchors(files, checkpoints, trust, options.verifyAnchor, verdict);
  }
  for (const sentence of NEVER_CHECKED) verdict.leaveOut(sentence);
  return verdict.finished();
}

function checkAboutAgainst({ checkpoint }: AcceptedCheckpoint, about: AboutBundle, verdict: VerdictInWriting): void {
  if (about.origin !== checkpoint.origin)
    verdict.find('other-log', `bundle.json is about the log ${about.origin}, the checkpoint of ${checkpoint.origin}.`);
  if (about.size !== checkpoint.size)
    verdict.find('other-size', `bundle.json says size ${about.size}, and the checkpoint ${checkpoint.size}.`);
}

/** Goes through the leaves once: hashes, entries and openings; answers with the documents that they cite. */
async function checkLeaves(
  bundle: AuditedBundle,
  { depth = 'entries', hashing = hashingHere, onProgress = () => {} }: VerifyBundleOptions,
  verdict: VerdictInWriting,
): Promise<ReadonlySet<string> | undefined> {
  const { files, about, trust, accepted, checkpoints } = bundle;
  const { origin, size } = accepted.checkpoint;
  const isWhole = about.kind !== 'casefile';
  const reading = depth === 'entries' ? await LeafReading.of(bundle, verdict) : undefined;
  const onLeaves = async (leaves: Leaves) => reading?.take(leaves);
  if (isWhole)
    await checkTree({ tiles: exactTiles(files), checkpoints, depth, hashing, onLeaves, onProgress }, verdict);
  else await checkProofs(files, { origin, leaves: about.leaves, checkpoints, trust, onLeaves, onProgress }, verdict);
  if (reading === undefined) verdict.leaveOut('What the entries and their openings say: only hashes were looked at.');
  await reading?.finished(isWhole ? size : about.leaves.length);
  return reading?.cited;
}

/** What the leaves say, read in their order. */
class LeafReading {
  readonly cited = new Set<string>();

  private constructor(
    private readonly order: EntryOrder,
    private readonly accounting: Accounting,
  ) {}

  static async of(
    { files, about, accepted, checkpoints }: AuditedBundle,
    verdict: VerdictInWriting,
  ): Promise<LeafReading> {
    const { origin, size } = accepted.checkpoint;
    const erased = await readErasedDigests(files, origin, entryReader(files, about.kind, size));
    const restIs = about.kind === 'full' ? 'withheld' : 'not disclosed';
    const accounting = new Accounting(await OpeningsInOrder.of(files, verdict), erased, restIs, verdict);
    return new LeafReading(new EntryOrder(checkpoints, about.kind !== 'casefile', verdict), accounting);
  }

  async take(leaves: Leaves): Promise<void> {
    this.order.take(leaves);
    for (const document of leaves.documents) this.cited.add(document);
    await this.accounting.take(leaves);
  }

  async finished(expected: number): Promise<void> {
    this.order.finished(expected);
    await this.accounting.finished();
    for (const document of this.accounting.documents) this.cited.add(document);
  }
}
