import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const contributing = readFileSync('CONTRIBUTING.md', 'utf8');

describe('CONTRIBUTING', () => {
  it('gives the reason for every package, and for none that is gone', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const section = contributing.slice(contributing.indexOf('## Dependencies'), contributing.indexOf('## Traps'));
    const rows = [...section.matchAll(/^\| (`[^|]*) \|/gm)].map(([, cell = '']) => cell);
    const explained = rows.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
    expect(explained.toSorted()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).toSorted());
  });

  it('asks for exact versions, which package.json has', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      [kind: string]: Record<string, string>;
    };
    for (const version of Object.values({ ...dependencies, ...devDependencies }))
      expect(version).toMatch(/^(npm:[a-z]+@)?\d+\.\d+\.\d+$/);
  });

  it('names files and folders that are there', () => {
    const named = [...contributing.matchAll(/`((?:libs|projections|test|docs|apps)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    );
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe('a decision', () => {
  const folder = 'docs/decisions';
  const decisions = readdirSync(folder).filter((file) => file !== 'README.md');
  const list = readFileSync(join(folder, 'README.md'), 'utf8');

  it.each(decisions)('has its number, its place in the list and its three parts: %s', (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const [title = ''] = text.split('\n');
    expect(title).toMatch(new RegExp(`^# ${Number(file.slice(0, 4))}\\. `));
    expect(list).toContain(`- [${title.slice(2)}](${file})`);
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, part]) => part)).toEqual(['Context', 'Choice', 'Given up']);
    expect(text.split('\n').length).toBeLessThan(40);
  });
});
