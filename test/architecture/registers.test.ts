import { describe, expect, it } from '@jest/globals';
import { dirname, join } from 'node:path';
import { code, product, text } from './house.js';

interface Register {
  readonly what: string;
  /** The one file in which all of them are listed. */
  readonly list: string;
  readonly among: RegExp;
  /** What a file has in it that adds one; its first group is the name it exports it by. */
  readonly adds: RegExp;
}

const REGISTERS: readonly Register[] = [
  {
    what: 'a claim kind',
    list: 'libs/record/casefile/claims/index.ts',
    among: /^libs\/record\/casefile\/claims\//,
    adds: /^export const (\w+) = claimKind\(/m,
  },
  {
    what: 'a readiness rule',
    list: 'libs/readiness/rules/index.ts',
    among: /^libs\/readiness\/rules\//,
    adds: /^export const (\w+): Rule = /m,
  },
  {
    what: 'a projection',
    list: 'projections/all.ts',
    among: /^projections\/[^/]+\//,
    adds: /^export (?:const|function) (\w+)(?:\([^)]*\))?: (?:Case|List)Projection\b/m,
  },
  {
    what: 'a check of a casefile',
    list: 'libs/record/casefile/reading/checks/index.ts',
    among: /^libs\/record\/casefile\/reading\/checks\//,
    adds: /^export function (\w+)\([^)]*\): Check\[\]/m,
  },
];

describe.each(REGISTERS)('adding $what', ({ list, among, adds }) => {
  const added = product
    .filter((file) => among.test(file) && file !== list)
    .flatMap((file) => {
      const name = adds.exec(text(file))?.[1];
      return name === undefined ? [] : [{ file, name }];
    });

  it('is what this test finds', () => {
    expect(added.length).toBeGreaterThan(3);
  });

  it('costs one file, and two lines in one list: an import and a mention', () => {
    const lines = code(list).map((line) => line.trim());
    for (const { file, name } of added) {
      const imported = lines.filter((line) => line.startsWith('import ') && leadsTo(list, line) === file);
      const listed = lines.filter((line) => new RegExp(`^${name}(\\(\\w+\\))?,$`).test(line));
      expect({ file, imported: imported.length, listed: listed.length }).toEqual({ file, imported: 1, listed: 1 });
    }
  });

  it('is noticed by no other room or folder', () => {
    const files = new Set(added.map(({ file }) => file));
    const others = product.filter((other) => other !== list && other !== 'projections/index.ts');
    const noticed = others.flatMap((other) =>
      code(other).flatMap((line) => {
        const file = leadsTo(other, line);
        return file !== undefined && files.has(file) && dirname(file) !== dirname(other)
          ? [`${other} knows ${file}`]
          : [];
      }),
    );
    expect(noticed).toEqual([]);
  });
});

/** The file that a line of code imports from or exports from, if it does. */
function leadsTo(file: string, line: string): string | undefined {
  const from = /\bfrom '(\.[^']+)'/.exec(line)?.[1];
  return from === undefined ? undefined : join(dirname(file), from).replace(/\.js$/, '.ts');
}
