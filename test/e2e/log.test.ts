import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HttpSource, verifyLog } from '#audit';
import {
  acceptCheckpoint,
  formatNoteKey,
  parseNote,
  parsePolicy,
  parseTlogProof,
  verifyTlogProof,
  type AcceptedCheckpoint,
} from '#transparency-log';
import { Markers, recordClosedThings, recordHalfOpenThings } from '../support/closed-things.js';
import { Published } from '../support/published.js';
import { RunningServer } from '../support/running-server.js';
import { tellWholeStory, type Story } from '../support/whole-story.js';

const ORIGIN = 'localhost/litopys';

describe('the log of a server', () => {
  let server: RunningServer;
  let log: Published;
  let story: Story;
  let events: number;
  const markers = new Markers();

  beforeAll(async () => {
    server = await RunningServer.start();
    log = new Published(server);
    story = await tellWholeStory(server);
    await recordHalfOpenThings(server, story, markers);
    await recordClosedThings(server, story, markers);
    events = Number(await server.record.store.head());
    await log.reaches(events);
  });
  afterAll(() => server.stop());

  const accepted = async (): Promise<AcceptedCheckpoint> =>
    acceptCheckpoint(parseNote(await log.text('/log/checkpoint')), parsePolicy(await log.text('/log/policy')));

  it('is written within seconds, of everything that was recorded, and signed under the policy that it serves', async () => {
    const { checkpoint, log: key } = await accepted();
    expect(checkpoint).toMatchObject({ origin: ORIGIN, size: events });
    expect(await log.text('/log/policy')).toBe(`log ${formatNoteKey(key)}\nquorum none\n`);
  });

  it('is served to everybody, as text that is asked for anew and tiles that never change', async () => {
    for (const path of ['checkpoint', 'policy', `proof/${story.arrest}`]) {
      const { status, headers } = await log.get(`/log/${path}`);
      expect([path, status]).toEqual([path, 200]);
      expect(headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
    }
    const paths = log.paths(events);
    expect(paths.length).toBeGreaterThan(1);
    for (const path of paths) {
      const { status, headers, bytes } = await log.get(`/log/${path}`);
      expect([path, status]).toEqual([path, 200]);
      expect(headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'cache-control': 'public, max-age=31536000, immutable',
        'content-length': String(bytes.length),
      });
    }
  });

  it('is verified from outside, every entry of it', async () => {
    const verdict = await verifyLog(new HttpSource(`${server.listening.address}/log`));
    expect(verdict.findings).toEqual([]);
    expect(verdict.holds).toBe(true);
    const ids = [...(await log.byEvent()).keys()];
    const recorded: string[] = [];
    for await (const { id } of server.record.store.readAll()) recorded.push(id);
    expect(ids).toEqual(recorded);
  });

  it('proves each of its events under the policy that it serves', async () => {
    const policy = parsePolicy(await log.text('/log/policy'));
    for (const [id, { entry, bytes }] of await log.byEvent()) {
      const proof = parseTlogProof(await log.text(`/log/proof/${id}`));
      const { index, checkpoint } = await verifyTlogProof(proof, bytes, policy);
      expect({ index, size: checkpoint.size }).toEqual({ index: entry.seq, size: events });
      const other = Uint8Array.from(bytes).fill(0x20, 0, 1);
      await expect(verifyTlogProof(proof, other, policy)).rejects.toMatchObject({ code: 'wrong-proof' });
    }
  });

  it.each([
    '/log/tile/0/0',
    '/log/tile/00/000',
    '/log/tile/64/000',
    '/log/tile/0/x000/000',
    '/log/tile/0/0000',
    '/log/tile/0/000.p/0',
    '/log/tile/0/000.p/01',
    '/log/tile/0/000.p/256',
    '/log/tile/entries/000.p/256',
    '/log/tile/entries/999',
    '/log/tile/0/000/',
    '/log/tile//0/000',
    '/log/tile/0/%30%30%30',
    '/log/tile/',
    '/log/tile',
    '/log/tile/../checkpoint',
    '/log/tile/../../log.db',
    '/log/tile/entries/../../../keys/keys.db',
    '/log/tile/..%2f..%2flog.db',
    '/log/tile/%2e%2e/%2e%2e/log.db',
    '/log/tile/0/000.p/1%00',
    '/log/tile/0/..\\..\\..\\log.db',
    '/log/../log.db',
    '/log/log.db',
    '/log/checkpoint.new',
    '/log/proof/..%2fcheckpoint',
    '/log/proof/00000000-0000-4000-8000-000000000000',
    `/log/proof/${'0'.repeat(36)}`,
  ])('has nothing at %s', async (path) => {
    const { status, headers, bytes } = await log.get(path);
    expect(status).toBe(404);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(headers['cache-control']).toBe('no-store');
    expect(bytes.toString()).not.toMatch(/litopys-e2e|ENOENT|SQLite/);
  });

  it('holds nothing that says anything of a person, in any byte of it', async () => {
    const published = await log.everything();
    expect(markers.in(published)).toEqual([]);
    for (const name of [
      'Anna',
      'Bohdan',
      'Petra',
      'Quentin',
      'police',
      'mediator',
      'Two sources agree',
      '2020-05-03',
      'news.example',
    ])
      expect([name, published.includes(name)]).toEqual([name, false]);
    for (const name of ['monitor', 'reviewer', 'advocate', 'admin', 'r-1'])
      expect([name, published.includes(`"${name}"`)]).toEqual([name, false]);
    // What is of no person is there to be read.
    for (const said of ['Speak of the ward', 'CampaignLaunched', 'ClaimRecorded'])
      expect([said, published.includes(said)]).toEqual([said, true]);
  });
});
