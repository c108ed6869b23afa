import { describe, expect, it } from '@jest/globals';
import { basename } from 'node:path';
import { code, files, found, product, sources as house, text } from './house.js';

const MOST_LINES = 200;

describe('a file', () => {
  it('is named in kebab-case', () => {
    const names = house.map((file) => basename(file));
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+){1,3}$/.test(name))).toEqual([]);
  });

  it('is named after what is inside, and no folder or file is a drawer', () => {
    const drawer = /(^|\/|-)(utils?|common|shared|helpers?|base|misc|impl|interfaces?)(\/|-|\.)/;
    expect(house.filter((file) => drawer.test(file))).toEqual([]);
  });

  it(`of the product has at most ${MOST_LINES} lines of code`, () => {
    const long = product.map((file) => ({ file, lines: code(file).length })).filter(({ lines }) => lines > MOST_LINES);
    expect(long).toEqual([]);
  });

  it('names no path of one machine and no registry', () => {
    const place =
      /\/(home|root|Users|work)\/[a-z]|[A-Z]:\\\\Users|file:\/\/\/|registry\.[a-z-]+\.(com|org|io|dev)|artifactory|nexus/;
    const readable = files.filter((file) =>
      /(\.(ts|mjs|cjs|js|json|jsonl|md|yml|yaml|sh|csv)|\/run|^\.[a-z]+rc)$/.test(file),
    );
    const elsewhere = readable.filter(
      (file) => file !== 'test/architecture/house-rules.test.ts' && place.test(text(file)),
    );
    expect(elsewhere).toEqual([]);
  });
});

describe('the product', () => {
  it('has no any, no unsaid type and no compiler told to look away', () => {
    expect(found(product, /(:|\bas|<|\|) any\b|\bany\[\]|<any>/)).toEqual([]);
    expect(product.filter((file) => /@ts-(ignore|nocheck|expect-error)/.test(text(file)))).toEqual([]);
  });

  it('lets a lint rule rest for one line only, and says why', () => {
    const resting = house.flatMap((file) =>
      text(file)
        .split('\n')
        .filter((line) => /(oxlint|eslint)-disable/.test(line)),
    );
    expect(resting.filter((line) => !/-disable-next-line [a-z/, -]+ -- \w/.test(line))).toEqual([]);
  });

  it('leaves nothing for later', () => {
    expect(product.filter((file) => /\b(TODO|FIXME|XXX|HACK)\b/.test(text(file)))).toEqual([]);
    expect(found(product, /not (yet )?implemented/i)).toEqual([]);
  });

  it('writes to the console through no back door', () => {
    expect(found(product, /\bconsole\./)).toEqual([]);
  });

  it('swallows no error', () => {
    const empty = product.filter((file) => /catch\s*(\([^)]*\))?\s*\{\s*\}/.test(text(file)));
    expect(empty).toEqual([]);
  });
});

describe('a test', () => {
  const tests = house.filter((file) => file.endsWith('.test.ts') && file !== 'test/architecture/house-rules.test.ts');

  it('never sleeps, and stands in for none of our own code', () => {
    expect(found(tests, /setTimeout\((resolve|done|r),|\bsleep\(|timers\/promises/)).toEqual([]);
    expect(found(tests, /jest\.(mock|unstable_mockModule|spyOn)\(/)).toEqual([]);
  });

  it('is never run alone, and skips only by name', () => {
    expect(found(tests, /\b(it|test|describe)\.only\(|\b(fit|fdescribe|xit|xdescribe)\(/)).toEqual([]);
  });
});
