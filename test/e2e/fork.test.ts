import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configurationFrom, openRecord, type OpenRecord } from '#api';
import { Published } from '../support/published.js';
import { RunningServer, type Recorded } from '../support/running-server.js';

const FORKED =
  /^The last signed checkpoint of localhost\/litopys is of 3 events, and the record holds 1: it was restored from an older copy/m;

describe('a record that was restored from an older copy than its keys', () => {
  const lines: string[] = [];
  let folder: string;
  let data: string;
  let server: RunningServer;
  let signed: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'litopys-fork-'));
    data = join(folder, 'data');
    await during(async (before) => {
      await record(before, 'Anna');
      await new Published(before).reaches(1);
    });
    await cp(join(data, 'events.db'), join(folder, 'events.db'));
    await during(async (before) => {
      await record(before, 'Bohdan');
      await record(before, 'Carla');
      const log = new Published(before);
      await log.reaches(3);
      signed = await log.text('/log/checkpoint');
    });
    await restore(join(folder, 'events.db'));
    server = await RunningServer.start({ lines, environment: { LITOPYS_DATA: data } });
    await toldOfFork();
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const record = (on: RunningServer, name: string): Promise<Recorded> =>
    on.recorded('/api/casefiles', { names: [{ text: `${name} Example` }] });
  const during = async (work: (before: RunningServer) => Promise<void>) => {
    const before = await RunningServer.start({ environment: { LITOPYS_DATA: data } });
    await work(before);
    await before.stop();
  };
  const restore = async (copy: string) => {
    for (const name of await readdir(data)) if (/^(events|read-model)\.db/.test(name)) await rm(join(data, name));
    await cp(copy, join(data, 'events.db'));
  };
  const failures = () =>
    lines
      .map((line) => JSON.parse(line) as { level: number; err?: { code?: string; message: string } })
      .filter(({ level }) => level >= 50);
  const toldOfFork = async () => {
    while (failures().length === 0) await new Promise((next) => setImmediate(next));
    server.expectFailures();
  };
  const bundle = ({ auditing }: OpenRecord, kind: 'full' | 'public') =>
    auditing.bundle({ out: join(folder, 'out.zip'), kind, verifyHtml: new Uint8Array() });

  it('says so in the log of the server, once, naming both sizes', () => {
    expect(failures()).toMatchObject([{ err: { code: 'log-forked', message: expect.stringMatching(FORKED) } }]);
  });

  it('serves all the same, and says so where it is watched', async () => {
    await server.built();
    const { status, body } = await server.get('/health/ready', { as: 'nobody' });
    expect({ status, body }).toEqual({ status: 200, body: { status: 'ready', log: 'forked' } });
    expect((await server.get('/metrics')).text).toMatch(/^litopys_log_size_events 3$[^]*^litopys_log_forked 1$/m);
    expect((await server.get('/api/casefiles')).body.items).toHaveLength(1);
  });

  it('records, and signs nothing', async () => {
    const { eventId } = await record(server, 'Dmytro');
    await expect(server.record.log.sequence()).rejects.toMatchObject({ code: 'log-forked' });
    const log = new Published(server);
    expect(await log.text('/log/checkpoint')).toBe(signed);
    expect((await log.get(`/log/proof/${eventId}`)).status).toBe(404);
    const { body } = await server.get(`/api/events/${eventId}`);
    expect(body).not.toHaveProperty('log');
    expect(body.openings.length).toBeGreaterThan(0);
  });

  it('is no record to make a bundle of, whoever has it open', async () => {
    const forked = {
      code: 'log-forked',
      message: expect.stringMatching(/ is of 3 events, and the record holds [12]: /),
    };
    await expect(bundle(server.record, 'public')).rejects.toMatchObject(forked);
    const elsewhere = await openRecord(configurationFrom({ LITOPYS_DATA: data }));
    await expect(bundle(elsewhere, 'full')).rejects.toMatchObject(forked);
    await elsewhere.close();
    expect((await readdir(folder)).filter((name) => name.startsWith('out'))).toEqual([]);
  });
});
