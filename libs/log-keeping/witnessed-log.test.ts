import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { join } from 'node:path';
import { LogBeingKept, entriesOf, ORIGIN } from '../../test/support/log-being-kept.js';
import { SealedRecord } from '../../test/support/sealed-record.js';
import {
  acceptCheckpoint,
  formatNoteKey,
  parseNote,
  parsePolicy,
  parseTlogProof,
  verifyNote,
  verifyTlogProof,
} from '#transparency-log';
import { SigningKey } from './signing-key.js';
import { startWitness, type RunningWitness } from './witness-server.js';
import type { Sequencer } from './sequencer.js';

jest.setTimeout(60_000);

const NAMES = ['north', 'south', 'west'];
const CASEFILE = 'casefile-00000000-0000-4000-8000-00000000cafe';

let record: SealedRecord;
let log: LogBeingKept;
const keys = NAMES.map((name) => SigningKey.generate(`${name}.example/witness`));
const running: (RunningWitness | undefined)[] = [];

beforeEach(async () => {
  record = await SealedRecord.open();
  log = await LogBeingKept.make();
  await Promise.all(NAMES.map((_, at) => start(at)));
});
afterEach(async () => {
  await Promise.all(NAMES.map((_, at) => stop(at)));
  await log.close();
  await record.close();
});

/** The same port each time: a witness that is started again has the address it had. */
async function start(at: number, port = 0): Promise<void> {
  const key = keys[at] ?? SigningKey.generate('nobody');
  const logs = new Map([[ORIGIN, [log.key.key]]]);
  running[at] = await startWitness({ folder: join(log.place, NAMES[at] ?? ''), key, logs, port });
}

async function stop(at: number): Promise<string> {
  const { url } = running[at] ?? { url: '' };
  await running[at]?.close();
  running[at] = undefined;
  return url;
}

const addresses = () =>
  keys.map(({ cosigner }, at) => ({ key: cosigner, url: running[at]?.url ?? 'http://127.0.0.1:9' }));

/** The log signs, and so many of the three witnesses cosign. */
function policy(needed: number) {
  const witnesses = keys.map(({ cosigner }, at) => `witness ${NAMES[at] ?? ''} ${formatNoteKey(cosigner)}\n`);
  const quorum = `group some ${needed} ${NAMES.join(' ')}\nquorum some\n`;
  return parsePolicy(`log ${formatNoteKey(log.key.key)}\n${witnesses.join('')}${quorum}`);
}

const recordSome = async (count: number) => {
  for (let at = 0; at < count; at++) await record.record(CASEFILE, 'Arrested', { when: '2020' });
};
const begin = (): Sequencer => log.begin(record.beneath, { witnesses: addresses() });
const checkpoint = async () => parseNote((await log.kept.checkpoint()) ?? '');
const cosignedBy = async () => {
  const cosigners = keys.map(({ cosigner }) => cosigner);
  const verified = await verifyNote(await checkpoint(), [log.key.key, ...cosigners]);
  return verified.filter(({ time }) => time !== undefined).map(({ key }) => key.name.replace(/\..*/, ''));
};

describe('a log with three witnesses', () => {
  it('is cosigned by all of them as it grows', async () => {
    const sequencer = begin();
    for (const count of [1, 1, 5, 250, 30]) {
      await recordSome(count);
      await sequencer.sequence();
      expect(await cosignedBy()).toEqual(NAMES);
      const { checkpoint: accepted } = await acceptCheckpoint(await checkpoint(), policy(3));
      expect(accepted.size).toBe((await entriesOf(record.beneath)).length);
    }
    for (const { note } of log.index.history())
      await expect(acceptCheckpoint(parseNote(note), policy(3))).resolves.toMatchObject({ quorum: 'some' });
    expect(log.troubles).toEqual([]);
  });

  it('proves each of its events to whoever knows the policy', async () => {
    await recordSome(270);
    await begin().sequence();
    let seq = 0;
    const entries = await entriesOf(record.beneath);
    for await (const { id } of record.beneath.readAll()) {
      const proof = parseTlogProof((await log.kept.proofOf(id)) ?? '');
      const entry = entries[seq] ?? new Uint8Array();
      await expect(verifyTlogProof(proof, entry, policy(2))).resolves.toMatchObject({ index: seq });
      const other = entries[(seq + 1) % entries.length] ?? new Uint8Array();
      if (seq % 50 === 0)
        await expect(verifyTlogProof(proof, other, policy(2))).rejects.toMatchObject({ code: 'wrong-proof' });
      seq += 1;
    }
    expect(seq).toBe(270);
  });

  it('is published also while one of them is away, and cosigned by it once it is back', async () => {
    await recordSome(3);
    const url = await stop(1);
    const witnesses = keys.map(({ cosigner }, at) => ({
      key: cosigner,
      url: at === 1 ? url : (running[at]?.url ?? ''),
    }));
    const sequencer = log.begin(record.beneath, { witnesses });
    await sequencer.sequence();
    expect(await cosignedBy()).toEqual(['north', 'west']);
    expect(log.troubles.splice(0)).toMatchObject([{ code: 'log-unreachable' }]);
    await expect(acceptCheckpoint(await checkpoint(), policy(3))).rejects.toMatchObject({ code: 'quorum-not-reached' });
    await expect(acceptCheckpoint(await checkpoint(), policy(2))).resolves.toBeDefined();
    await start(1, Number(new URL(url).port));
    await sequencer.sequence();
    expect((await cosignedBy()).toSorted()).toEqual(NAMES);
    await recordSome(1);
    await sequencer.sequence();
    expect(await cosignedBy()).toEqual(NAMES);
    expect(log.troubles).toEqual([]);
  });

  it('keeps a cosignature that was given once for a checkpoint, whoever is away later', async () => {
    await recordSome(3);
    const sequencer = begin();
    await sequencer.sequence();
    await Promise.all(NAMES.map((_, at) => stop(at)));
    await sequencer.sequence();
    expect((await cosignedBy()).toSorted()).toEqual(NAMES);
    expect(log.troubles).toHaveLength(3);
    await recordSome(1);
    await sequencer.sequence();
    expect(await verifyNote(await checkpoint(), [log.key.key])).toHaveLength(1);
    expect((await checkpoint()).signatures).toHaveLength(1);
  });

  it('is cosigned by none of them for a fork, even by whoever holds its key and both of its places', async () => {
    await recordSome(8);
    await begin().sequence();
    const forks: [store: typeof record.beneath, code: RegExp][] = [
      [await record.copied((event) => ({ ...event, metadata: {} })), /log-forked|wrong-proof/],
      [await record.copied((event) => (event.revision < 5n ? event : undefined)), /log-forked/],
    ];
    for (const [fork, code] of forks) {
      const other = await LogBeingKept.make();
      const sequencer = other.begin(fork, { key: log.key, witnesses: addresses() });
      await sequencer.sequence();
      expect(parseNote((await other.kept.checkpoint()) ?? '').signatures).toHaveLength(1);
      expect(other.troubles).toHaveLength(3);
      for (const trouble of other.troubles) expect(trouble).toMatchObject({ code: expect.stringMatching(code) });
      await other.close();
    }
  });
});
