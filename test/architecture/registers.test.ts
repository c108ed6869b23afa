import { describe, expect, it } from '@jest/globals';
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

  it('costs one file, an import and a mention in one list', () => {
    const lines = code(list);
    for (const { file, name } of added) {
      const mentions = lines.filter((line) => new RegExp(`\\b${name}\\b`).test(line));
      expect({ file, mentions: mentions.length }).toEqual({ file, mentions: 2 });
    }
  });

  it('is noticed by no other file of the product', () => {
    const others = added.flatMap(({ file, name }) => {
      const door = new RegExp(`[/']${file.split('/').at(-1)?.replace('.ts', '')}\\.js'`);
      return product
        .filter((other) => other !== list && door.test(text(other)))
        .map((other) => `${other} knows ${name}`);
    });
    expect(others).toEqual([]);
  });
});
