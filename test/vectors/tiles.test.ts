import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LogProblem, entriesPath, parseTilePath, tilePath, tilesOf } from '#transparency-log';

const folder = fileURLToPath(new URL('../../../shared/vectors/transcribed', import.meta.url));
const whereVectorsAre = existsSync(folder) ? describe : describe.skip;

whereVectorsAre('the paths of c2sp.org/tlog-tiles', () => {
  const wanted = () => JSON.parse(readFileSync(join(folder, 'tile-paths.json'), 'utf8'));

  it('write an index in groups of three digits', () => {
    for (const [index, groups] of Object.entries(wanted().index)) {
      expect(tilePath(0, Number(index))).toBe(`tile/0/${String(groups)}`);
      expect(entriesPath(Number(index), 7)).toBe(`tile/entries/${String(groups)}.p/7`);
      expect(parseTilePath(`tile/63/${String(groups)}`)).toEqual({ level: 63, index: Number(index), width: 256 });
    }
  });

  it('are those of a log of 70,000 and of one of 256', () => {
    const paths = (size: number) =>
      Array.from(tilesOf(size), ({ level, index, width }) => tilePath(level, index, width));
    const first = paths(70_000).slice(0, 273);
    expect(first).toEqual(Array.from({ length: 273 }, (_, index) => `tile/0/${String(index).padStart(3, '0')}`));
    expect(paths(70_000).slice(273)).toEqual(['tile/0/273.p/112', 'tile/1/000', 'tile/1/001.p/17', 'tile/2/000.p/1']);
    expect(paths(256)).toEqual(wanted().size256);
  });

  it('are not those that are spelled otherwise', () => {
    for (const path of wanted().invalid) {
      expect(() => parseTilePath(path)).toThrow(LogProblem);
    }
  });
});
