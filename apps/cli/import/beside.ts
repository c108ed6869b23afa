import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { NoDocument } from '#api';

/** Where a document lies that an import file in `folder` names, and its size in bytes. @throws NoDocument */
export async function fileBeside(folder: string, path: unknown): Promise<{ path: string; size: number }> {
  if (typeof path !== 'string' || path === '' || path.includes('\0'))
    throw new NoDocument('must be the path of a file beside the import file');
  // Whoever wrote the import file must not reach what else this machine holds; a backslash parts folders on some machines.
  if (isAbsolute(path) || /^[A-Za-z]:/.test(path) || path.split(/[/\\]/).includes('..'))
    throw new NoDocument('must stay in the folder of the import file: no "..", and no path from the root');
  const [home, real] = await Promise.all([realpath(folder), realOf(join(folder, path))]);
  const way = relative(home, real);
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
    throw new NoDocument('leads out of the folder of the import file, by a link');
  const found = await stat(real);
  if (!found.isFile()) throw new NoDocument('is not a file');
  if (found.size === 0) throw new NoDocument('is an empty file');
  return { path: real, size: found.size };
}

async function realOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    throw new NoDocument('names no file that is there and can be read', { cause: error });
  }
}
