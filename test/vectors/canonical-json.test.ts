import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { utf8, canonicalJson, parseCanonical, LogProblem } from '#transparency-log';

const folder = fileURLToPath(new URL('../../../shared/vectors/jcs-cyberphone/testdata', import.meta.url));
const whereVectorsAre = existsSync(folder) ? describe : describe.skip;

const read = (name: string) => readFileSync(join(folder, name), 'utf8');

whereVectorsAre('the test data of RFC 8785', () => {
  const names = ['arrays', 'french', 'structures', 'unicode', 'weird'];

  it.each(names)('%s is written as there, and the result is read again', (name) => {
    const text = canonicalJson(JSON.parse(read(`input/${name}.json`)));
    expect(text).toBe(read(`output/${name}.json`));
    const octets = read(`outhex/${name}.txt`).replaceAll(/\s/g, '');
    expect(Buffer.from(text).toString('hex')).toBe(octets);
    expect(parseCanonical(new Uint8Array(Buffer.from(octets, 'hex')))).toEqual(JSON.parse(read(`input/${name}.json`)));
  });

  it('values is refused for 1E30, which is no exact number, and written as there without it', () => {
    const input = JSON.parse(read('input/values.json'));
    expect(() => canonicalJson(input)).toThrow(/numbers\/1 is 1e\+30/);
    expect(() => parseCanonical(utf8(read('output/values.json')))).toThrow(/numbers\/1 is 1e\+30/);
    input.numbers.splice(1, 1);
    expect(canonicalJson(input)).toBe(read('output/values.json').replace('1e+30,', ''));
  });

  it('has 100,000 numbers that are written as there, but for those that are not exact', () => {
    const readme = read('README.md');
    const wanted = Array.from(readme.matchAll(/^\| ([\da-f]{64}) \| (\d+)/gm), ([, sum, lines]) => [
      Number(lines),
      sum,
    ]);
    const sum = createHash('sha256');
    const sums: unknown[] = [];
    let lines = 0;
    for (const [bits, number] of numbers(readme)) {
      const isExact = Math.abs(number) <= Number.MAX_SAFE_INTEGER && !Object.is(number, -0);
      if (refuses(number) === isExact) throw new Error(`${bits} is ${isExact ? 'refused' : 'written'}`);
      sum.update(`${bits},${isExact ? canonicalJson(number) : canonicalize(number)}\n`);
      lines += 1;
      if (wanted.some(([at]) => at === lines)) sums.push([lines, sum.copy().digest('hex')]);
      if (lines === 100_000) break;
    }
    expect(sums).toEqual(wanted.slice(0, 3));
  });
});

function refuses(number: number): boolean {
  try {
    return canonicalJson(number) === undefined;
  } catch (problem) {
    return problem instanceof LogProblem && problem.code === 'malformed-json';
  }
}

/** The sequence that the README of the test data describes: the doubles it lists, 2,000 in a row, then a chain of hashes. */
function* numbers(readme: string): Generator<readonly [bits: string, number: number]> {
  const listed = readme.slice(0, readme.indexOf('staticF64s')).matchAll(/0x([\da-f]{16})n/g);
  const view = new DataView(new ArrayBuffer(8));
  const asNumber = (bits: bigint): readonly [string, number] => {
    view.setBigUint64(0, bits);
    return [bits.toString(16), view.getFloat64(0)];
  };
  for (const [, bits] of listed) yield asNumber(BigInt(`0x${bits}`));
  for (let nth = 0n; nth < 2000n; nth += 1n) yield asNumber(0x0010000000000000n + nth);
  for (let block: Buffer = Buffer.alloc(32); ;) {
    block = createHash('sha256').update(block).digest();
    for (let at = 0; at < 32; at += 8) {
      const [bits, number] = asNumber(block.readBigUInt64LE(at));
      if (number !== 0 && Number.isFinite(number)) yield [bits, number];
    }
  }
}
