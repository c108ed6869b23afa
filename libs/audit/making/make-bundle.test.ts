import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordedEvent } from '#event-store';
import { digestOf } from '#hash';
import { digestsUnder } from '#sealing';
import {
  decodeEntries,
  entriesPath,
  parseEntry,
  parsePolicy,
  parseTlogProof,
  tilesOf,
  verifyTlogProof,
  type Entry,
} from '#transparency-log';
import {
  auditedRecord,
  claim,
  CLOSED,
  LETTER,
  LOST,
  OPEN,
  PAGE,
  type RecordedIds,
} from '../../../test/support/audited-record.js';
import type { SealedRecord } from '../../../test/support/sealed-record.js';
import type { BundleScope, BundleSummary } from './bundle-request.js';
import { makeBundle } from './make-bundle.js';
import type { Seen } from './what-may-be-opened.js';

let record: SealedRecord;
let ids: RecordedIds;

beforeEach(async () => {
  ({ record, ids } = await auditedRecord());
});

afterEach(() => record.close());

/** What the public sees: public facts, without citations that are closed. */
async function publicly({ id }: RecordedEvent): Promise<Seen | undefined> {
  const event = await record.sealed.readEvent(id);
  const data = event?.data as { protection?: string; sources?: { protection?: string }[] } | undefined;
  if (event === undefined || data?.protection === 'team' || data?.protection === 'sealed') return undefined;
  const sources = data?.sources?.filter(({ protection = 'public' }) => protection === 'public');
  return { type: event.type, data: { ...data, ...(sources === undefined ? {} : { sources }) } as Seen['data'] };
}

/** Makes a bundle of the record, as a folder. */
function bundle(scope: BundleScope = { kind: 'full' }): Promise<BundleSummary> {
  const { beneath: store, log, keys, evidence } = record;
  return makeBundle({
    ...scope,
    out: join(record.folder, 'bundle'),
    form: 'folder',
    store,
    log,
    keys,
    evidence,
    policy: log.policy,
    verifyHtml: Buffer.from('<html></html>'),
    madeAt: new Date('2026-09-02T00:00:00.000Z'),
  });
}

const file = (path: string) => readFile(join(record.folder, 'bundle', path));
const text = async (path: string) => (await file(path)).toString();
const json = async (path: string) => JSON.parse(await text(path)) as Record<string, unknown>;

async function paths(under = ''): Promise<string[]> {
  const root = join(record.folder, 'bundle');
  const entries = await readdir(join(root, under), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).toSorted();
}

interface Line {
  readonly seq: number;
  readonly openings: readonly string[];
}

/** The openings in the bundle by leaf: name and value, and whether the digest of each is in that leaf. */
async function openings(entries: readonly Entry[]): Promise<Map<number, [name: string, value: unknown][]>> {
  const found = new Map<number, [string, unknown][]>();
  for (const line of (await text('openings.jsonl')).split('\n').slice(0, -1)) {
    const { seq, openings: texts } = JSON.parse(line) as Line;
    for (const opening of texts) expect(entries[seq]?._sd).toContain(digestOf(opening));
    const fields = texts.map((opening) => JSON.parse(Buffer.from(opening, 'base64url').toString()) as unknown[]);
    found.set(
      seq,
      fields.map(([, name, value]) => [String(name), value]),
    );
  }
  return found;
}

async function entriesInTiles(size: number): Promise<Entry[]> {
  return decodeEntries(await file(`log/${entriesPath(0, size)}`), size).map((bytes) => parseEntry(bytes));
}

