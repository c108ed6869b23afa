import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyInFile } from './log-key.js';

const NAME = 'log.example/record';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'litopys-key-'));
});
afterEach(() => rm(folder, { recursive: true }));

const file = () => join(folder, 'keys', 'log-signing-key');
const malformed = (message: string) =>
  expect.objectContaining({ code: 'malformed-key', message: expect.stringContaining(message) });

describe('the key of a log', () => {
  it('is made once, readable for its owner alone, and is the same from then on', () => {
    const { key } = keyInFile(file(), NAME, false);
    expect(key.name).toBe(NAME);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(keyInFile(file(), NAME, true).key).toEqual(key);
    expect(keyInFile(file(), NAME, false).key).toEqual(key);
    expect(readdirSync(join(folder, 'keys'))).toEqual(['log-signing-key']);
  });

  it('is not made anew where the log has signed before', () => {
    keyInFile(file(), NAME, false);
    rmSync(file());
    expect(() => keyInFile(file(), NAME, true)).toThrow(malformed('is missing'));
    expect(readdirSync(join(folder, 'keys'))).toEqual([]);
  });

  it('is that of this log, and a key', () => {
    keyInFile(file(), 'log.example/other', false);
    expect(() => keyInFile(file(), NAME, true)).toThrow(malformed('log.example/other'));
    writeFileSync(file(), 'password');
    expect(() => keyInFile(file(), NAME, true)).toThrow(malformed('cannot be used'));
  });
});
