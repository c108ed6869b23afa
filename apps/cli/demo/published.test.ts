import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atTheTerminal } from '../../../test/support/at-the-terminal.js';
import { Published } from '../../../test/support/published.js';
import { RunningServer } from '../../../test/support/running-server.js';
import { run } from '../program.js';
import { Terminal } from '../terminal.js';

const { litopys } = atTheTerminal(run, Terminal);

describe('the log of the worked example', () => {
  let folder: string;
  let server: RunningServer;
  let log: Published;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'litopys-published-'));
    const data = join(folder, 'demo');
    await litopys(['demo', '--no-serve', '--data', data]);
    server = await RunningServer.start({ environment: { LITOPYS_DATA: data } });
    log = new Published(server);
    await log.reaches(Number(await server.record.store.head()));
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  it('names none of its people and none of its sources, and nothing of what happened', async () => {
    const published = await log.everything();
    const said = await personalTexts(
      server,
      [...(await log.byEvent()).values()].map(({ entry }) => entry.pub),
    );
    expect(said.size).toBeGreaterThan(400);
    // Digits and dashes alone stand in random ids, too.
    const standsIn = (text: string) => published.includes(/^[\d-]+$/.test(text) ? JSON.stringify(text) : text);
    expect([...said].filter(standsIn)).toEqual([]);
  });
});

const ID = /^([0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Every text of six characters and more that is on record and that nothing public says. */
async function personalTexts(server: RunningServer, published: readonly unknown[]): Promise<Set<string>> {
  const texts = new Set<string>();
  for await (const { data } of server.record.store.readAll()) textsIn(data, texts);
  const open = JSON.stringify(published);
  return new Set([...texts].filter((text) => text.length > 5 && !ID.test(text) && !open.includes(text)));
}

function textsIn(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') found.add(value);
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) textsIn(inner, found);
}
