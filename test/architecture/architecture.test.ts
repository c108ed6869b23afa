import { describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { cruise, withoutTypes, type Violation } from './cruise.js';

const RULES = '.dependency-cruiser.cjs';
const CIRCLES = 'test/architecture/circles.cjs';
const CANARIES = 'test/architecture/canaries';

// The cruiser reads every file of the house, on a busy machine for some time.
jest.setTimeout(120_000);

const require = createRequire(import.meta.url);
const { forbidden } = require('../../.dependency-cruiser.cjs') as { forbidden: { name: string; comment: string }[] };

const said = ({ rule, from, to }: Violation) => `${rule}: ${from} → ${to}`;
const nameOf = (file: string) => basename(file).replace(/\.[jt]s$/, '');

async function circlesIn(house: string): Promise<Violation[]> {
  const compiled = await mkdtemp(join(tmpdir(), 'litopys-without-types-'));
  try {
    await withoutTypes(house, compiled);
    return await cruise(compiled, CIRCLES);
  } finally {
    await rm(compiled, { recursive: true });
  }
}

describe('the house', () => {
  it('keeps every rule of who may import whom', async () => {
    const violations = await cruise('.', RULES);
    expect(violations.map(said)).toEqual([]);
  });

  it('has no circles', async () => {
    const violations = await circlesIn('.');
    expect(violations.map(said)).toEqual([]);
  });
});

describe('each rule of who may import whom', () => {
  const caught = cruise(CANARIES, RULES);

  it.each(forbidden)('catches its canary: $name', async ({ name }) => {
    const files = (await caught).filter(({ rule }) => rule === name).map(({ from }) => nameOf(from));
    expect(files).toContain(name);
  });

  it('catches nothing but its canary', async () => {
    const others = (await caught).filter(({ rule, from }) => nameOf(from) !== rule);
    expect(others.map(said)).toEqual([]);
  });

  it('says in a sentence why', () => {
    for (const { name, comment } of forbidden) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(comment).toMatch(/^[A-Z].{20,}\.$/);
    }
  });

  it('catches circles of code, and lets types go in circles', async () => {
    const circular = (await circlesIn(CANARIES)).map(({ from }) => nameOf(from));
    expect(circular).toEqual([expect.stringMatching(/^no-circles/)]);
  });
});
