import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogIndex } from './log-index.js';

let folder: string;
const opened: LogIndex[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'litopys-index-'));
});
afterEach(async () => {
  for (const index of opened.splice(0)) index.close();
  await rm(folder, { recursive: true });
});

function open(): LogIndex {
  const index = LogIndex.open(join(folder, 'log.db'));
  opened.push(index);
  return index;
}

describe('the index of a log', () => {
  it('knows how far the log has come, and which event is which leaf', () => {
    const index = open();
    expect(index.progress).toEqual({ size: 0, position: '' });
    index.extend(['a', 'b'], '2');
    index.extend(['c'], '7');
    for (const known of [index, open()]) {
      expect(known.progress).toEqual({ size: 3, position: '7' });
      expect(['a', 'b', 'c', 'd'].map((id) => known.indexOf(id))).toEqual([0, 1, 2, undefined]);
    }
  });

  it('goes back to the beginning, and is as it was once the same events are in it again', () => {
    const index = open();
    index.extend(['a', 'b'], '2');
    index.publish({ size: 2, note: 'signed' });
    index.rewind();
    expect(index.progress).toEqual({ size: 0, position: '' });
    expect([index.indexOf('b'), index.latest()]).toEqual([1, { size: 2, note: 'signed' }]);
    index.extend(['b', 'a'], '2');
    expect(['a', 'b'].map((id) => index.indexOf(id))).toEqual([1, 0]);
  });

  it('keeps one checkpoint of each size, the one that was published last', () => {
    const index = open();
    expect([index.latest(), index.history(), index.covering(0)]).toEqual([undefined, [], undefined]);
    for (const [size, note] of [
      [2, 'two'],
      [10, 'ten'],
      [2, 'two, cosigned'],
    ] as const)
      index.publish({ size, note });
    expect(index.history()).toEqual([
      { size: 2, note: 'two, cosigned' },
      { size: 10, note: 'ten' },
    ]);
    expect(index.latest()?.note).toBe('ten');
    expect([1, 2, 9, 10].map((leaf) => index.covering(leaf)?.size)).toEqual([2, 10, 10, undefined]);
  });
});
