import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configurationFrom, openRecord, type OpenRecord } from '#api';
import { HttpSource, verifyBundle, verifyLog, zipFile } from '#audit';
import { acceptCheckpoint, parseNote, parsePolicy, type AcceptedCheckpoint } from '#transparency-log';
import { logKeyIn, LoopbackWitness, policyOfAll } from '../support/loopback-witness.js';
import { Published } from '../support/published.js';
import { RunningServer, type Recorded } from '../support/running-server.js';

describe('the witnesses of a running record', () => {
  const lines: string[] = [];
  let folder: string;
  let data: string;
  let witnesses: LoopbackWitness[];
  let server: RunningServer;
  let log: Published;
  let policy: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'litopys-witnessed-'));
    data = join(folder, 'data');
    const key = logKeyIn(data);
    witnesses = ['north', 'south', 'west'].map((name) => new LoopbackWitness(name, key));
    await Promise.all(witnesses.map((witness) => witness.start()));
    policy = policyOfAll(key, witnesses);
    await writeFile(join(folder, 'policy'), policy);
    server = await serving(join(folder, 'policy'));
    log = new Published(server);
  });
  afterAll(async () => {
    await server.stop();
    await Promise.all(witnesses.map((witness) => witness.remove()));
    await rm(folder, { recursive: true });
  });

  const serving = (file: string) =>
    RunningServer.start({ lines, environment: { LITOPYS_DATA: data, LITOPYS_LOG_POLICY: file } });
  const record = async (): Promise<Recorded> => {
    const recorded = await server.recorded('/api/casefiles', { names: [{ text: 'Anna Example' }] });
    await log.reaches(Number(recorded.position));
    return recorded;
  };
  const accepted = async (by = policy): Promise<AcceptedCheckpoint> =>
    acceptCheckpoint(parseNote(await log.text('/log/checkpoint')), parsePolicy(by));
  const troubles = () =>
    lines
      .map((line) => JSON.parse(line) as { level: number; err?: { code?: string; message?: string } })
      .filter(({ err }) => err !== undefined);

  it('all cosign what it publishes, unasked', async () => {
    await record();
    const { checkpoint, cosignedBy } = await accepted();
    expect(checkpoint.size).toBe(1);
    expect(cosignedBy.map(({ name }) => name)).toEqual(['north', 'south', 'west']);
    for (const { time } of cosignedBy) expect(Math.abs(Date.now() / 1000 - time)).toBeLessThan(60);
    expect(await log.text('/log/policy')).toBe(policy);
    expect(troubles()).toEqual([]);
  });

  it('stand in the answer about an event, with the times they gave', async () => {
    const { eventId } = await record();
    const { body } = await server.get(`/api/events/${eventId}`);
    const { cosignedBy } = await accepted();
    expect(body.log.checkpoint).toEqual({
      size: 2,
      cosignedBy: cosignedBy.map(({ name, time }) => ({ name, at: new Date(time * 1000).toISOString() })),
    });
  });

  it('hold nothing up when one of them is away: that is told, and an auditor sees who is missing', async () => {
    await witnesses[1]?.stop();
    const { position } = await record();
    expect(await log.size()).toBe(Number(position));
    await expect(accepted()).rejects.toMatchObject({
      code: 'quorum-not-reached',
      message: expect.stringMatching(/missing south$/),
    });
    expect(troubles()).toMatchObject([
      { level: 40, err: { code: 'log-unreachable', message: expect.stringContaining('south.example/witness') } },
    ]);
    const verdict = await verifyLog(new HttpSource(`${server.listening.address}/log`));
    expect(verdict.findings).toMatchObject([{ code: 'quorum-not-reached' }]);
  });

  it('that come back cosign what they missed, and what goes on from there', async () => {
    await witnesses[1]?.start();
    await server.record.log.sequence();
    expect((await accepted()).cosignedBy).toHaveLength(3);
    await record();
    expect((await accepted()).cosignedBy).toHaveLength(3);
    expect(await verifyLog(new HttpSource(`${server.listening.address}/log`), { policy })).toMatchObject({
      findings: [],
    });
  });

  it('that a new policy no longer has leave what they cosigned in order', async () => {
    await server.stop();
    await witnesses[2]?.stop();
    const fewer = policyOfAll(logKeyIn(data), witnesses.slice(0, 2));
    await writeFile(join(folder, 'fewer'), fewer);
    server = await serving(join(folder, 'fewer'));
    log = new Published(server);
    await record();
    expect((await accepted(fewer)).cosignedBy.map(({ name }) => name)).toEqual(['north', 'south']);
    await expectToHold(server.record, 'full.zip');
    // Whoever opens the record elsewhere need not say again what the server was told.
    const elsewhere = await openRecord(configurationFrom({ LITOPYS_DATA: data }));
    await expectToHold(elsewhere, 'elsewhere.zip');
    await elsewhere.close();
  });

  async function expectToHold({ auditing }: OpenRecord, name: string): Promise<void> {
    const out = join(folder, name);
    await auditing.bundle({ out, kind: 'full', verifyHtml: Buffer.from('a page') });
    expect(await verifyBundle(await zipFile(out))).toMatchObject({ holds: true, findings: [] });
  }
});
