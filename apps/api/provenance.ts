import { openingsOfEvent, whatMayBeOpened } from '#audit';
import type { EventStore } from '#event-store';
import type { EventAnswer } from '#projections';
import type { KeyStore } from '#sealing';
import { acceptCheckpoint, parseNote, parsePolicy, parseTlogProof } from '#transparency-log';
import { seenIn } from './auditing.js';
import type { LogKeeping } from './log-keeping.js';

/** Where an event stands in the log. */
export interface Logged {
  readonly index: number;
  /** Whether a published checkpoint covers it. */
  readonly covered: boolean;
}

/** Where an event stands in the log, and the proof of it. */
export interface Proven extends Logged {
  /** Where the proof is served. */
  readonly address: string;
  /** The proof itself (c2sp.org/tlog-proof), with the whole checkpoint; once one covers the event. */
  readonly proof?: string;
  readonly checkpoint?: CoveringCheckpoint;
}

/** The latest checkpoint, and whose cosignatures stand under it. */
export interface CoveringCheckpoint {
  readonly size: number;
  readonly cosignedBy: readonly { readonly name: string; readonly at: string }[];
}

/** Whence an event comes, and how anybody can check it. */
export interface ProvenanceAnswer {
  readonly log?: Proven;
  /** The fields that the reader sees whole, as RFC 9901 disclosures: each has its digest in the event's entry. */
  readonly openings: readonly string[];
}

/** Tells of events where they stand in the log, and proves it. */
export class Provenance {
  constructor(
    private readonly log: LogKeeping,
    private readonly beneath: EventStore,
    private readonly keys: KeyStore,
  ) {}

  /** Where an event stands in the log; undefined for a moment after it was recorded. */
  of(eventId: string): Logged | undefined {
    const index = this.log.kept.indexOf(eventId);
    return index === undefined ? undefined : { index, covered: this.log.kept.firstCovering(index) !== undefined };
  }

  /** All there is to check an event by, for a reader who sees this much of it. */
  async provenanceOf(seen: EventAnswer): Promise<ProvenanceAnswer> {
    const openings = await this.openings(seen);
    const logged = this.of(seen.id);
    if (logged === undefined) return { openings };
    const proof = await this.log.kept.proofOf(seen.id);
    const address = `/log/proof/${seen.id}`;
    const proven = proof === undefined ? {} : { proof, checkpoint: await this.checkpointIn(proof) };
    return { log: { ...logged, address, ...proven }, openings };
  }

  private async openings(seen: EventAnswer): Promise<string[]> {
    const event = await this.beneath.readEvent(seen.id);
    if (event === undefined) return [];
    const openings = await whatMayBeOpened(event, openingsOfEvent(event, this.keys), async () => seenIn(seen));
    return (openings ?? []).map(({ text }) => text);
  }

  private async checkpointIn(proof: string): Promise<CoveringCheckpoint> {
    const policy = { ...parsePolicy(this.log.policy), quorum: 'none' };
    const { checkpoint, cosignedBy } = await acceptCheckpoint(parseNote(parseTlogProof(proof).checkpoint), policy);
    const times = cosignedBy.map(({ name, time }) => ({ name, at: new Date(time * 1000).toISOString() }));
    return { size: checkpoint.size, cosignedBy: times };
  }
}
