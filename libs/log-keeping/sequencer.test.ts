import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MemoryEventStore, type EventStore, type NewEvent, type RecordedEvent } from '#event-store';
import { entriesOf, LogBeingKept, ORIGIN, tilesFor, treeHash } from '../../test/support/log-being-kept.js';
import { SealedRecord } from '../../test/support/sealed-record.js';
import { parseCheckpoint, parseNote, verifyNote } from '#transparency-log';
import { LastCheckpoint } from './last-checkpoint.js';
import { LogFolder } from './log-folder.js';
import type { Sequencer } from './sequencer.js';

// Hundreds of events are sealed before there is something to look at.
jest.setTimeout(60_000);

const CASEFILE = 'casefile-00000000-0000-4000-8000-00000000cafe';

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

let said = 0;
async function recordSome(count: number): Promise<void> {
  for (let at = 0; at < count; at++)
    await record.record(CASEFILE, 'Arrested', { when: '2020', fields: { note: `said ${(said += 1)}` } });
}

/** As many as that, as the store beneath has them once they are sealed. */
async function recordMany(count: number): Promise<void> {
  const digest = () =>
    createHash('sha256')
      .update(String((said += 1)))
      .digest('base64url');
  const events = Array.from({ length: count }, (_, at): NewEvent => {
    const sd = Array.from({ length: 1 + (at % 4) }, digest).toSorted();
    const id = `00000000-0000-4000-8000-${String((said += 1)).padStart(12, '9')}`;
    return { id, type: 'ClaimRecorded', data: { pub: {}, sd, boxes: [] }, metadata: { by: 'somebody' } };
  });
  if (count > 0) await record.beneath.append(CASEFILE, events, { expected: 'any' });
}

const checkpointIn = (note = '') => parseCheckpoint(parseNote(note).text);
const published = async () => checkpointIn(await log.kept.checkpoint());

/** Everything that a log could have signed or shown; that it is as before says that nothing was. */
const shown = () => ({ last: log.last.read(), history: log.index.history(), files: hashed(log.files()) });
const hashed = (files: ReadonlyMap<string, Buffer>) =>
  new Map([...files].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]));

async function expectWhole(store: EventStore = record.beneath): Promise<void> {
  const entries = await entriesOf(store);
  const files = log.files();
  for (const [path, bytes] of tilesFor(entries)) expect([path, files.get(path)?.equals(bytes)]).toEqual([path, true]);
  const { size, root, origin } = await published();
  expect({ origin, size, root: Buffer.from(root) }).toEqual({
    origin: ORIGIN,
    size: entries.length,
    root: treeHash(entries),
  });
  let seq = 0;
  for await (const { id } of store.readAll()) expect(log.index.indexOf(id)).toBe(seq++);
  expect(log.index.progress).toEqual({ size: entries.length, position: await store.head() });
}

