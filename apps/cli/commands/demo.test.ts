import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../program.js';
import { PAGE } from '../table.js';
import { Terminal } from '../terminal.js';
import type { DemoToken } from '../worked-example/demo-tokens.js';
import type { Summary } from '../worked-example/summary.js';

interface Shown {
  readonly address: string;
  readonly summary: Summary;
  readonly tokens: readonly DemoToken[];
}
interface Told {
  readonly kind: string;
  readonly chosenBy: string;
  readonly others: readonly unknown[];
  readonly conflict: readonly string[];
}

describe('the demo', () => {
  let folder: string;
  let data: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'litopys-demo-test-'));
    data = join(folder, 'demo');
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Runs to the end; `whenShown` gets what was printed while the demo still serves, and is waited for. */
  async function litopys(args: readonly string[], whenShown?: (out: string) => Promise<void>) {
    const [out, err]: [string[], string[]] = [[], []];
    let stop = () => {};
    let watched: Promise<void> | undefined;
    const terminal = new Terminal({
      out: { write: (text) => out.push(text) },
      err: {
        write: (text) => {
          err.push(text);
          if (text.startsWith('Serving at')) watched = whenShown?.(out.join('')).finally(() => stop());
        },
      },
      onStop: (tell) => (stop = tell),
    });
    const status = await run(args, terminal);
    await watched;
    return { status, out: out.join(''), err: err.join('') };
  }

  it('records the worked example in a folder of its own and shows it on a page', async () => {
    const { status, out, err } = await litopys(['demo', '--no-serve', '--data', data]);
    expect(err).toContain(' new, 0 there before.');
    expect(status).toBe(0);
    expect(out).toMatch(/\ncasefiles +17 .*: adds up\n/);
    expect(out).toMatch(/\npledges +5 /);
    expect(out).toMatch(/\ndossier +http:\S+\/api\/casefiles\/[0-9a-f-]{36}\/dossier\?lang=uk\n/);
    const lines = out.split('\n').filter((line) => !line.includes('curl'));
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(PAGE);
  });

  it('is the same record when it is run again', async () => {
    const { out, err } = await litopys(['demo', '--no-serve', '--data', data, '--json']);
    expect(err).toContain(': 0 new, ');
    const { summary, tokens } = JSON.parse(out) as Shown;
    const { casefiles, people, pledges } = summary;
    expect(casefiles).toMatchObject({ total: 17, sumsUp: true });
    expect(people).toHaveLength(17);
    expect(new Set(pledges.map(({ patron }) => patron.name)).size).toBe(2);
    expect(pledges.map(({ declaredOn }) => declaredOn).toSorted()).toEqual([
      '2021-02-24',
      '2021-02-24',
      '2021-03-10',
      '2021-03-10',
      '2021-03-10',
    ]);
    expect(summary.overdueDuties).toBeGreaterThan(0);
    expect(summary.conflicts).toBeGreaterThanOrEqual(4);
    expect(summary.readiness.map(({ ready, notReady }) => ready + notReady)).toEqual(summary.readiness.map(() => 17));
    expect(tokens.map(({ role }) => role)).toEqual(['reader', 'monitor', 'reviewer', 'advocate']);
  });

  it('serves what it shows, to the tokens it shows, until it is stopped', async () => {
    const served = await litopys(['demo', '--data', data, '--port', '0', '--json'], async (out) => {
      const { address, tokens, summary } = JSON.parse(out) as Shown;
      const secret = (wanted: string) => tokens.find(({ role }) => role === wanted)?.secret ?? '';
      const ask = (path: string) =>
        fetch(`${address}${path}`, { headers: { authorization: `Bearer ${secret('reader')}` } });
      const get = async (path: string) => {
        const response = await ask(path);
        return { status: response.status, body: (await response.json()) as { items: Told[]; total: number } };
      };
      const atLeast = `atLeast=${summary.log.position}`;
      expect((await get(`/api/casefiles?${atLeast}`)).body.total).toBe(17);
      const alimov = summary.people.find(({ names }) => names.some(({ text }) => text === 'Refat Alimov'));
      const { body } = await get(`/api/casefiles/${alimov?.id ?? ''}/timeline?${atLeast}`);
      const arrests = body.items.filter(({ kind }) => kind === 'Arrested');
      expect(arrests).toMatchObject([{ chosenBy: 'best-grade', conflict: ['when'] }]);
      expect(1 + (arrests[0]?.others.length ?? 0)).toBeGreaterThanOrEqual(3);
      const dossier = await ask(`/api/casefiles/${alimov?.id ?? ''}/dossier?lang=uk`);
      expect([dossier.status, dossier.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      await dossier.arrayBuffer();
      expect((await get('/api/casefiles?known=2020-01-01T00:00:00Z')).body.total).toBe(0);
      expect((await fetch(`${address}/api/docs`)).status).toBe(200);
    });
    expect(served).toMatchObject({ status: 0, err: expect.stringContaining('until stopped') });
  });

  it('goes into no folder that holds anything else', async () => {
    const other = join(folder, 'other');
    await litopys(['token', 'create', '--name', 'r', '--role', 'reader', '--data', other]);
    const { status, err } = await litopys(['demo', '--no-serve', '--data', other]);
    expect({ status, err }).toEqual({ status: 1, err: expect.stringContaining('is not empty, and no demo made it') });
    await writeFile(join(folder, 'file'), '');
    expect((await litopys(['demo', '--no-serve', '--data', join(folder, 'file')])).status).toBe(1);
  });
});
