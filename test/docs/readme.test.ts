import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StatusAnswer, TimelineAnswer } from '#projections';
import { RunningServer } from '../support/running-server.js';

// Programs are started here, on a busy machine for some seconds each.
jest.setTimeout(120_000);

const readme = await readFile('README.md', 'utf8');

/** The fenced example after a mark such as `<!-- run -->`. */
function example(mark: string): string {
  const [, found] = new RegExp(`<!-- ${mark} -->\\n+\`\`\`\\w+\\n([\\s\\S]*?)\\n\`\`\``).exec(readme) ?? [];
  if (found === undefined) throw new Error(`README.md has no example marked ${mark}`);
  return found;
}

/** What a program prints. @throws when it fails */
function printed(program: string, ...words: readonly string[]): Promise<string> {
  return new Promise((done, fail) => {
    execFile(program, words, (error, stdout, stderr) => {
      if (error === null) done(stdout);
      else fail(new Error(`${program} failed: ${stderr}${stdout}`, { cause: error }));
    });
  });
}

const hasCurl = spawnSync('curl', ['--version']).status === 0;

// Who has no curl cannot paste the example either; the skip is printed by name.
(hasCurl ? describe : describe.skip)('the shell example of the README', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await RunningServer.start();
  });
  afterAll(() => server.stop());

  it('does what it says when it is pasted', async () => {
    const written = example('run');
    const script = written
      .replace('litopys_…', server.token(['monitor']))
      .replace('http://127.0.0.1:3000', server.listening.address);
    const answers = (await printed('bash', '-euo', 'pipefail', '-c', script)).split('\n').filter(Boolean);
    expect(answers).toHaveLength(3);
    const [status, timeline, before] = answers.map((answer) => JSON.parse(answer) as unknown) as [
      StatusAnswer,
      TimelineAnswer & { items: readonly unknown[] },
      StatusAnswer,
    ];
    expect(status.status.liberty).toMatchObject({ value: 'police-hold', since: '2020-05-03~' });
    expect(timeline.items).toMatchObject([
      { kind: 'Arrested', chosenBy: 'best-grade', account: { when: '2020-05-03~' }, others: [{ when: '2020-05-05' }] },
    ]);
    expect(before.status.liberty.value).toBe('unknown');
  });
});

describe('the import example of the README', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'litopys-readme-'));
    await writeFile(join(folder, 'page.md'), 'Boris Example was taken on a Saturday in June.\n');
    await writeFile(join(folder, 'cases.jsonl'), `${example('import')}\n`);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is recorded by the terminal as it was built, once', async () => {
    const imported = () => terminal('import', join(folder, 'cases.jsonl'));
    expect(await imported()).toMatchObject({ requests: 4, problems: [], recorded: 4, alreadyOnRecord: 0 });
    expect(await imported()).toMatchObject({ recorded: 0, alreadyOnRecord: 4 });
  });

  async function terminal(...words: readonly string[]): Promise<unknown> {
    const environment = [`LITOPYS_DATA=${join(folder, 'data')}`, process.execPath, 'dist/apps/cli/main.js'];
    return JSON.parse(await printed('env', ...environment, ...words, '--json'));
  }
});

describe('the README', () => {
  it('leads to files that are there', async () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, file = '']) => file);
    expect(links.length).toBeGreaterThan(2);
    for (const file of links) expect(await readFile(file, 'utf8')).not.toBe('');
  });

  it('names every variable of the environment that is read', async () => {
    const read = await readFile('apps/api/configuration.ts', 'utf8');
    const variables = [...read.matchAll(/given\('([A-Z_]+)'\)/g)].map(([, name = '']) => name);
    const named = [...readme.matchAll(/^\| `([A-Z_]+)` /gm)].map(([, name = '']) => name);
    expect(named.toSorted()).toEqual([...new Set(variables)].toSorted());
  });
});
