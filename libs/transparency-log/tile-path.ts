import { LogProblem } from './log-problem.js';

/** How many hashes or entries stand in a full tile. */
export const TILE_WIDTH = 256;

/** Which tile, or which bundle of entries; one with a width below 256 is partial. */
export interface TilePath {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

const PATH = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/;
const HIGHEST_LEVEL = 63;

/** The path of a tile below the prefix of the log (c2sp.org/tlog-tiles, Merkle Tree); throws malformed-tile if there is none such. */
export function tilePath(level: number, index: number, width: number = TILE_WIDTH): string {
  return format({ level, index, width });
}

/** The path of a bundle of entries below the prefix of the log (c2sp.org/tlog-tiles, Log entries); throws malformed-tile. */
export function entriesPath(index: number, width: number = TILE_WIDTH): string {
  return format({ level: 'entries', index, width });
}

/** What a path names; throws malformed-tile for every text that tilePath and entriesPath do not write. */
export function parseTilePath(path: string): TilePath {
  const [, level = '', groups = '', width] = PATH.exec(path) ?? [];
  const named: TilePath = {
    level: level === 'entries' ? level : Number(level),
    index: Number(groups.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  if (groups === '' || format(named) !== path) {
    throw new LogProblem('malformed-tile', `${JSON.stringify(path.slice(0, 80))} is not the path of a tile`);
  }
  return named;
}

function format({ level, index, width }: TilePath): string {
  if (level !== 'entries' && !isWhole(level, 0, HIGHEST_LEVEL)) {
    throw new LogProblem('malformed-tile', `a tile is on a level from 0 to ${HIGHEST_LEVEL}, not ${level}`);
  }
  if (!isWhole(index, 0, Number.MAX_SAFE_INTEGER))
    throw new LogProblem('malformed-tile', `no tile has the index ${index}`);
  if (!isWhole(width, 1, TILE_WIDTH)) {
    throw new LogProblem('malformed-tile', `a tile is 1 to ${TILE_WIDTH} wide, not ${width}`);
  }
  return `tile/${level}/${inGroups(index)}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** Digits in threes, all but the last three with an x: so no path is both a file and a folder. */
function inGroups(index: number): string {
  let groups = String(index % 1000).padStart(3, '0');
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups = `x${String(rest % 1000).padStart(3, '0')}/${groups}`;
  }
  return groups;
}

function isWhole(number: number, from: number, to: number): boolean {
  return Number.isSafeInteger(number) && number >= from && number <= to;
}
