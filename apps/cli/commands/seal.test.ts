import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cpSync, existsSync } from 'node:fs';
import { cp, link, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configurationFrom, sealRecord } from '#api';
import { SqliteEventStore, type Position, type RecordedEvent } from '#event-store';
import { atTheTerminal } from '../../../test/support/at-the-terminal.js';
import { ImportedRecord } from '../../../test/support/imported-record.js';
import { eventsIn, unsealed } from '../../../test/support/unsealed-record.js';
import { run } from '../program.js';
import { Terminal } from '../terminal.js';

const { litopys } = atTheTerminal(run, Terminal);

const PAGE = '0'.repeat(63);
const CLOSED = 'casefile-00000000-0000-7000-8000-00000000c105';
const old = (at: number, type: string, data: object): RecordedEvent => ({
  id: `00000000-0000-7000-8000-00000000000${at}`,
  stream: CLOSED,
  revision: BigInt(at),
  position: String(16 + at).padStart(16, '0') as Position,
  type,
  data: { ...data },
  metadata: { by: 'm-17' },
  recordedAt: new Date(`2030-01-0${at + 1}T00:00:00.000Z`),
});
/** Version 0.1.0 took a claim in a closed casefile for closed, whatever it said itself. */
const IN_CLOSED = [
  old(0, 'CasefileOpened', { names: [{ text: 'Emine Hidden' }], protection: 'sealed' }),
  old(1, 'Arrested', {
    occurrence: '00000000-0000-7000-8000-000000000001',
    when: '2020-01-01',
    protection: 'public',
    fields: { by: 'police' },
    sources: [{ document: `${PAGE}1`, reliability: 'B', credibility: 2 }],
  }),
];

