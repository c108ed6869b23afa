import { formatNoteKey, parsePolicy, parseTlogProof, verifyTlogProof } from '#transparency-log';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { entriesOf, LogBeingKept } from '../../test/support/log-being-kept.js';
import { SealedRecord } from '../../test/support/sealed-record.js';

let record: SealedRecord;
let log: LogBeingKept;

beforeEach(async () => {
  record = await SealedRecord.open();
  log = await LogBeingKept.make();
});
afterEach(async () => {
  await log.close();
  await record.close();
});

const someEvent = () => record.record('casefile-00000000-0000-4000-8000-00000000cafe', 'Arrested', { when: '2020' });
const policy = () => parsePolicy(`log ${formatNoteKey(log.key.key)}\nquorum none\n`);

describe('a kept log', () => {
  it('has a proof for an event as soon as a checkpoint covers it', async () => {
    const [first, second] = [await someEvent(), await someEvent()];
    expect(await log.kept.proofOf(first)).toBeUndefined();
    const sequencer = log.begin(record.beneath);
    await sequencer.sequence();
    const third = await someEvent();
    const { kept } = log;
    expect([kept.indexOf(first), kept.indexOf(second), kept.indexOf(third)]).toEqual([0, 1, undefined]);
    expect(await kept.proofOf(third)).toBeUndefined();
    const [, entry = new Uint8Array()] = await entriesOf(record.beneath);
    const proof = parseTlogProof((await kept.proofOf(second)) ?? '');
    expect((await verifyTlogProof(proof, entry, policy())).index).toBe(1);
    expect(Buffer.from(proof.extra ?? [])).toEqual(Buffer.from(entry));
    await sequencer.sequence();
    expect(await kept.proofOf(third)).toBeDefined();
    expect(await kept.proofOf('of nobody')).toBeUndefined();
  });

  it('has no proof for an event that is logged, and not yet covered', async () => {
    const first = await someEvent();
    await log.begin(record.beneath).sequence();
    const second = await someEvent();
    log.index.extend([second], '2');
    expect(await log.kept.proofOf(second)).toBeUndefined();
    expect(await log.kept.proofOf(first)).toBeDefined();
  });

  it('proves from a full tile what it would have from the partial one that it replaced', async () => {
    const ids = [await someEvent(), await someEvent(), await someEvent()];
    await log.begin(record.beneath).sequence();
    const proofs = await Promise.all(ids.map((id) => log.kept.proofOf(id)));
    const partial = (await log.kept.tile('tile/0/000.p/3')) ?? new Uint8Array();
    rmSync(join(log.place, 'log', 'tile', '0'), { recursive: true });
    await log.folder.write('tile/0/000', Buffer.concat([partial, Buffer.alloc(253 * 32, 7)]));
    expect(await Promise.all(ids.map((id) => log.kept.proofOf(id)))).toEqual(proofs);
  });

  it('proves several events under one checkpoint, and leaves out those that it does not cover', async () => {
    const [first, second] = [await someEvent(), await someEvent()];
    const sequencer = log.begin(record.beneath);
    await sequencer.sequence();
    const third = await someEvent();
    await sequencer.sequence();
    const covering = log.kept.firstCovering(1);
    const places = await log.kept.placesOf([second, first, third, 'of nobody'], { size: covering?.size ?? 0 });
    expect(places.map(({ event, index }) => [event, index])).toEqual([
      [second, 1],
      [first, 0],
    ]);
    const checkpoint = covering?.note ?? '';
    for (const { index, entry, hashes } of places)
      expect((await verifyTlogProof({ index, hashes, checkpoint }, Buffer.from(entry), policy())).index).toBe(index);
  });

  it('gives the entries that a published checkpoint covers, and no others', async () => {
    await someEvent();
    await someEvent();
    const sequencer = log.begin(record.beneath);
    await sequencer.sequence();
    const entries = await entriesOf(record.beneath);
    const { kept } = log;
    for (const [index, entry] of entries.entries())
      expect(Buffer.from((await kept.entryAt(index)) ?? [])).toEqual(Buffer.from(entry));
    expect([await kept.entryAt(-1), await kept.entryAt(2)]).toEqual([undefined, undefined]);
    for (let more = 0; more < 255; more++) await someEvent();
    await sequencer.sequence();
    expect(Buffer.from((await kept.entryAt(0)) ?? [])).toEqual(Buffer.from(entries[0] ?? []));
    expect(await kept.tile('tile/entries/000.p/2')).toBeUndefined();
    expect(Buffer.from((await kept.entryAt(256)) ?? []).length).toBeGreaterThan(100);
  });

  it('knows which checkpoint was the first to cover a leaf, and all of them in their order', async () => {
    const sequencer = log.begin(record.beneath);
    for (let size = 1; size <= 3; size++) {
      await someEvent();
      await someEvent();
      await sequencer.sequence();
    }
    const sizes = [0, 1, 2, 5, 6].map((index) => log.kept.firstCovering(index)?.size);
    expect(sizes).toEqual([2, 2, 4, 6, undefined]);
    expect(log.kept.history().map(({ size }) => size)).toEqual([2, 4, 6]);
    expect(log.kept.history().at(-1)?.note).toBe(await log.kept.checkpoint());
  });

  it('gives out what outside services said of its checkpoints', () => {
    const bytes = Buffer.from('a token');
    log.index.anchor({ size: 3, file: '3-token.tsr', bytes });
    log.index.anchor({ size: 3, file: '3-token.tsr', bytes });
    expect(log.kept.anchors()).toEqual([{ size: 3, file: '3-token.tsr', bytes }]);
  });

  it('gives the bytes of its files, and nothing where there are none', async () => {
    await someEvent();
    await log.begin(record.beneath).sequence();
    expect(await log.kept.tile('tile/0/000.p/1')).toHaveLength(32);
    for (const path of ['tile/0/000', 'tile/0/001', 'tile/0/000.p', 'tile/0/000.p/1/2'])
      expect(await log.kept.tile(path)).toBeUndefined();
  });
});