describe('a sequencer', () => {
  it('publishes nothing of a record that holds nothing', async () => {
    const sequencer = log.begin(record.beneath);
    expect(await sequencer.isUpToDate()).toBe(true);
    await sequencer.sequence();
    expect(log.last.read()).toBeUndefined();
    expect(await log.kept.checkpoint()).toBeUndefined();
  });

  it('gives every event its leaf in the order of the store, and signs for all of them', async () => {
    await recordSome(280);
    const sequencer = log.begin(record.beneath);
    expect(await sequencer.isUpToDate()).toBe(false);
    await sequencer.sequence();
    expect(await sequencer.isUpToDate()).toBe(true);
    await expectWhole();
    const note = (await log.kept.checkpoint()) ?? '';
    await expect(verifyNote(parseNote(note), [log.key.key])).resolves.toHaveLength(1);
    expect(log.last.read()).toBe(note);
    expect(log.index.history()).toEqual([{ size: 280, note }]);
  });

  it('has just the files that tlog-tiles prescribes', async () => {
    await recordMany(300);
    await log.begin(record.beneath).sequence();
    const expected = [...tilesFor(await entriesOf(record.beneath)).keys(), 'checkpoint'];
    expect([...log.files().keys()].toSorted()).toEqual(expected.toSorted());
  });

  it('lets the partial tiles go once they are full', async () => {
    const sequencer = log.begin(record.beneath);
    for (const count of [3, 200, 53, 1]) {
      await recordMany(count);
      await sequencer.sequence();
    }
    await expectWhole();
    expect([...log.files().keys()].filter((path) => /\/000\.p\//.test(path))).toEqual(['tile/1/000.p/1']);
  });

  it('makes the same log whenever it was asked, and begun anew, in between', async () => {
    const steps = fc.array(fc.record({ count: fc.nat(40), isNew: fc.boolean() }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        await log.close();
        log = await LogBeingKept.make();
        let sequencer = log.begin(record.beneath);
        await sequencer.sequence();
        for (const { count, isNew } of all) {
          await recordMany(count);
          if (isNew) sequencer = log.begin(record.beneath);
          await sequencer.sequence();
        }
        if ((await record.beneath.head()) !== undefined) await expectWhole();
        const entries = await entriesOf(record.beneath);
        for (const { size, note } of log.index.history())
          expect(Buffer.from(checkpointIn(note).root)).toEqual(treeHash(entries.slice(0, size)));
        expect(log.troubles).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it('does one thing after the other, however often it is asked', async () => {
    const sizes: number[] = [];
    const sequencer = log.begin(record.beneath, { onPublished: async (size) => void sizes.push(size) });
    await recordMany(2);
    const first = sequencer.sequence();
    await recordMany(3);
    await Promise.all([first, sequencer.sequence(), sequencer.sequence()]);
    expect(sizes).toHaveLength(3);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expect(sizes.at(-1)).toBe(5);
    await expectWhole();
  });

  it('hands on what went wrong in telling of a checkpoint, which stands', async () => {
    await recordMany(2);
    const onPublished = async () => {
      throw new Error('nobody listens');
    };
    await expect(log.begin(record.beneath, { onPublished }).sequence()).rejects.toThrow('nobody listens');
    await expectWhole();
  });

  it('goes on where it was once a full disk has room again', async () => {
    class FullFolder extends LogFolder {
      failing = 0;
      override async write(path: string, bytes: Uint8Array): Promise<void> {
        if ((this.failing -= 1) === 0) throw new Error('no space left on device');
        return super.write(path, bytes);
      }
    }
    const folder = new FullFolder(join(log.place, 'log'));
    const sequencer = log.begin(record.beneath, { folder });
    for (let failing = 1; failing <= 10; failing++) {
      await recordMany(97);
      folder.failing = failing;
      const outcome = sequencer.sequence();
      if (failing <= 3) await expect(outcome).rejects.toThrow('no space left');
      else await outcome.catch((error: unknown) => expect(error).toMatchObject({ message: /no space/ }));
      folder.failing = 0;
      await sequencer.sequence();
      await expectWhole();
    }
  });
});

describe('a sequencer that begins anew', () => {
  const damages: [what: string, damage: (bytes: Buffer) => Buffer | undefined][] = [
    ['is missing', () => undefined],
    [
      'has a flipped bit',
      (bytes) => Buffer.from(bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte))),
    ],
    ['is cut short', (bytes) => bytes.subarray(0, -1)],
    ['is empty', () => Buffer.alloc(0)],
  ];

  it.each(damages)('makes the log anew, the same, when any of its tiles %s', async (_, damage) => {
    await recordMany(300);
    await log.begin(record.beneath).sequence();
    const whole = shown();
    for (const [path, bytes] of log.files()) {
      if (path === 'checkpoint') continue;
      const damaged = damage(bytes);
      if (damaged === undefined) rmSync(join(log.place, 'log', path));
      else writeFileSync(join(log.place, 'log', path), damaged);
      await log.begin(record.beneath).sequence();
      expect(log.troubles.splice(0)).toMatchObject([
        { code: 'malformed-tile', message: expect.stringContaining(path) },
      ]);
      expect(shown()).toEqual(whole);
    }
  });

  it('makes the log anew, the same, when its index is lost or wrong', async () => {
    await recordMany(20);
    await log.begin(record.beneath).sequence();
    const { last, files } = shown();
    log.index.rewind();
    log.index.extend(['of nobody', 'known here'], 'nowhere');
    await log.begin(record.beneath).sequence();
    expect(log.troubles.splice(0)).toMatchObject([{ code: 'malformed-tile' }]);
    await expectWhole();
    log.end();
    for (const end of ['', '-wal', '-shm']) rmSync(join(log.place, `log.db${end}`), { force: true });
    await log.begin(record.beneath).sequence();
    await expectWhole();
    expect(shown()).toMatchObject({ last, files });
  });

  it('goes on from tiles that are ahead of the index, as when the process was ended between the two', async () => {
    await recordMany(250);
    await log.begin(record.beneath).sequence();
    log.end();
    copyFileSync(join(log.place, 'log.db'), join(log.place, 'log.db.then'));
    await recordMany(50);
    await log.begin(record.beneath).sequence();
    const { last, files } = shown();
    log.end();
    copyFileSync(join(log.place, 'log.db.then'), join(log.place, 'log.db'));
    await log.begin(record.beneath).sequence();
    await expectWhole();
    expect(shown()).toMatchObject({ last, files });
    expect(log.troubles).toEqual([]);
  });
});

/** The store as an older copy has it: its first events. */
async function firstOf(count: number): Promise<MemoryEventStore> {
  let left = count;
  return record.copied((event) => ((left -= 1) >= 0 ? event : undefined));
}

describe('a record that is not the one that was signed for', () => {
  const messages: [what: string, store: () => Promise<MemoryEventStore>, message: RegExp][] = [
    ['was restored from an older copy', () => firstOf(250), /is of 300 events, and the record holds 250/],
    ['holds nothing any more', () => firstOf(0), /is of 300 events, and the record holds 0/],
    [
      'was restored from an older copy, and went on from there',
      async () => {
        const older = await firstOf(250);
        for await (const { stream, id, ...event } of record.beneath.readAll({ limit: 60 }))
          await older.append(stream, [{ ...event, id: id.replace('4000', '4001') }], { expected: 'any' });
        return older;
      },
      /first 300 events are not those/,
    ],
    ['lacks an event', () => without(17), /record holds 299/],
    ['has the data of an event changed', () => edited(17, { data: { pub: {}, sd: [] } }), /not those/],
    ['has the type of an event changed', () => edited(299, { type: 'Retracted' }), /not those/],
    ['has somebody else for whoever recorded an event', () => edited(0, { metadata: { by: 'another' } }), /not those/],
    [
      'has an event unsealed',
      () => edited(3, { data: 'plain' }),
      /^Event 00000000-[-0-9]+ was changed after log\.exam/,
    ],
  ];

  const without = (seq: number) => {
    let at = 0;
    return record.copied((event) => (at++ === seq ? undefined : event));
  };
  const edited = (seq: number, change: Partial<RecordedEvent>) => {
    let at = 0;
    return record.copied((event) => (at++ === seq ? { ...event, ...change } : event));
  };

  beforeEach(async () => {
    await recordMany(300);
    await log.begin(record.beneath).sequence();
  });

  it('is told from a copy of it', async () => {
    const before = shown();
    await log.begin(await record.copied((event) => event)).sequence();
    expect(shown()).toEqual(before);
  });

  it.each(messages)('%s: it is said, and nothing is signed, or made anew', async (_, store, message) => {
    const before = shown();
    const sequencer = log.begin(await store());
    const forked = expect.objectContaining({ code: 'log-forked', message: expect.stringMatching(message) });
    await expect(sequencer.sequence()).rejects.toEqual(forked);
    await expect(sequencer.sequence()).rejects.toEqual(forked);
    expect(shown()).toEqual(before);
  });

  it('is found out also when its tiles are gone, or the second place is', async () => {
    const changed = await edited(17, { type: 'Retracted' });
    rmSync(join(log.place, 'log', 'tile'), { recursive: true });
    await expect(log.begin(changed).sequence()).rejects.toMatchObject({ code: 'log-forked' });
    log.end();
    rmSync(join(log.place, 'second'), { recursive: true });
    await expect(log.begin(changed).sequence()).rejects.toMatchObject({ code: 'log-forked' });
    await log.begin(record.beneath).sequence();
    await expectWhole();
  });
});

describe('two sequencers of one log', () => {
  const another = (sequenced: (last: LastCheckpoint) => Sequencer) => {
    const last = LastCheckpoint.open(join(log.place, 'second'), ORIGIN);
    return { sequencer: sequenced(last), last };
  };

  it('never sign at the same time: when the one ends, the other takes over', async () => {
    await recordMany(3);
    const one = another((last) => log.begin(record.beneath, { last }));
    const other = another((last) => log.begin(record.beneath, { last }));
    await other.sequencer.sequence();
    const first = log.last.read();
    await recordMany(3);
    await log.begin(record.beneath, { last: one.last }).sequence();
    expect([log.last.read(), (await published()).size]).toEqual([first, 3]);
    other.last.close();
    await log.begin(record.beneath, { last: one.last }).sequence();
    expect((await published()).size).toBe(6);
    await expectWhole();
    one.last.close();
  });

  it('do not overwrite what the other has signed, even if both could', async () => {
    await recordMany(3);
    const sequencer = log.begin(record.beneath);
    await sequencer.sequence();
    const { last } = another(() => sequencer);
    last.replace(last.read(), 'what somebody else has signed\n');
    last.close();
    await recordMany(1);
    await expect(sequencer.sequence()).rejects.toMatchObject({ code: 'log-forked' });
    expect(log.last.read()).toBe('what somebody else has signed\n');
    expect((await published()).size).toBe(3);
  });
});
