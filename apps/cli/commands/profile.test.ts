import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { profiles as shipped } from '#readiness';
import { atTheTerminal } from '../../../test/support/at-the-terminal.js';
import { A_PROFILE } from '../../../test/support/whole-story.js';
import { run } from '../program.js';
import { Terminal } from '../terminal.js';

const at = atTheTerminal(run, Terminal);

describe('profile', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'litopys-profile-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const litopys = (...args: string[]) => at.litopys(args, { LITOPYS_DATA: join(folder, 'data') });
  const published = async (text: unknown, ...more: string[]) => {
    const file = join(folder, 'profile.json');
    await writeFile(file, typeof text === 'string' ? text : JSON.stringify(text));
    return litopys('profile', 'publish', file, ...more);
  };

  it('publishes a file, and the next version of it', async () => {
    const first = await published(A_PROFILE, '--as', 'advocate-1');
    expect(first).toMatchObject({
      status: 0,
      err: '',
      out: 'Published. Read it with: litopys profile show mediator-list\n',
    });
    const second = await published({ ...A_PROFILE, marginDays: 60 }, '--json');
    expect(second.json()).toMatchObject({ id: 'mediator-list', stream: 'profile-mediator-list', revision: 1 });
  });

  it('lists what holds', async () => {
    const { out, json } = await litopys('profile', 'list');
    expect(out).toMatch(/^id +version +published +may see +title\n/);
    expect(out).toMatch(/\nombudsman-list +1 +shipped +team +List between the Ombudsmen\n/);
    expect(out).toMatch(/\nmediator-list +2 +\d{4}-\d\d-\d\d +team +List for a mediator\n$/);
    expect(() => json()).toThrow(SyntaxError);
    const all = (await litopys('profile', 'list', '--json')).json();
    expect(all).toHaveLength(shipped.length + 1);
    expect((await litopys('profile', 'list', '--known', '2000-01-01T00:00:00Z')).out).not.toContain('mediator-list');
  });

  it('shows one rule by rule, in the version that is asked for', async () => {
    const { out } = await litopys('profile', 'show', 'mediator-list');
    expect(out).toContain('List for a mediator (mediator-list, version 2)\n');
    expect(out).toMatch(/\nCU-4 +yes +30 +\S/);
    expect(out).toMatch(/\nID-2 {2,}\S/);
    expect(out).toMatch(/\n1 +\S+Z +advocate-1\n2 +\S+Z +terminal\n$/);
    const first = (await litopys('profile', 'show', 'mediator-list', '--version', '1', '--json')).json();
    expect(first).toMatchObject({ version: 1, content: A_PROFILE, versions: [{ version: 1 }, { version: 2 }] });
  });

  it('shows what can be changed and published again', async () => {
    const { out, json } = await litopys('profile', 'show', 'wgad-petition', '--as-file');
    const again = await published(out);
    expect([again.status, again.err]).toEqual([1, expect.stringMatching(/^Refused \(profile-unchanged\): /)]);
    expect((await published({ ...(json() as object), title: 'Ours' })).status).toBe(0);
    expect((await litopys('profile', 'show', 'wgad-petition')).out).toContain('Ours (wgad-petition, version 2)');
  });

  it('says field by field what is wrong with a file, and records nothing', async () => {
    const { status, out, err } = await published({
      ...A_PROFILE,
      clearance: 'sealed',
      windows: [{ rule: 'CU-4' }],
      id: 1,
    });
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/^field +what is wrong\n/);
    expect(err).toMatch(/\nid +is not a field here\n/);
    expect(err).toMatch(/\nclearance +must be one of public, partners, team\n/);
    expect(err).toMatch(/\nwindows\.0\.days +must be a whole number from 1 to 36500\n/);
    expect(err).toContain('Nothing was recorded.');
    const without = await published({ ...A_PROFILE, rules: ['ID-2', 'CU-4'] });
    expect([without.status, without.err]).toEqual([1, expect.stringMatching(/^Refused \(rule-cannot-be-left-out\): /)]);
  });

  it.each([
    [['profile', 'show', 'nobodys-list'], 1],
    [['profile', 'show', 'mediator-list', '--version', '9'], 1],
    [['profile', 'show', 'mediator-list', '--version', 'first'], 2],
    [['profile', 'show', 'Nobody'], 2],
    [['profile', 'list', '--known', 'bogus'], 2],
    [['profile', 'publish', '/nowhere/profile.json'], 1],
    [['profile'], 2],
  ])('ends %j with %d', async (args, expected) => {
    const { status, out, err } = await litopys(...args);
    expect([status, out]).toEqual([expected, '']);
    expect(err).not.toContain('fault of the program');
  });

  it('takes no file that is not JSON', async () => {
    const { status, err } = await published('{ title: Ours }');
    expect([status, err]).toEqual([1, expect.stringMatching(/profile\.json is not JSON: /)]);
    expect((await published(`\uFEFF${JSON.stringify({ ...A_PROFILE, marginDays: 61 })}`)).status).toBe(0);
    expect((await published('[]')).err).toContain('must be an object');
  });

  it('is weighed by on the board, and can be published from an import file', async () => {
    const file = join(folder, 'record.jsonl');
    const lines = [
      { do: 'OpenCasefile', names: [{ text: 'Anna Example' }] },
      { do: 'PublishProfile', ref: '@p', ...A_PROFILE, profile: 'own-list' },
      { do: 'DraftExchangeList', profile: 'own-list' },
    ];
    await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(await litopys('import', file)).toMatchObject({ status: 0, err: '' });
    const { out } = await litopys('readiness', '--profile', 'own-list');
    expect(out).toMatch(/^Readiness for own-list\n[^]*Anna Example +not ready /);
    expect((await litopys('readiness', 'Anna', '--profile', 'own-list')).out).toContain('own-list (version 1)');
  });
});
