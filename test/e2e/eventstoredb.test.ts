import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HttpSource, verifyLog } from '#audit';
import { EsdbServer } from '../support/esdb/esdb-server.js';
import { RunningServer } from '../support/running-server.js';
import { tellWholeStory, type Story } from '../support/whole-story.js';

describe('a record whose events are in an EventStoreDB', () => {
  let esdb: EsdbServer;
  let server: RunningServer;
  let story: Story;

  beforeAll(async () => {
    esdb = await EsdbServer.start();
    server = await RunningServer.start({ environment: { LITOPYS_EVENT_STORE: esdb.address } });
    story = await tellWholeStory(server);
  });
  afterAll(async () => {
    await server.stop();
    await esdb.stop();
  });

  it('is recorded and read like any other', async () => {
    const { body } = await server.reading(`/api/casefiles/${story.casefile}`);
    expect(body).toMatchObject({
      names: [{ text: 'Anna Example' }],
      status: { procedure: { value: 'sentenced-not-final' } },
    });
    const { body: timeline } = await server.reading(`/api/casefiles/${story.casefile}/timeline`);
    const arrest = (timeline as { items: { occurrence: string; chosenBy: string }[] }).items.find(
      ({ occurrence }) => occurrence === story.arrest,
    );
    expect(arrest?.chosenBy).toBe('adjudicated');
  });

  it('answers the same request again with the same event', async () => {
    const headers = { 'idempotency-key': 'once' };
    const body = { names: [{ text: 'Vira Example' }] };
    const [first, second] = [
      await server.recorded('/api/casefiles', body, { headers }),
      await server.recorded('/api/casefiles', body, { headers }),
    ];
    expect(second).toEqual(first);
  });

  it('goes on where it was when the server comes back', async () => {
    await esdb.kill();
    const waiting = server.post('/api/casefiles', { names: [{ text: 'Borys Example' }] });
    await esdb.restart();
    expect((await waiting).status).toBe(201);
    const { body } = await server.reading('/api/casefiles?q=borys');
    expect((body as { items: unknown[] }).items).toHaveLength(1);
  });

  it('has a log that holds', async () => {
    await server.record.log.sequence();
    const verdict = await verifyLog(new HttpSource(`${server.listening.address}/log`), {});
    expect(verdict.findings).toEqual([]);
    expect(server.record.log.size).toBeGreaterThan(30);
  });

  it('forgets a person', async () => {
    await server.recorded(`/api/casefiles/${story.other}/erasure`, { basis: 'consent-withdrawn' });
    const { body } = await server.reading(`/api/casefiles/${story.other}`);
    expect(body).toMatchObject({ erased: { basis: 'consent-withdrawn' } });
  });

  it('keeps nothing readable about anybody in its mirror', async () => {
    const { data } = server.record.configuration;
    const mirrors = (await readdir(data)).filter((name) => name.startsWith('events-mirror.db'));
    expect(mirrors).not.toEqual([]);
    for (const name of mirrors) {
      const bytes = await readFile(join(data, name));
      expect([name, bytes.includes('Anna Example'), bytes.includes('Petra Patron')]).toEqual([name, false, false]);
    }
  });
});
