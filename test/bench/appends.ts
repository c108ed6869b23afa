import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { SqliteEventStore } from '#event-store';
import { vocabulary } from '#readiness';
import { CaptureDocument, deciders, OpenCasefile, read, RecordClaim, type RecordCommand } from '#record';
import { freshId, Recorder } from '#recorder';
import { DOCUMENTS } from './invented-record.js';
import { perSecond, print, rate, ratio } from './measured.js';

/** Facts a casefile gets before its caller goes on to another one: a casefile holds some dozens. */
const EACH = 30;
const asked = { by: 'monitor-1', roles: ['monitor'] as const };

function claimFor(id: string, number: number): RecordCommand {
  const when = new Date(Date.UTC(2016, 0, 1 + (number % 2000))).toISOString().slice(0, 10);
  const sources = [{ document: DOCUMENTS[0], reliability: 'B', credibility: 2, locator: `page ${number}` }];
  const claim = { casefile: id, kind: 'LetterReceived', when, sources, about: `letter ${number}` };
  return read(RecordClaim, claim).askedBy(asked);
}

/** Appends through the whole recorder, beside bare inserts of the same rows with the same indices and durability. */
export async function benchAppends(folder: string): Promise<void> {
  const [single, grouped] = [6_000, 64_000];
  const bareOne = bare(join(folder, 'bare-1.db'), single, 1);
  const recordedOne = await recorded(join(folder, 'recorded-1.db'), single, 1);
  const bareMany = bare(join(folder, 'bare-64.db'), grouped, 64);
  const recordedMany = await recorded(join(folder, 'recorded-64.db'), grouped, 64);
  print('Appends, each durable when acknowledged', {
    'bare insert, one a transaction': perSecond(bareOne),
    'recorder, 1 caller': `${perSecond(recordedOne)} = ${ratio(recordedOne, bareOne)} (aim 0.6)`,
    'bare insert, 64 a transaction': perSecond(bareMany),
    'recorder, 64 callers': `${perSecond(recordedMany)} = ${ratio(recordedMany, bareMany)} (aim 0.5)`,
  });
}

async function recorded(file: string, count: number, callers: number): Promise<number> {
  const store = await SqliteEventStore.open({ file });
  const recorder = new Recorder({ store, deciders, vocabulary });
  await recorder.execute(
    read(CaptureDocument, { sha256: DOCUMENTS[0], mediaType: 'text/plain', size: 1 }).askedBy(asked),
  );
  const open = () => recorder.execute(read(OpenCasefile, { names: [{ text: 'Anna Example' }] }).askedBy(asked));
  const each = Math.floor(count / callers);
  const work = async (number: number): Promise<RecordCommand[]> => {
    const files = await Promise.all(Array.from({ length: Math.ceil(each / EACH) }, open));
    return Array.from({ length: each }, (_, at) =>
      claimFor(files[Math.floor(at / EACH)]?.id ?? '', number * each + at),
    );
  };
  const commands = await Promise.all(Array.from({ length: callers }, (_, number) => work(number)));
  const result = await rate(each * callers, async () => {
    await Promise.all(
      commands.map(async (mine) => {
        for (const command of mine) await recorder.execute(command);
      }),
    );
  });
  await store.close();
  return result;
}

/** The same rows into the same tables with the same indices and durability: as many streams at a time as there are callers. */
function bare(file: string, count: number, callers: number): number {
  const db = new Sqlite(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`
    create table streams (sid integer primary key, name text not null unique) strict;
    create table events (position integer primary key, sid integer not null, revision integer not null,
      event_id text not null, type text not null, data text not null, metadata text not null, recorded_at integer not null) strict;
    create unique index events_stream on events (sid, revision);
    create unique index events_id on events (event_id);`);
  const insert = db.prepare('insert into events values (?, ?, ?, ?, ?, ?, ?, ?)');
  const rows = Array.from({ length: count }, (_, at) => {
    const number = Math.floor(at / callers);
    const sid = (at % callers) * count + Math.floor(number / EACH);
    const source = { document: DOCUMENTS[0], reliability: 'B', credibility: 2, locator: `page ${at}` };
    const id = freshId(new Date());
    const fields = { about: `letter ${at}` };
    const data = { when: '2016-01-01', occurrence: id, sources: [source], protection: 'partners', fields };
    const texts = [id, 'LetterReceived', JSON.stringify(data), '{"by":"monitor-1"}'];
    return [at + 1, sid, (number % EACH) + 1, ...texts, Date.now()];
  });
  const insertAll = db.transaction((some: typeof rows) => {
    for (const row of some) insert.run(...row);
  });
  const start = performance.now();
  for (let at = 0; at < count; at += callers) insertAll(rows.slice(at, at + callers));
  const result = (count * 1000) / (performance.now() - start);
  db.close();
  return result;
}
