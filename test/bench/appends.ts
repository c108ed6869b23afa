import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { configurationFrom, openRecord } from '#api';
import { SqliteEventStore } from '#event-store';
import { vocabulary } from '#readiness';
import { CaptureDocument, deciders, OpenCasefile, read, RecordClaim, type RecordCommand } from '#record';
import { freshId, Recorder } from '#recorder';
import { DOCUMENTS } from './invented-record.js';
import { perSecond, print, quantile, ratio } from './measured.js';

/** Facts a casefile gets before its caller goes on to another one: a casefile holds some dozens. */
const EACH = 30;
const ROUNDS = 7;
const asked = { by: 'monitor-1', roles: ['monitor'] as const };

/** Appends a second, and the processor's time for each (µs). */
interface Measured {
  readonly rate: number;
  readonly cpu: number;
}

/** Something that appends: a call prepares `count` appends and hands back what makes them. */
interface Appending {
  prepare(count: number): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Appends through the whole recorder, beside bare inserts of the same rows with the same indices and durability. */
export async function benchAppends(folder: string): Promise<void> {
  const figures = {
    ...(await compared(folder, 1, { warm: 3_000, each: 1_000, aims: { recorded: 0.6, sealed: 0.5 } })),
    ...(await compared(folder, 64, { warm: 32_000, each: 12_800, aims: { recorded: 0.5, sealed: 0.25 } })),
  };
  print('Appends, each durable when acknowledged', figures);
}

type Kind = 'bare' | 'recorded' | 'sealed';
interface Plan {
  readonly warm: number;
  readonly each: number;
  readonly aims: { readonly recorded: number; readonly sealed: number };
}

/** All are warm before they are measured, and take turns: a disk or a machine that grows slower does so for all. */
async function compared(folder: string, callers: number, { warm, each, aims }: Plan) {
  const appending: Record<Kind, Appending> = {
    bare: bareInserts(join(folder, `bare-${callers}.db`), callers),
    recorded: await recording(join(folder, `recorded-${callers}.db`), callers),
    sealed: await sealing(join(folder, `sealed-${callers}`), callers),
  };
  const rounds: Record<Kind, Measured>[] = [];
  const run = async (kind: Kind, count: number) => measured(count, await appending[kind].prepare(count));
  const median = (of: (round: (typeof rounds)[number]) => number) => quantile(rounds.map(of), 0.5);
  for (const kind of ['bare', 'recorded', 'sealed'] as const) await run(kind, warm);
  for (let number = 0; number < ROUNDS; number++)
    rounds.push({
      bare: await run('bare', each),
      recorded: await run('recorded', each),
      sealed: await run('sealed', each),
    });
  for (const one of Object.values(appending)) await one.close();
  const told = (of: Kind) =>
    `${perSecond(median((round) => round[of].rate))}, ${median((round) => round[of].cpu).toFixed(0)} µs of CPU each`;
  const share = (of: Kind) =>
    ratio(
      median((round) => round[of].rate / round.bare.rate),
      1,
    );
  const by = callers === 1 ? '1 caller' : `${callers} callers`;
  return {
    [`bare insert, ${callers === 1 ? 'one' : callers} a transaction`]: told('bare'),
    [`recorder, ${by}`]: `${told('recorded')} = ${share('recorded')} (aim ${aims.recorded})`,
    [`the same, sealed and logged, ${by}`]: `${told('sealed')} = ${share('sealed')} (aim ${aims.sealed})`,
  };
}

async function measured(count: number, work: () => Promise<void>): Promise<Measured> {
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  await work();
  const [{ user, system }, took] = [process.cpuUsage(cpu), performance.now() - start];
  return { rate: (count * 1000) / took, cpu: (user + system) / count };
}

/** The recorder over nothing but the event store. */
async function recording(file: string, callers: number): Promise<Appending> {
  const store = await SqliteEventStore.open({ file });
  return recordingWith(new Recorder({ store, deciders, vocabulary }), callers, () => store.close());
}

/** The recorder as it is served: events are sealed, and logged while recording goes on. */
async function sealing(data: string, callers: number): Promise<Appending> {
  const record = await openRecord(configurationFrom({ LITOPYS_DATA: data }));
  const failed = (error: unknown): never => {
    throw new Error('The log cannot be kept', { cause: error });
  };
  record.log.start({ onTrouble: failed, onFailure: failed });
  return recordingWith(record.recorder, callers, () => record.close());
}

/** Callers who each record one claim after another, all of them at the same time. */
async function recordingWith(recorder: Recorder, callers: number, close: () => Promise<void>): Promise<Appending> {
  await recorder.execute(
    read(CaptureDocument, { sha256: DOCUMENTS[0], mediaType: 'text/plain', size: 1 }).askedBy(asked),
  );
  const open = () => recorder.execute(read(OpenCasefile, { names: [{ text: 'Anna Example' }] }).askedBy(asked));
  const commandsOf = async (count: number) => {
    const files = await Promise.all(Array.from({ length: Math.ceil(count / EACH) }, open));
    return Array.from({ length: count }, (_, at) => claimFor(files[Math.floor(at / EACH)]?.id ?? '', at));
  };
  return {
    prepare: async (count) => {
      const commands = await Promise.all(Array.from({ length: callers }, () => commandsOf(count / callers)));
      const work = async (mine: readonly RecordCommand[]) => {
        for (const command of mine) await recorder.execute(command);
      };
      return async () => void (await Promise.all(commands.map(work)));
    },
    close,
  };
}

function claimFor(id: string, number: number): RecordCommand {
  const when = new Date(Date.UTC(2016, 0, 1 + (number % 2000))).toISOString().slice(0, 10);
  const sources = [{ document: DOCUMENTS[0], reliability: 'B', credibility: 2, locator: `page ${number}` }];
  const claim = { casefile: id, kind: 'LetterReceived', when, sources, about: `letter ${number}` };
  return read(RecordClaim, claim).askedBy(asked);
}

/** The same rows into the same tables with the same indices and durability: as many streams at a time as there are callers. */
function bareInserts(file: string, callers: number): Appending {
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
  let inserted = 0;
  const next = () => {
    const at = inserted++;
    const number = Math.floor(at / callers);
    const sid = (at % callers) * 1_000_000 + Math.floor(number / EACH);
    const source = { document: DOCUMENTS[0], reliability: 'B', credibility: 2, locator: `page ${at}` };
    const id = freshId(new Date());
    const fields = { about: `letter ${at}` };
    const data = { when: '2016-01-01', occurrence: id, sources: [source], protection: 'partners', fields };
    const texts = [id, 'LetterReceived', JSON.stringify(data), '{"by":"monitor-1"}'];
    return [at + 1, sid, (number % EACH) + 1, ...texts, Date.now()];
  };
  const insertAll = db.transaction((some: readonly (string | number)[][]) => {
    for (const row of some) insert.run(...row);
  });
  return {
    prepare: async (count) => {
      const rows = Array.from({ length: count }, next);
      return async () => {
        for (let at = 0; at < count; at += callers) insertAll(rows.slice(at, at + callers));
      };
    },
    close: async () => void db.close(),
  };
}
