import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LastCheckpoint } from './last-checkpoint.js';

let folder: string;
const opened: LastCheckpoint[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'litopys-second-'));
});
afterEach(async () => {
  for (const place of opened.splice(0)) place.close();
  await rm(folder, { recursive: true });
});

function open(origin = 'log.example/record'): LastCheckpoint {
  const place = LastCheckpoint.open(join(folder, 'second'), origin);
  opened.push(place);
  return place;
}

describe('the second place', () => {
  it('holds what was signed last, for whoever opens it next', () => {
    const place = open();
    expect(place.read()).toBeUndefined();
    place.replace(undefined, 'one');
    place.replace('one', 'two');
    expect([place.read(), open().read()]).toEqual(['two', 'two']);
  });

  it('changes only from what it is expected to be', () => {
    const [place, other] = [open(), open()];
    const forked = expect.objectContaining({ code: 'log-forked', message: expect.stringContaining('log.example') });
    expect(() => place.replace('one', 'two')).toThrow(forked);
    place.replace(undefined, 'one');
    expect(() => other.replace(undefined, 'another')).toThrow(forked);
    other.replace('one', 'two');
    expect(() => place.replace('one', 'another')).toThrow(forked);
    expect(place.read()).toBe('two');
  });

  it('keeps what logs of different names have signed apart', () => {
    open().replace(undefined, 'one');
    const other = open('log.example/other');
    expect(other.read()).toBeUndefined();
    other.replace(undefined, 'two');
    expect(open().read()).toBe('one');
  });

  it('is held by one at a time, until that one ends', () => {
    const [place, other] = [open(), open()];
    expect([place.hold(), place.hold(), other.hold()]).toEqual([true, true, false]);
    expect(other.read()).toBeUndefined();
    place.close();
    expect([other.hold(), open().hold()]).toEqual([true, false]);
  });
});
