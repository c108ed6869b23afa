import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const NOT_OURS = new Set(['.git', 'node_modules', 'dist', 'coverage', 'data']);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** Every file of the project, by its path within it. */
export const files: readonly string[] = filesBelow('.').toSorted();

/** The sources, without the canaries. */
export const sources = files.filter(
  (file) =>
    /^(apps|libs|projections|test)\/.*\.(ts|tsx|mjs|cjs)$/.test(file) &&
    !file.startsWith('test/architecture/canaries/'),
);

/** The sources that run for people. */
export const product = sources.filter((file) => !file.startsWith('test/') && !/(\.test|\.d)\.ts$/.test(file));

export const text = (file: string): string => readFileSync(file, 'utf8');

/** What is left of a source without comments and empty lines. */
export const code = (file: string): string[] =>
  text(file)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('//'));

/** The lines of code in which a pattern is found, as `file: line`. */
export const found = (within: readonly string[], pattern: RegExp): string[] =>
  within.flatMap((file) => code(file).flatMap((line) => (pattern.test(line) ? [`${file}: ${line.trim()}`] : [])));
