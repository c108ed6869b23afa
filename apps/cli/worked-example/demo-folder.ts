import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Declined } from '../trouble.js';

const MARK = 'made-by-litopys-demo';

/** The worked example's import file. It stands in the package beside the sources, and is not compiled. */
export function exampleFile(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return join(folder, 'apps', 'cli', 'demo', 'record.jsonl');
    if (folder === dirname(folder))
      throw new Declined('The worked example is not there: this is not a whole copy of Litopys.');
  }
}

/** A folder that the example may be recorded in: a new one, an empty one, or that of an earlier demo. @throws Declined */
export async function demoFolder(asked: string | undefined): Promise<string> {
  const folder = asked ?? (await mkdtemp(join(tmpdir(), 'litopys-demo-')));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await readdir(folder);
  // An example among real cases could never be taken out again.
  if (found.length > 0 && !found.includes(MARK))
    throw new Declined(
      `${folder} is not empty, and no demo made it. The worked example goes into a folder of its own: say another --data DIR.`,
    );
  await writeFile(
    join(folder, MARK),
    'The record in this folder is the worked example. Nothing in it is to be relied on.\n',
  );
  return folder;
}
