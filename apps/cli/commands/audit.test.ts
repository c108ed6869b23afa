import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SqliteEventStore } from '#event-store';
import { atTheTerminal } from '../../../test/support/at-the-terminal.js';
import { ImportedRecord, toldBy } from '../../../test/support/imported-record.js';
import { run } from '../program.js';
import { Terminal } from '../terminal.js';

const { litopys } = atTheTerminal(run, Terminal);

const SUMMARY = /^Made \S+: 15 of 15 events, \d+ openings, (\d) documents\.\nCheck it with: litopys verify \S+\n$/;

describe('audit bundle', () => {
  let record: ImportedRecord;
  beforeAll(async () => {
    record = await ImportedRecord.make(litopys);
  });
  afterAll(() => record.remove());

  it('makes what anyone may have: the whole log, and openings of what is public', async () => {
    const { status, out, err } = await record.bundle('public.zip');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(SUMMARY.exec(out)?.[1]).toBe('1');
    const { paths, about, openings, text } = await toldBy(record.at('public.zip'));
    expect(about).toMatchObject({ kind: 'public', size: ImportedRecord.events });
    expect(paths).toEqual(
      expect.arrayContaining(['MANIFEST', 'README.txt', 'log/tile/entries/000.p/15', 'prov.jsonld']),
    );
    expect(await text('verify.html')).toContain('Stands for the page');
    for (const open of ['Anna Example', 'Vira Example', 'police', 'Open list'])
      expect([open, openings.includes(open)]).toEqual([open, true]);
    for (const closed of ['Secret Relative', 'Borys', 'Hidden Police', 'Closed list', 'Note on'])
      expect([closed, openings.includes(closed)]).toEqual([closed, false]);
  });

  it('makes everything for an auditor who may read everything', async () => {
    const { status, json } = await record.bundle('full.zip', '--full', '--json');
    expect(status).toBe(0);
    expect(json()).toMatchObject({ out: record.at('full.zip'), size: 15, leaves: 15, documents: 2, uncovered: 0 });
    const { about, openings } = await toldBy(record.at('full.zip'));
    expect(about.kind).toBe('full');
    for (const name of ['Anna', 'Borys', 'Secret Relative', 'Hidden Police', 'Note on Vira'])
      expect([name, openings.includes(name)]).toEqual([name, true]);
  });

  it('makes it of one person, by words of a name, and opens nothing of anybody else', async () => {
    expect(await record.bundle('anna.zip', '--casefile', 'anna', '--clearance', 'team')).toMatchObject({ status: 0 });
    const { about, openings, paths } = await toldBy(record.at('anna.zip'));
    expect(about).toMatchObject({ kind: 'casefile', size: 15, leaves: [2, 5, 6, 9, 10, 11, 12, 13, 14] });
    expect(paths).toEqual(expect.arrayContaining(['log/entries/5.json', 'log/proofs/5.tlog-proof']));
    for (const hers of ['Anna Example', 'police', 'Secret Relative', 'Open list', 'Closed list', 'Note on Anna'])
      expect([hers, openings.includes(hers)]).toEqual([hers, true]);
    for (const other of ['Vira', 'Borys', 'Somebody Else'])
      expect([other, openings.includes(other)]).toEqual([other, false]);
  });

  it('does not tell on which closed lists somebody stands', async () => {
    expect(await record.bundle('anna-public.zip', '--casefile', 'Anna Example')).toMatchObject({ status: 0 });
    const { about, openings } = await toldBy(record.at('anna-public.zip'));
    expect(about.leaves).toEqual([2, 5, 6, 9, 10, 11]);
    expect(openings).not.toMatch(/Secret Relative|Closed list|Note on/);
  });

  it.each([
    ['by name', 'Borys'],
    ['by an id that nobody has', '00000000-0000-7000-8000-000000000000'],
  ])('makes nothing of a person who is closed to the clearance or not on record, asked for %s', async (_, named) => {
    const { status, out, err } = await record.bundle('nobody.zip', '--casefile', named);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toBe('There is no such casefile. It is not on record, or closed to this clearance.\n');
    expect((await readdir(record.folder)).filter((name) => name.startsWith('nobody'))).toEqual([]);
  });

  it('asks who is meant where people share a name', async () => {
    const { status, err } = await record.bundle('both.zip', '--casefile', 'Example');
    expect({ status, err }).toEqual({ status: 1, err: expect.stringContaining('2 people go by "Example"') });
  });

  it('replaces no file', async () => {
    await writeFile(record.at('there.zip'), 'an older one');
    const { status, out, err } = await record.bundle('there.zip');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/there\.zip exists already: give the bundle another name\.\n$/);
    expect(await readFile(record.at('there.zip'), 'utf8')).toBe('an older one');
    expect((await readdir(record.folder)).filter((name) => name.startsWith('there'))).toEqual(['there.zip']);
  });

  it.each([
    ['an --out', [], 2, /--out/],
    ['one kind', ['--out', 'x', '--full', '--casefile', 'anna'], 2, /cannot be used with/],
    [
      'a clearance only of a casefile',
      ['--out', 'x', '--full', '--clearance', 'team'],
      2,
      /^--clearance goes with --casefile/,
    ],
    ['a level that there is', ['--out', 'x', '--casefile', 'anna', '--clearance', 'high'], 2, /Allowed choices/],
    ['a page that is there', ['--out', 'x', '--page', '/nowhere/verify.html'], 1, /^There is no such file or folder: /],
    [
      'a folder that is there',
      ['--out', '/nowhere/x.zip', '--page', import.meta.filename],
      1,
      /^There is no such file or folder: /,
    ],
    [
      'a record',
      ['--out', 'x', '--data', '/nowhere', '--page', import.meta.filename],
      1,
      /^There is no record in \/nowhere/,
    ],
  ])('wants %s', async (_, args, status, message) => {
    expect(await litopys(['audit', 'bundle', '--data', record.data, ...args])).toMatchObject({
      status,
      out: '',
      err: expect.stringMatching(message),
    });
  });

  it('makes none of an empty record', async () => {
    const empty = record.at('empty');
    await litopys(['token', 'create', '--name', 'r', '--role', 'reader', '--data', empty]);
    const { status, err } = await litopys([
      'audit',
      'bundle',
      '--data',
      empty,
      '--out',
      record.at('e.zip'),
      '--page',
      import.meta.filename,
    ]);
    expect({ status, err }).toEqual({ status: 1, err: 'The log has published no checkpoint yet.\n' });
  });

  it('makes none of a record that was restored from an older copy than its keys, and says so', async () => {
    const data = record.at('restored');
    await cp(record.data, data, { recursive: true, filter: (path) => !/(read-model|events)\.db/.test(path) });
    const older = await SqliteEventStore.open({ file: record.at('restored/events.db') });
    const events = await SqliteEventStore.open({ file: join(record.data, 'events.db') });
    for await (const { stream, ...event } of events.readAll({ limit: 3 }))
      await older.append(stream, [event], { expected: 'any' });
    await Promise.all([older.close(), events.close()]);
    const args = ['audit', 'bundle', '--data', data, '--out', record.at('r.zip'), '--page', import.meta.filename];
    expect(await litopys(args)).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringMatching(
        /^The last signed checkpoint of localhost\/litopys is of 15 events, and the record holds 3: /,
      ),
    });
  });
});
