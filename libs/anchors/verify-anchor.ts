import { AnchorProblem } from './anchor-problem.js';
import type { AnchorKind } from './anchors.js';
import { readTrusted, subjectOf, type Certified } from './certificates.js';
import { assertTrusted } from './chain.js';
import { verifyOpenTimestamps, type BitcoinHeaders } from './opentimestamps.js';
import { checkTimestamp } from './rfc3161.js';

/** What the one who checks an anchor knows beforehand. */
export interface AnchorKnowledge {
  /** Certificates in PEM, of time-stamping authorities or of who certifies them. */
  readonly trusted?: readonly string[];
  readonly bitcoinHeaders?: BitcoinHeaders;
}

/** Whether an anchor holds, in a sentence that also says what was not checked. */
export interface AnchorVerdict {
  readonly kind: AnchorKind;
  readonly holds: boolean | 'not-checked';
  /** When the bytes existed at the latest, where the anchor itself says it and is signed. */
  readonly time?: Date;
  readonly message: string;
}

type Finding = Omit<AnchorVerdict, 'kind'>;

/**
 * Checks an anchor (a file named `….tsr` or `….ots`) of bytes. An anchor that is wrong is a verdict; thrown is an
 * AnchorProblem only for another file name and for trusted certificates that cannot be read.
 */
export async function verifyAnchor(
  fileName: string,
  anchor: Uint8Array,
  bytes: Uint8Array,
  knowledge: AnchorKnowledge = {},
): Promise<AnchorVerdict> {
  const kind = kindOf(fileName);
  const trusted = readTrusted(knowledge.trusted ?? []);
  try {
    const finding =
      kind === 'rfc3161' ? await onTimestamp(anchor, bytes, trusted) : onProof(anchor, bytes, knowledge.bitcoinHeaders);
    return { kind, ...finding };
  } catch (error) {
    if (!(error instanceof AnchorProblem)) throw error;
    return { kind, holds: false, message: `The anchor does not hold: ${error.message}.` };
  }
}

function kindOf(fileName: string): AnchorKind {
  if (fileName.endsWith('.tsr')) return 'rfc3161';
  if (fileName.endsWith('.ots')) return 'opentimestamps';
  throw new AnchorProblem('unsupported-anchor', `${fileName} is neither a .tsr nor an .ots file`);
}

async function onTimestamp(anchor: Uint8Array, bytes: Uint8Array, trusted: readonly Certified[]): Promise<Finding> {
  const { time, signer, offered } = await checkTimestamp(anchor, bytes, trusted);
  const seen = `${subjectOf(signer)} signed that these bytes existed at ${time.toISOString()}`;
  if (trusted.length === 0) {
    const message = `Someone under the name ${seen}. No trusted certificate was given, so who that is was not checked.`;
    return { holds: 'not-checked', time, message };
  }
  await assertTrusted(signer, { trusted, offered }, time);
  const message = `${seen}. Its certificate leads to a trusted one; whether one was revoked was not checked.`;
  return { holds: true, time, message };
}

function onProof(anchor: Uint8Array, bytes: Uint8Array, bitcoinHeaders: BitcoinHeaders | undefined): Finding {
  const { verdict, attestations } = verifyOpenTimestamps(anchor, bytes, bitcoinHeaders && { bitcoinHeaders });
  const told = attestations.filter((attestation) => attestation.verdict === verdict);
  const blocks = told.flatMap((attestation) => (attestation.kind === 'bitcoin' ? [attestation.height] : [])).join(', ');
  const calendars = told.flatMap((attestation) => (attestation.kind === 'pending' ? [attestation.calendar] : []));
  switch (verdict) {
    case 'confirmed':
      return {
        holds: true,
        message: `These bytes existed before Bitcoin block ${blocks}, whose Merkle root was given.`,
      };
    case 'contradicted':
      return {
        holds: false,
        message: `The proof leads to another Merkle root than the one given of Bitcoin block ${blocks}.`,
      };
    case 'not-checked':
      return {
        holds: 'not-checked',
        message:
          blocks === ''
            ? 'The proof leads only to attestations of a kind that is not checked here.'
            : `The proof leads to Bitcoin block ${blocks}; no Merkle root of it was given, so this was not checked.`,
      };
    case 'pending':
      return { holds: 'not-checked', message: `No block is known yet; promised by ${calendars.join(', ')}.` };
  }
}
