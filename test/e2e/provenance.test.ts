import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LastCheckpoint } from '#log-keeping';
import { ROLES, type Role } from '#record';
import { digestOf } from '#hash';
import { parsePolicy, parseTlogProof, verifyTlogProof, type Entry } from '#transparency-log';
import { Markers, recordClosedThings, recordHalfOpenThings } from '../support/closed-things.js';
import { Published } from '../support/published.js';
import { RunningServer } from '../support/running-server.js';
import { tellWholeStory, type Story } from '../support/whole-story.js';

const ANNA = { names: [{ text: 'Anna Example' }] };

/** An opening as whoever was handed it reads it (RFC 9901 §4.2.1). */
function disclosed(opening: string): { readonly name: string; readonly value: unknown } {
  const [salt, name, value] = JSON.parse(Buffer.from(opening, 'base64url').toString('utf8')) as [
    string,
    string,
    unknown,
  ];
  expect(Buffer.from(salt, 'base64url')).toHaveLength(16);
  return { name, value };
}

describe('where an event comes from', () => {
  let server: RunningServer;
  let story: Story;
  let log: Published;
  let entries: Map<string, { readonly entry: Entry; readonly bytes: Uint8Array }>;
  const markers = new Markers();

  beforeAll(async () => {
    server = await RunningServer.start();
    log = new Published(server);
    story = await tellWholeStory(server);
    await recordHalfOpenThings(server, story, markers);
    await recordClosedThings(server, story, markers);
    await server.record.log.sequence();
    await server.reading('/api/casefiles');
    entries = await log.byEvent();
  });
  afterAll(() => server.stop());

  const seenBy = async (as: Role) => {
    const answers = await Promise.all([...entries.keys()].map((id) => server.get(`/api/events/${id}`, { as })));
    return answers.filter(({ status }) => status === 200).map(({ body }) => body);
  };

  it('is told with its place in the log, and proved by nothing but the answer and the policy', async () => {
    const policy = parsePolicy(await log.text('/log/policy'));
    const { body } = await server.get(`/api/events/${story.arrest}`);
    const { entry, bytes } = entries.get(story.arrest) ?? {};
    expect(body.log).toEqual({
      index: entry?.seq,
      covered: true,
      address: `/log/proof/${story.arrest}`,
      proof: await log.text(body.log.address as string),
      checkpoint: { size: entries.size, cosignedBy: [] },
    });
    const proof = parseTlogProof(body.log.proof as string);
    expect((await verifyTlogProof(proof, bytes ?? new Uint8Array(), policy)).index).toBe(entry?.seq);
    expect(Buffer.from(proof.extra ?? [])).toEqual(Buffer.from(bytes ?? []));
  });

  it('is told in the list too, in short', async () => {
    const { body } = await server.get('/api/events?limit=500', { as: 'auditor' });
    expect(body.items).toHaveLength(entries.size);
    for (const { id, log: logged } of body.items as { id: string; log: unknown }[])
      expect(logged).toEqual({ index: entries.get(id)?.entry.seq, covered: true });
  });

  it.each(ROLES)('is told to a %s with openings of what the entry has digests of', async (role) => {
    const answers = await seenBy(role);
    expect(answers.length).toBeGreaterThan(20);
    for (const { id, openings } of answers) {
      const digests = entries.get(id as string)?.entry._sd ?? [];
      expect((openings as string[]).map((opening) => digests.includes(digestOf(opening)))).toEqual(
        (openings as string[]).map(() => true),
      );
      expect(new Set(openings as string[]).size).toBe(openings.length);
    }
  });

  it.each(ROLES)('opens nothing to a %s that the rest of the answer does not say', async (role) => {
    for (const { openings, ...answer } of await seenBy(role)) {
      const said = JSON.stringify(answer);
      const told = (openings as string[]).map(disclosed);
      expect(told.map(({ name }) => name)).not.toContain('~');
      for (const text of textsIn(told.map(({ value }) => value)))
        expect([said.includes(text), text]).toEqual([true, text]);
    }
  });

  it('opens no closed thing to whoever may not see it, and all of them to an auditor', async () => {
    const told = async (role: Role) =>
      markers.in(JSON.stringify((await seenBy(role)).map(({ openings }) => (openings as string[]).map(disclosed))));
    expect(await told('reader')).toEqual([]);
    const team = await told('monitor');
    expect(team.length).toBeGreaterThan(5);
    expect(team.filter((marker) => /(sealed-document|informant|Closed-name-|-number-|inference)/.test(marker))).toEqual(
      [],
    );
    const all = markers.all().filter((marker) => !/-document-/.test(marker) || marker.includes('title'));
    const seen = new Set(await told('auditor'));
    expect(all.filter((marker) => !seen.has(marker))).toEqual([]);
  });

  it('opens to an auditor every field there is: what is left are decoys', async () => {
    for (const { id, openings } of await seenBy('auditor')) {
      const digests = entries.get(id as string)?.entry._sd ?? [];
      expect(Math.log2(digests.length) % 1).toBe(0);
      expect(digests.length / 2 < openings.length || digests.length === 4).toBe(true);
    }
  });

  it('opens what was recorded, value by value', async () => {
    const { body } = await server.get(`/api/events/${story.arrest}`, { as: 'auditor' });
    const told = (body.openings as string[]).map(disclosed);
    expect(told).toEqual(
      expect.arrayContaining([
        { name: 'type', value: 'Arrested' },
        { name: 'when', value: '2020-05-03~' },
        { name: 'fields.by', value: 'police' },
      ]),
    );
  });
});

describe('an event that is not in the log yet', () => {
  let folder: string;
  let elsewhere: LastCheckpoint;
  let server: RunningServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'litopys-elsewhere-'));
    // Another process holds the place of the one that signs.
    elsewhere = LastCheckpoint.open(join(folder, 'data', 'keys'), 'localhost/litopys');
    elsewhere.hold();
    server = await RunningServer.start({ environment: { LITOPYS_DATA: join(folder, 'data') } });
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  it('is told of without a place there, and has no proof', async () => {
    const { eventId, position } = await server.recorded('/api/casefiles', ANNA);
    await server.record.log.sequence();
    const { body } = await server.get(`/api/events/${eventId}`);
    expect(body).not.toHaveProperty('log');
    expect(body.openings.length).toBeGreaterThan(0);
    expect((await server.get('/api/events')).body.items[0]).not.toHaveProperty('log');
    for (const path of [`proof/${eventId}`, 'checkpoint', 'tile/entries/000.p/1'])
      expect((await server.get(`/log/${path}`, { as: 'nobody' })).status).toBe(404);
    elsewhere.close();
    await new Published(server).reaches(Number(position));
    expect((await server.get(`/api/events/${eventId}`)).body.log).toMatchObject({ index: 0, covered: true });
  });
});

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [JSON.stringify(value).slice(1, -1)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
