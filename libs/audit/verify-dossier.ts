import {
  fromBase64,
  leafHash,
  parseEntry,
  parsePolicy,
  utf8,
  verifyInclusion,
  type Bytes,
  type Checkpoint,
} from '#transparency-log';
import { json } from './json.js';
import { nameOfEntry, readLeaves } from './leaves.js';
import { parseOpening } from './opening.js';
import { acceptNote } from './steps/policy-and-checkpoint.js';
import { NEVER_CHECKED, VerdictInWriting, type Verdict } from './verdict.js';

/** A dossier to verify, and whose word is taken for its checkpoint. */
export interface DossierToVerify {
  /** The dossier as JSON: it is attached to the PDF. */
  readonly dossier: string;
  /** The auditor's tlog-policy. */
  readonly policy: string;
}

interface ProofBlock {
  readonly checkpoint: string;
  readonly events: readonly EventInDossier[];
}

interface EventInDossier {
  readonly event: string;
  readonly index: number;
  readonly entry: string;
  readonly hashes: readonly string[];
  readonly openings: readonly string[];
}

/** Verifies that the claims of a dossier stand in the log as they were recorded. What is wrong is in the verdict. */
export async function verifyDossier({ dossier: text, policy: asked }: DossierToVerify): Promise<Verdict> {
  const verdict = new VerdictInWriting();
  const dossier = json(text);
  const proof = proofIn(dossier);
  const policy = await verdict.attempt('the policy', () => parsePolicy(asked));
  if (proof === undefined) verdict.find('malformed-proof', 'It is no dossier with a proof.');
  else if (policy !== undefined) {
    // Cosignatures come after a dossier may have been made: it holds the checkpoint as the log alone signed it.
    const trust = {
      policy: { ...policy, quorum: 'none' as const },
      keys: policy.logs.map(({ key }) => key),
      isClosed: true,
    };
    const accepted = await acceptNote('the checkpoint in the dossier', proof.checkpoint, trust, verdict);
    if (accepted !== undefined) await checkEvents(proof.events, accepted.checkpoint, dossier, verdict);
  }
  verdict.leaveOut('Whether others were shown the same log: verify the log itself, under its witnesses.');
  verdict.leaveOut('Whether the lines of the dossier say what the openings say: read them side by side.');
  for (const sentence of NEVER_CHECKED) verdict.leaveOut(sentence);
  return verdict.finished();
}

async function checkEvents(
  events: readonly EventInDossier[],
  { origin, size, root }: Checkpoint,
  dossier: unknown,
  verdict: VerdictInWriting,
): Promise<void> {
  let openings = 0;
  const before = verdict.found;
  for (const one of events) {
    const entry = utf8(one.entry);
    for (const { code, message } of readLeaves(origin, one.index, [entry]).findings) verdict.find(code, message);
    openings += one.openings.length;
    await checkEvent(one, entry, { size, root }, verdict);
  }
  const proven = new Set(events.map(({ event }) => event));
  for (const claim of claimsIn(dossier))
    if (!proven.has(claim))
      verdict.find('wrong-proof', `The dossier rests on the claim ${claim}, which it does not prove.`);
  if (verdict.found > before) return;
  verdict.check(
    `${events.length} events stand in the log ${origin}, under its checkpoint of size ${size}; ${openings} fields are opened, each by a digest of its event.`,
  );
}

async function checkEvent(
  { event, index, hashes, openings }: EventInDossier,
  entry: Bytes,
  tree: Pick<Checkpoint, 'size' | 'root'>,
  verdict: VerdictInWriting,
): Promise<void> {
  const name = nameOfEntry(index, entry);
  await verdict.attempt(name, () => {
    const proof = hashes.map((hash) => fromBase64(hash) ?? new Uint8Array());
    verifyInclusion({ index, size: tree.size, leaf: leafHash(entry), proof, root: tree.root });
    const { id, _sd } = parseEntry(entry);
    if (id !== event) verdict.find('wrong-place', `${name}: the dossier calls it ${event}.`);
    const digests = new Set(_sd);
    for (const opening of openings.map(parseOpening))
      if (!digests.has(opening.digest))
        verdict.find(
          'opening-of-nothing',
          `${name}: the opening of its field ${opening.name} is of no digest that it has.`,
        );
  });
}

function proofIn(dossier: unknown): ProofBlock | undefined {
  if (!isObject(dossier) || !isObject(dossier['proof'])) return undefined;
  const { checkpoint, events } = dossier['proof'];
  if (typeof checkpoint !== 'string' || !Array.isArray(events) || !events.every(isEvent)) return undefined;
  return { checkpoint, events };
}

function isEvent(value: unknown): value is EventInDossier {
  if (!isObject(value)) return false;
  const { event, index, entry, hashes, openings } = value;
  const areTexts = (list: unknown) => Array.isArray(list) && list.every((text) => typeof text === 'string');
  return (
    [event, entry].every((text) => typeof text === 'string') &&
    Number.isSafeInteger(index) &&
    areTexts(hashes) &&
    areTexts(openings)
  );
}

/** Every claim that anything in the dossier says it rests on. */
function claimsIn(dossier: unknown): Set<string> {
  const found: unknown[] = [];
  const look = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(look);
    else if (isObject(part)) {
      const { claim, claims } = part;
      found.push(claim, ...(Array.isArray(claims) ? (claims as unknown[]) : []));
      Object.values(part).forEach(look);
    }
  };
  look(dossier);
  return new Set(found.filter((claim) => typeof claim === 'string'));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
