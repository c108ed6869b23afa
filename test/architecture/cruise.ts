import { transformFile } from '@swc/core';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** A place where an import breaks a rule; `to` is the module itself where the rule is about no import. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

const CRUISER = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const STOREYS = ['apps', 'libs', 'projections', 'test'] as const;

/** Every violation of the rules in `config` by the sources of `house`, a folder with a package.json. */
export async function cruise(house: string, config: string): Promise<Violation[]> {
  const present = new Set(await readdir(house));
  const storeys = STOREYS.filter((storey) => present.has(storey));
  const { summary } = JSON.parse(
    await run(['--config', resolve(config), '--output-type', 'json', ...storeys], house),
  ) as {
    summary: { violations: { rule: { name: string }; from: string; to: string }[] };
  };
  return summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

// The exit status counts violations, and the answer tells of them: only an answer that is none is a failure.
function run(options: readonly string[], cwd: string): Promise<string> {
  return new Promise((done, fail) => {
    execFile(process.execPath, [CRUISER, ...options], { cwd, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      if (stdout.startsWith('{')) done(stdout);
      else fail(new Error(`dependency-cruiser said nothing of use: ${stderr}`, { cause: error }));
    });
  });
}

/** Writes the product of a house into a folder as JavaScript, where nothing is left of what is only a type. */
export async function withoutTypes(house: string, into: string): Promise<void> {
  const { imports } = JSON.parse(await readFile(join(house, 'package.json'), 'utf8')) as { imports: Doors };
  const doors: Record<string, string> = {};
  for (const [name, to] of Object.entries(imports)) doors[name] = compiled(typeof to === 'string' ? to : to.source);
  await writeFile(join(into, 'package.json'), JSON.stringify({ type: 'module', imports: doors }));
  for (const file of await productOf(house)) {
    const { code } = await transformFile(join(house, file), { configFile: resolve('.swcrc'), sourceMaps: false });
    await mkdir(dirname(join(into, file)), { recursive: true });
    await writeFile(join(into, compiled(file)), code);
  }
}

type Doors = Record<string, string | { readonly source: string }>;

const compiled = (file: string) => file.replace(/\.ts$/, '.js');

/** The source files of a house that are not tests, by their paths within it. */
export async function productOf(house: string): Promise<string[]> {
  const storeys = await Promise.all(
    STOREYS.filter((storey) => storey !== 'test').map(async (storey) =>
      (await readdir(join(house, storey), { recursive: true })).map((file) => `${storey}/${file}`),
    ),
  );
  return storeys.flat().filter((file) => /(?<!\.d|\.test)\.ts$/.test(file));
}
