import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { code, text } from './house.js';

const { imports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  imports: Record<string, { readonly source: string; readonly default: string }>;
};
const doors = Object.entries(imports).map(([name, to]) => ({ name, ...to, entrance: to.source.replace('./', '') }));
/** A door to one file, of which there is another where that platform has no such means. */
const PLATFORM = ['#hash'];
const rooms = doors.filter(({ name }) => !PLATFORM.includes(name));

interface Exported {
  readonly name: string;
  readonly file: string;
}

/** The names that a file exports from others, each with the file it comes from and the name it has there. */
function exportedFrom(file: string): Exported[] {
  const lists = text(file).matchAll(/export (?:type )?\{([^}]*)\} from '([^']+)'/g);
  return [...lists].flatMap(([, names = '', from = '']) =>
    names
      .split(',')
      .map((part) => part.trim().replace(/^type /, ''))
      .filter((part) => part !== '')
      .map((part) => ({ name: part.split(' as ')[0] ?? part, file: sourceOf(file, from) })),
  );
}

const sourceOf = (importer: string, from: string) => join(importer, '..', from).replace(/\.js$/, '.ts');

/** Follows an exported name to the file that defines it. */
function definitionOf(exported: Exported): Exported {
  const further = exportedFrom(exported.file).find(({ name }) => name === exported.name);
  return further === undefined ? exported : definitionOf(further);
}

/** Whether one line of TSDoc, or more, stands before a definition; of a constant and the type made of it one is enough. */
function isExplained({ name, file }: Exported): boolean {
  const source = text(file);
  const kinds = 'abstract class|class|async function|function\\*?|const|interface|type';
  const definition = new RegExp(`^(?:export )?(?:${kinds}) ${name}\\b`, 'm').exec(source);
  if (definition === null) return false;
  const constant = new RegExp(`^export type ${name} = (?:keyof typeof |\\(typeof )(\\w+)`, 'm').exec(source)?.[1];
  if (constant !== undefined) return isExplained({ name: constant, file });
  const before = source.slice(0, definition.index).trimEnd().split('\n');
  while (/^@\w+\(.*\)$/.test(before.at(-1) ?? '')) before.pop();
  return before.at(-1)?.endsWith('*/') === true;
}

describe.each(rooms)('the room $name', ({ entrance, source, default: built }) => {
  it('is entered by its index.ts, in the sources and when built', () => {
    expect(source).toMatch(/^\.\/(libs\/[a-z-]+|projections|apps\/[a-z-]+)\/index\.ts$/);
    expect(built).toBe(source.replace('./', './dist/').replace(/\.ts$/, '.js'));
  });

  it('lists at its entrance, name by name, what it gives out, and does nothing else there', () => {
    const rest = code(entrance)
      .join('\n')
      .replaceAll(/export (?:type )?\{[^}]*\} from '[^']+';\n?/g, '');
    expect(rest.trim()).toBe('');
  });

  it('explains what it gives out where that is defined', () => {
    const unexplained = exportedFrom(entrance)
      .map(definitionOf)
      .filter((exported) => !isExplained(exported));
    expect(unexplained.map(({ name, file }) => `${name} in ${file}`)).toEqual([]);
  });
});
