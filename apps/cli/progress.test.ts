import { describe, expect, it } from '@jest/globals';
import { Progress } from './progress.js';

describe('the progress of a piece of work', () => {
  function watched(isTTY: boolean) {
    const written: string[] = [];
    let now = 5000;
    const progress = new Progress({ isTTY, write: (text) => written.push(text) }, () => now);
    return { progress, written, pass: (time: number) => (now += time) };
  }

  it('shows after a second, ten times a second at most, and goes away', () => {
    const { progress, written, pass } = watched(true);
    progress.at('Line', 1, 9);
    pass(1000);
    progress.at('Line', 2, 9);
    pass(50);
    progress.at('Line', 3, 9);
    pass(50);
    progress.at('Line', 4);
    progress.end();
    expect(written).toEqual(['\r\u001b[KLine 2 of 9', '\r\u001b[KLine 4', '\r\u001b[K']);
  });

  it('writes nothing where nobody looks on', () => {
    const { progress, written, pass } = watched(false);
    pass(5000);
    progress.at('Line', 1, 9);
    progress.end();
    expect(written).toEqual([]);
  });
});