describe('a full bundle', () => {
  it('opens every digest of every leaf, and says what is in it', async () => {
    expect(await bundle()).toEqual({ size: 7, leaves: 7, openings: 36, documents: 2, uncovered: 0 });
    const entries = await entriesInTiles(7);
    expect(entries.map(({ id }) => id)).toEqual(
      Object.values(ids).with(5, ids.closed).with(6, ids.corrected).toSorted(),
    );
    const opened = await openings(entries);
    for (const [seq, { _sd: digests }] of entries.entries()) expect(opened.get(seq)).toHaveLength(digests.length);
    expect(opened.get(3)).toContainEqual(['type', 'Arrested']);
    expect(await json('bundle.json')).toEqual({
      format: 'litopys-audit-bundle/1',
      kind: 'full',
      origin: 'log.example/record',
      size: 7,
      madeAt: '2026-09-02T00:00:00.000Z',
      documents: [PAGE, LETTER, LOST].toSorted().map((sha256) => ({ sha256, included: sha256 !== LOST })),
    });
  });

  it('holds the log as tiles of just its size, also when it has grown since, with its history and anchors', async () => {
    const { log } = record;
    log.stored.push({ size: 7, file: '7-rfc3161-1.tsr', bytes: Uint8Array.of(7) });
    log.stored.push({ size: 9, file: '9-rfc3161-1.tsr', bytes: Uint8Array.of(9) });
    await bundle();
    const tiles = [...tilesOf(7)].length;
    expect(await paths('log')).toEqual(['log/checkpoint', 'log/tile/0/000.p/7', 'log/tile/entries/000.p/7']);
    expect(tiles).toBe(1);
    expect(await paths('anchors')).toEqual(['anchors/7-rfc3161-1.tsr']);
    expect(await text('README.txt')).toContain('openssl ts -verify');
  });

  it('counts the events that no checkpoint covers yet, and holds nothing of them', async () => {
    await record.record(`casefile-${OPEN}`, 'Died', claim('public'));
    expect(await bundle()).toMatchObject({ size: 7, uncovered: 1 });
    expect(await entriesInTiles(7)).toHaveLength(7);
  });

  it('tells where everything comes from in the words of PROV', async () => {
    await bundle();
    const graph = (await json('prov.jsonld'))['@graph'] as Record<string, unknown>[];
    const node = (id: string) => Object.assign({}, ...graph.filter((one) => one['@id'] === id)) as object;
    expect(node(`urn:uuid:${ids.arrested}`)).toMatchObject({
      '@type': 'prov:Entity',
      label: 'ClaimRecorded',
      generatedAtTime: '2026-09-01T12:00:00.000Z',
      wasGeneratedBy: `urn:uuid:${ids.arrested}#recording`,
      wasDerivedFrom: [`urn:sha256:${PAGE}`, `urn:sha256:${LETTER}`],
    });
    expect(node(`urn:uuid:${ids.corrected}`)).toMatchObject({ wasRevisionOf: `urn:uuid:${ids.arrested}` });
    expect(graph.filter((one) => one['@type'] === 'prov:Agent')).toHaveLength(2);
    expect(await text('prov.jsonld')).not.toContain('Borys');
  });

  it('after an erasure opens what is left, and names the events that were erased', async () => {
    const person = `casefile-${OPEN}`;
    const number = record.keys.keysOf([person]).get(person)?.number ?? 0;
    const digests: string[] = [];
    for await (const event of record.beneath.readAll()) digests.push(...digestsUnder(record.keys, number, event));
    const data = { basis: 'objection', count: digests.length, digests };
    const tombstone = await record.record(person, 'PersonalDataErased', data);
    record.keys.destroy(person, new Date());
    await record.log.publish(record.beneath.readAll());
    await bundle();
    const opened = await openings(await entriesInTiles(8));
    expect([...opened.keys()]).toEqual([0, 1, 5, 7]);
    expect(opened.get(7)).toContainEqual(['digests', digests]);
    const graph = (await json('prov.jsonld'))['@graph'] as Record<string, unknown>[];
    const gone = graph.filter((one) => one['wasInvalidatedBy'] === `urn:uuid:${tombstone}#recording`);
    const erased = [ids.opened, ids.arrested, ids.held, ids.corrected].map((id) => `urn:uuid:${id}`);
    expect(gone.map((one) => one['@id'])).toEqual(erased);
    expect(await paths('log/checkpoints')).toEqual(['log/checkpoints/7']);
  });
});

describe('a public bundle', () => {
  it('holds the whole log, and opens only what the public sees', async () => {
    await bundle({ kind: 'public', visible: publicly });
    const opened = await openings(await entriesInTiles(7));
    expect([...opened.keys()]).toEqual([0, 2, 3, 6]);
    expect(opened.get(3)?.map(([name]) => name)).toEqual(['occurrence', 'when', 'protection', 'sources.0', 'type']);
    expect(await paths('documents')).toEqual([`documents/${PAGE}`]);
    expect((await json('bundle.json'))['documents']).toEqual([{ sha256: PAGE, included: true }]);
    for (const closed of [LETTER, LOST, 'Borys', CLOSED.slice(-4) + '"', 'a letter'])
      for (const path of await paths()) if (!path.startsWith('log/')) expect(await text(path)).not.toContain(closed);
  });

  it('names a document that was closed since, and does not hold it', async () => {
    const data = { sha256: PAGE, mediaType: 'text/html', size: 6, protection: 'sealed' };
    await record.record(`document-${PAGE}`, 'DocumentCaptured', data);
    expect(await bundle({ kind: 'public', visible: publicly })).toMatchObject({ documents: 0, uncovered: 1 });
    expect((await json('bundle.json'))['documents']).toEqual([{ sha256: PAGE, included: false }]);
  });
});

describe('a bundle about one casefile', () => {
  it('holds its entries, each with a proof that holds, and the documents that it cites', async () => {
    const casefile = { id: OPEN, streams: [`casefile-${OPEN}`] };
    const seen = async ({ id }: RecordedEvent) => {
      const event = await record.sealed.readEvent(id);
      return event && { type: event.type, data: event.data };
    };
    const summary = await bundle({ kind: 'casefile', visible: seen, casefile });
    expect(summary).toMatchObject({ size: 7, leaves: 4, documents: 2 });
    expect(await json('bundle.json')).toMatchObject({ casefile: OPEN, leaves: [2, 3, 4, 6] });
    for (const seq of [2, 3, 4, 6]) {
      const entry = await file(`log/entries/${seq}.json`);
      const proof = parseTlogProof(await text(`log/proofs/${seq}.tlog-proof`));
      expect(await verifyTlogProof(proof, entry, parsePolicy(await text('policy')))).toMatchObject({ index: seq });
    }
    expect(await paths('documents')).toEqual([PAGE, LETTER].toSorted().map((sha256) => `documents/${sha256}`));
    expect((await paths()).filter((path) => path.includes('tile'))).toEqual([]);
  });
});
