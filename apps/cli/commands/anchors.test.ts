import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { timestampRequest } from '#anchors';
import { zipFile, type Verdict } from '#audit';
import { atTheTerminal } from '../../../test/support/at-the-terminal.js';
import { Published } from '../../../test/support/published.js';
import { rezipped } from '../../../test/support/rezipped.js';
import { RunningServer } from '../../../test/support/running-server.js';
import { hasOpenssl, TimestampAuthority } from '../../../test/support/timestamp-authority.js';
import { TimestampCalendar } from '../../../test/support/timestamp-calendar.js';
import { run } from '../program.js';
import { Terminal } from '../terminal.js';

const { litopys } = atTheTerminal(run, Terminal);

const TSR = /^anchors\/\d+-rfc3161-1\.tsr$/;

(hasOpenssl ? describe : describe.skip)('the anchors of a running record (openssl answers as an authority)', () => {
  const calendar = new TimestampCalendar();
  const lines: string[] = [];
  let authority: TimestampAuthority;
  let folder: string;
  let server: RunningServer;
  let out: string;
  let root: string;

  beforeAll(async () => {
    authority = new TimestampAuthority('ec');
    folder = await mkdtemp(join(tmpdir(), 'litopys-anchored-'));
    const environment = {
      LITOPYS_DATA: join(folder, 'data'),
      LITOPYS_ANCHOR_RFC3161: await authority.listen(),
      LITOPYS_ANCHOR_OPENTIMESTAMPS: `http://127.0.0.1:1,${await calendar.listen()}`,
    };
    server = await RunningServer.start({ environment, lines });
    const { position } = await server.recorded('/api/casefiles', { names: [{ text: 'Anna Example' }] });
    await new Published(server).reaches(Number(position));
    await server.record.log.sequence();
    [out, root] = [join(folder, 'public.zip'), join(folder, 'root.pem')];
    await writeFile(root, authority.root.pem);
    await writeFile(join(folder, 'verify.html'), 'a page');
  });
  afterAll(async () => {
    await server.stop();
    await calendar.close();
    await authority.close();
    await rm(folder, { recursive: true });
  });

  const verified = async (...args: string[]): Promise<Verdict & { readonly status: number }> => {
    const { status, json } = await litopys(['verify', '--json', ...args]);
    return { ...(json() as Verdict), status };
  };

  it('are asked for once a checkpoint is published, and kept', () => {
    const files = server.record.log.kept.anchors().map(({ size, file }) => [size, file]);
    expect(files).toEqual([
      [1, '1-opentimestamps-2.ots'],
      [1, '1-rfc3161-1.tsr'],
    ]);
  });

  it('of a service that does not answer are told of, and hold nothing up', () => {
    const told = lines.map((line) => JSON.parse(line) as { level: number; err?: { code: string } });
    expect(told.filter(({ err }) => err !== undefined)).toMatchObject([
      { level: 40, err: { code: 'anchor-unreachable' } },
    ]);
  });

  it('are in a bundle, and hold for whoever trusts the authority', async () => {
    const args = [
      'audit',
      'bundle',
      '--data',
      join(folder, 'data'),
      '--out',
      out,
      '--page',
      join(folder, 'verify.html'),
    ];
    expect(await litopys(args)).toMatchObject({ status: 0, err: '' });
    const paths = (await (await zipFile(out)).list()).filter((path) => path.startsWith('anchors/'));
    expect(paths.toSorted()).toEqual([expect.stringMatching(/ots$/), expect.stringMatching(TSR)]);
    const { status, checked, notChecked } = await verified('--trust', root, out);
    expect(status).toBe(0);
    expect(checked).toContainEqual(
      expect.stringMatching(
        /^anchors\/1-rfc3161-1\.tsr: .*CN=authority signed that these bytes existed at .*leads to a trusted one/,
      ),
    );
    expect(notChecked).toContainEqual(
      expect.stringMatching(/^anchors\/1-opentimestamps-2\.ots: No block is known yet/),
    );
  });

  it('are not taken on the word of whoever made the bundle', async () => {
    const { status, checked, notChecked } = await verified(out);
    expect(status).toBe(0);
    expect(checked.filter((sentence) => sentence.startsWith('anchors/'))).toEqual([]);
    expect(notChecked).toContainEqual(
      expect.stringMatching(/rfc3161-1\.tsr: Someone under the name .*was not checked\.$/),
    );
  });

  it('of another authority than the one that is trusted do not hold', async () => {
    const stranger = join(folder, 'stranger.pem');
    await writeFile(stranger, authority.issue('stranger', ['basicConstraints=critical,CA:TRUE']).pem);
    const { status, findings } = await verified('--trust', stranger, out);
    expect({ status, findings }).toMatchObject({
      status: 1,
      findings: [{ code: 'wrong-anchor', message: expect.stringContaining('anchors/1-rfc3161-1.tsr') }],
    });
    // One that is trusted is enough.
    expect((await verified('--trust', stranger, '--trust', root, out)).status).toBe(0);
  });

  it('of other bytes do not hold', async () => {
    const tampered = join(folder, 'tampered.zip');
    const other = authority.reply(timestampRequest(Buffer.from('other bytes')).der);
    await rezipped(out, tampered, (path, bytes) => (TSR.test(path) ? other : bytes));
    const { status, findings } = await verified('--trust', root, tampered);
    expect({ status, findings }).toMatchObject({ status: 1, findings: [{ code: 'wrong-anchor' }] });
  });
});
