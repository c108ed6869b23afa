import { join } from 'node:path';
import type { RecordedEvent } from '#event-store';
import { sealedData, type OpenedSeal, type Opening } from '#sealing';
import type { Checkpoint, Entry, HashReader } from '#transparency-log';
import type { BundleRequest } from './bundle-request.js';
import type { BundleWriter } from './bundle-writer.js';
import { CheckedEvents, type CheckedEvent } from './checked-events.js';
import { citedDocuments } from './cited-documents.js';
import { documentOf, type Documents } from './documents.js';
import { addLeaf } from './log-files.js';
import type { LogTiles } from './log-tiles.js';
import { openingsOfEvent } from './openings-of-event.js';
import { Provenance } from './prov.js';
import { Spool } from './spool.js';
import { whatMayBeOpened } from './what-may-be-opened.js';

const PROGRESS_EVERY = 1000;

/** The log as it stood at the checkpoint that a bundle goes up to. */
export interface CoveredLog {
  readonly note: string;
  readonly checkpoint: Checkpoint;
  readonly tiles: LogTiles;
}

/** Goes along the record once, and tells of each event what whoever asked may know: openings, provenance, proofs. */
export class LeavesTold {
  /** Of a bundle about one casefile. */
  readonly leaves: number[] = [];
  openings = 0;
  uncovered = 0;
  private readonly hashes: HashReader;

  constructor(
    private readonly request: BundleRequest,
    private readonly log: CoveredLog,
    private readonly documents: Documents,
  ) {
    this.hashes = log.tiles.reader;
  }

  /** Adds openings.jsonl and prov.jsonld, and in a bundle about one casefile its entries with their proofs. */
  async addTo(bundle: BundleWriter): Promise<void> {
    const openings = await Spool.open(join(bundle.workshop, 'openings.jsonl'));
    const prov = await Spool.open(join(bundle.workshop, 'prov.jsonld'));
    try {
      await this.tellAll(bundle, openings, new Provenance(prov));
      await openings.close();
      await prov.close();
    } finally {
      await openings.abandon();
      await prov.abandon();
    }
    await bundle.addFile('openings.jsonl', openings.path);
    await bundle.addFile('prov.jsonld', prov.path);
  }

  private async tellAll(bundle: BundleWriter, openings: Spool, prov: Provenance): Promise<void> {
    const { request, log } = this;
    const streams = request.kind === 'casefile' ? new Set(request.casefile.streams) : undefined;
    const events = new CheckedEvents(request.store, log.tiles, log.checkpoint);
    await prov.begin();
    for await (const checked of events) {
      if (checked.seq % PROGRESS_EVERY === 0) request.onProgress?.({ step: 'events', done: checked.seq });
      if (streams?.has(checked.event.stream) === false) continue;
      if (streams !== undefined) await this.addProof(bundle, checked);
      const handedOut = await this.tell(checked, prov);
      if (handedOut.length === 0) continue;
      this.openings += handedOut.length;
      await openings.write(`{"seq":${checked.seq},"openings":${JSON.stringify(handedOut.map(({ text }) => text))}}\n`);
    }
    await prov.end();
    this.uncovered = events.uncovered;
  }

  private async addProof(bundle: BundleWriter, checked: CheckedEvent): Promise<void> {
    this.leaves.push(checked.seq);
    await addLeaf(bundle, checked, { size: this.log.checkpoint.size, reader: this.hashes, note: this.log.note });
  }

  private async tell({ event, entry: bytes }: CheckedEvent, prov: Provenance): Promise<readonly Opening[]> {
    const opened = openingsOfEvent(event, this.request.keys);
    const all = [...opened.shares.flatMap((share) => share?.openings ?? []), ...opened.decoys];
    const { visible } = this.request;
    const handedOut = visible === undefined ? all : await whatMayBeOpened(event, opened, visible);
    const openings = handedOut ?? [];
    // The bytes are those that canonical JSON was just made of.
    const entry = JSON.parse(Buffer.from(bytes).toString('utf8')) as Entry;
    const documents = citedDocuments(entry, openings);
    const own = handedOut === undefined ? undefined : documentOf(event.stream);
    this.documents.cite(own === undefined ? documents : [...documents, own]);
    await prov.tell({ entry, openings, documents, erased: erasedIn(event, opened, all) });
    return openings;
  }
}

/** The digests of an event whose key has been destroyed. */
function erasedIn({ id, data }: RecordedEvent, { shares }: OpenedSeal, all: readonly Opening[]): readonly string[] {
  if (!shares.includes(undefined)) return [];
  const standing = new Set(all.map(({ digest }) => digest));
  return sealedData(id, data).sd.filter((digest) => !standing.has(digest));
}