describe('seal', () => {
  let imported: ImportedRecord;
  let template: string;
  let folder: string;
  let data: string;
  let before: RecordedEvent[];

  beforeAll(async () => {
    imported = await ImportedRecord.make(litopys);
    template = imported.at('unsealed');
    before = await unsealed(imported.data, template, IN_CLOSED);
  });
  afterAll(() => imported.remove());
  beforeEach(async () => {
    folder = await mkdtemp(imported.at('seal-'));
    data = join(folder, 'data');
    await cp(template, data, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  const seal = (...more: string[]) => litopys(['seal', '--data', data, ...more]);
  const files = async () => (await readdir(data)).filter((name) => name.startsWith('events')).toSorted();
  const bytes = (name: string) => readFile(join(data, name), 'latin1');
  const unreadable = async () => {
    const text = await bytes('events.db');
    return ['Anna', 'Secret Relative', 'Hidden Police', 'm-17', `${PAGE}1`].filter((secret) => text.includes(secret));
  };

  it.each([
    ['status', ['status', 'Anna']],
    ['import', ['import', import.meta.filename]],
    ['serve', ['serve', '--port', '0']],
    ['audit', ['audit', 'bundle', '--out', 'x.zip', '--page', import.meta.filename]],
  ])('is what %s asks for where a record is not sealed, and touches nothing', async (_, args) => {
    const was = await bytes('events.db');
    expect(await litopys([...args, '--data', data])).toMatchObject({
      status: 1,
      out: '',
      err: 'This record was begun by version 0.1.0, which sealed nothing. Seal it first: litopys seal --data DIR\n',
    });
    expect(await bytes('events.db')).toBe(was);
  });

  it('leaves ids, order, revisions, times and words as they were, and nothing that can be read without the keys', async () => {
    const { status, out, err } = await seal();
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toBe(
      `Sealed 17 events. The old file is ${join(data, 'events-unsealed.db')}: destroy it, and its backups, once you have looked at the new one.\n`,
    );
    expect(await files()).toEqual(['events-unsealed.db', 'events.db']);
    expect(await unreadable()).toEqual([]);
    expect(await eventsIn(data)).toEqual(before);
  });

  it('leaves a record that is read, recorded in, logged and audited', async () => {
    expect((await seal('--json')).json()).toEqual({ sealed: 17, unsealed: join(data, 'events-unsealed.db') });
    const status = await litopys(['status', 'Anna', '--data', data]);
    expect(status).toMatchObject({ status: 0, out: expect.stringContaining('Anna Example') });
    const more = join(folder, 'more.jsonl');
    await writeFile(more, '{"do":"OpenCasefile","names":[{"text":"Daria Example"}]}');
    expect((await litopys(['import', more, '--data', data])).out).toMatch(/^Recorded: 1; /);
    const out = join(folder, 'full.zip');
    const page = ['--page', import.meta.filename];
    expect(await litopys(['audit', 'bundle', '--full', '--data', data, '--out', out, ...page])).toMatchObject({
      status: 0,
    });
    expect(await litopys(['verify', out])).toMatchObject({ status: 0, out: expect.stringContaining('of 18 events') });
  });

  it('publishes no source of a closed casefile, though its claims were called public', async () => {
    await seal();
    const beneath = await SqliteEventStore.open({ file: join(data, 'events.db') });
    const [, claim] = await beneath.readStream(CLOSED);
    expect(claim).toMatchObject({ type: 'ClaimRecorded', data: { pub: {} } });
    expect(claim?.data).not.toHaveProperty('src');
    await beneath.close();
  });

  it('does nothing the second time', async () => {
    await seal();
    const was = [await bytes('events.db'), await bytes('events-unsealed.db')];
    expect(await seal()).toMatchObject({ status: 0, out: 'All events are sealed already.\n', err: '' });
    expect((await seal('--json')).json()).toEqual({ sealed: 0 });
    expect([await bytes('events.db'), await bytes('events-unsealed.db')]).toEqual(was);
    expect(await files()).toEqual(['events-unsealed.db', 'events.db']);
  });

  it.each([1, 9, 17])('can be repeated after it was killed at event %d', async (at) => {
    await killedAt(at);
    expect(await files()).toEqual(['events.db', 'events.db.sealing', 'events.db.sealing-wal']);
    expect((await litopys(['status', 'Anna', '--data', data])).err).toContain('Seal it first');
    expect(await seal()).toMatchObject({ status: 0, out: expect.stringMatching(/^Sealed 17 events\./) });
    expect(await files()).toEqual(['events-unsealed.db', 'events.db']);
    expect(await unreadable()).toEqual([]);
    expect(await eventsIn(data)).toEqual(before);
  });

  it('can be repeated after it was killed before the last step', async () => {
    await killedAt(17);
    await link(join(data, 'events.db'), join(data, 'events-unsealed.db'));
    expect(await seal()).toMatchObject({ status: 0 });
    expect(await eventsIn(data)).toEqual(before);
  });

  it('waits for whoever has the record open, and loses nothing that they record meanwhile', async () => {
    const running = await SqliteEventStore.open({ file: join(data, 'events.db') });
    const busy = await seal();
    expect(busy).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringMatching(/^Another program has .*events\.db open/),
    });
    expect(await files()).not.toContain('events-unsealed.db');
    const { id, data: what } = old(2, 'CasefileReviewed', {});
    await running.append(CLOSED, [{ id, type: 'CasefileReviewed', data: what, metadata: { by: 'm-18' } }], {
      expected: 1n,
    });
    await running.close();
    expect(await seal()).toMatchObject({ status: 0, out: expect.stringMatching(/^Sealed 18 events\./) });
    expect((await eventsIn(data)).at(-1)).toMatchObject({ id, stream: CLOSED, revision: 2n });
  });

  it.each([
    ['another record', (text: RecordedEvent) => ({ ...text, id: old(9, '', {}).id })],
    ['the same events that say something else', (text: RecordedEvent) => ({ ...text, data: { names: [] } })],
  ])('takes no half-done copy of %s for its own', async (_, change) => {
    const sealing = join(data, 'events.db.sealing');
    const elsewhere = join(folder, 'elsewhere');
    await unsealed(imported.data, elsewhere, [], (event) =>
      JSON.stringify(event.data).includes('Anna Example') ? change(event) : event,
    );
    await litopys(['seal', '--data', elsewhere]);
    await rename(join(elsewhere, 'events.db'), sealing);
    await rm(join(data, 'keys'), { recursive: true, force: true });
    await cp(join(elsewhere, 'keys'), join(data, 'keys'), { recursive: true });
    const { status, out, err } = await seal();
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/events\.db\.sealing is no sealed copy of this record.*Remove it, and seal again\.\n$/);
    expect(await files()).toEqual(['events.db', 'events.db.sealing']);
    await rm(sealing);
    expect(await seal()).toMatchObject({ status: 0 });
    expect(await eventsIn(data)).toEqual(before);
  });

  it('overwrites no other unsealed file', async () => {
    await cp(join(data, 'events.db'), join(data, 'events-unsealed.db'));
    expect(await seal()).toMatchObject({
      status: 1,
      err: expect.stringMatching(/events-unsealed\.db is there already/),
    });
    await rm(join(data, 'events-unsealed.db'));
    expect((await seal()).status).toBe(0);
  });

  it('says so where there is no record', async () => {
    expect(await litopys(['seal', '--data', join(folder, 'nowhere')])).toMatchObject({
      status: 1,
      err: expect.stringMatching(/^There is no record in/),
    });
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });

  /** Leaves the files as they are when the process ends all at once: what was written is in a log of its own still. */
  async function killedAt(event: number): Promise<void> {
    const image = join(folder, 'image');
    const copied = (done: number) => {
      if (done === event) cpSync(data, image, { recursive: true });
      if (done === event) throw new Error('killed');
    };
    await expect(sealRecord(configurationFrom({ LITOPYS_DATA: data }), copied)).rejects.toThrow('killed');
    await rm(data, { recursive: true });
    await cp(image, data, { recursive: true, filter: (path) => !/-shm$|events\.db-wal$/.test(path) });
    await rm(image, { recursive: true });
  }
});
