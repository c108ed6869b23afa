import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore, type Json } from '#event-store';
import { KeptLog, LastCheckpoint, LogFolder, LogIndex, Sequencer, SigningKey, startWitness } from '#log-keeping';
import { decodeEntries, entriesPath, formatNoteKey, TILE_WIDTH, utf8 } from '#transparency-log';
import { GOLDEN_SIZE, goldenEvent } from './golden-events.js';
import { TEST_KEYS } from './test-keys.js';

const key = SigningKey.parse(TEST_KEYS.log);
const witnesses = [SigningKey.parse(TEST_KEYS.one), SigningKey.parse(TEST_KEYS.two)];
const origin = key.key.name;

/** The sizes at which the log is published: below a full tile, exactly one, one begun, and all. */
const SIZES = [100, 256, 281, GOLDEN_SIZE];
/** The leaves that have a proof of their own: the first, the ends of the full tile, the tombstone. */
const PROVEN = [0, 255, 256, GOLDEN_SIZE - 1];

const POLICY = [
  `log ${formatNoteKey(key.key)}`,
  ...witnesses.map(({ cosigner }, at) => `witness witness-${at + 1} ${formatNoteKey(cosigner)}`),
  'group both all witness-1 witness-2',
  'quorum both',
];

/** Records, seals, sequences, publishes and has cosigned the same log whenever it is made; the folder is laid out as an audit bundle is. */
export async function makeGoldenLog(folder: string): Promise<void> {
  const published = new LogFolder(join(folder, 'log'));
  const place = await mkdtemp(join(tmpdir(), 'golden-log-'));
  let time = Date.parse('2026-03-02T08:00:00.000Z');
  const now = () => new Date(time);
  const store = new MemoryEventStore({ now });
  const index = LogIndex.open(join(place, 'log.db'));
  const last = LastCheckpoint.open(place, origin);
  const logs = new Map([[origin, [key.key]]]);
  const running = await Promise.all(
    witnesses.map((witness, at) => startWitness({ folder: join(place, `${at}`), key: witness, logs, now })),
  );
  const sequencer = new Sequencer({
    origin,
    key,
    store,
    folder: published,
    index,
    last,
    witnesses: running.map(({ url }, at) => ({ url, key: (witnesses[at] ?? key).cosigner })),
    onTrouble: (error) => {
      throw error;
    },
  });
  try {
    for (let at = 0; at < GOLDEN_SIZE; at += 1) {
      time += 97_001;
      const { id, stream, type, actor, envelope } = goldenEvent(at);
      const event = { id, type, data: { ...envelope } as unknown as Json, metadata: { by: actor } };
      await store.append(stream, [event], { expected: 'any' });
      if (!SIZES.includes(at + 1)) continue;
      time += 5000;
      await sequencer.sequence();
    }
    await new LogFolder(folder).write('policy', utf8(`${POLICY.join('\n')}\n`));
    await addHistory(published, index);
    await addProofs(published, index);
  } finally {
    await Promise.all(running.map((witness) => witness.close()));
    await store.close();
    index.close();
    last.close();
    await rm(place, { recursive: true });
  }
}

async function addHistory(published: LogFolder, index: LogIndex): Promise<void> {
  for (const { size, note } of index.history())
    if (size < GOLDEN_SIZE) await published.write(`checkpoints/${size}`, utf8(note));
}

async function addProofs(published: LogFolder, index: LogIndex): Promise<void> {
  const kept = new KeptLog(origin, published, index);
  for (const at of PROVEN) {
    await published.write(`proofs/${at}.tlog-proof`, utf8((await kept.proofOf(goldenEvent(at).id)) ?? ''));
    const bundle = Math.floor(at / TILE_WIDTH);
    const width = Math.min(TILE_WIDTH, GOLDEN_SIZE - bundle * TILE_WIDTH);
    const entries = decodeEntries((await published.read(entriesPath(bundle, width))) ?? new Uint8Array(), width);
    await published.write(`entries/${at}.json`, entries[at % TILE_WIDTH] ?? new Uint8Array());
  }
}
