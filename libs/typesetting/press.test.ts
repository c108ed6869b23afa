import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Paper } from './paper.js';
import { PressProcess } from './press-process.js';
import { Press } from './press.js';
import { Typesetter } from './typesetter.js';
import { TypesettingFailed } from './typesetting-failed.js';

const paper = (title: string): Paper => ({
  language: 'en',
  title,
  date: '2024-05-06',
  blocks: [{ is: 'paragraph', text: ['Anna Example'] }],
  pageOf: '{page} of {pages}',
});
const impossible: Paper = { ...paper('a'), date: '2024-02-31' };

const same = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;

async function pressed<T>(press: Press, use: (press: Press) => Promise<T>): Promise<T> {
  try {
    return await use(press);
  } finally {
    await press.stop();
  }
}

/** What any press does, wherever it sets its papers. */
function prints(start: () => Press): void {
  it('prints what a typesetter does', () =>
    pressed(start(), async (press) => {
      const attached = { name: 'a.txt', mediaType: 'text/plain', bytes: Buffer.from('a'), attachedAs: 'A' };
      expect(same(await press.pdf(paper('a'), [attached]), new Typesetter().pdf(paper('a'), [attached]))).toBe(true);
    }));

  it('takes as many papers as come, and gives each its own', () =>
    pressed(start(), async (press) => {
      const titles = Array.from({ length: 12 }, (_, at) => `title-${at}`);
      const all = await Promise.all(titles.map((title) => press.pdf(paper(title))));
      for (const [at, pdf] of all.entries()) expect(Buffer.from(pdf).toString('latin1')).toContain(`title-${at}<`);
    }));

  it('fails the paper that is refused, and goes on', () =>
    pressed(start(), async (press) => {
      const [refused, printed] = await Promise.allSettled([press.pdf(impossible), press.pdf(paper('b'))]);
      expect(refused.status === 'rejected' && refused.reason).toBeInstanceOf(TypesettingFailed);
      expect(refused.status === 'rejected' && refused.reason).toHaveProperty('diagnostics.0.line', expect.any(Number));
      expect(printed.status).toBe('fulfilled');
    }));

  it('fails what is not finished when it is stopped, and what comes later', async () => {
    const press = start();
    const all = Promise.allSettled([
      press.pdf(paper('a')),
      press.pdf(paper('b')),
      press.pdf(paper('c')),
      press.pdf(paper('d')),
    ]);
    await press.stop();
    expect((await all).at(-1)).toMatchObject({ status: 'rejected', reason: { message: 'the press was stopped' } });
    await expect(press.pdf(paper('a'))).rejects.toThrow('the press was stopped');
    await press.stop();
  });
}

describe('a press in this process', () => {
  prints(() => Press.start({ workers: 0 }));
});

describe('a press of the sources', () => {
  it('has no process to start, and prints in this one', () =>
    pressed(Press.start(), async (press) => {
      expect(same(await press.pdf(paper('a')), new Typesetter().pdf(paper('a')))).toBe(true);
    }));
});

// A process runs what was built.
const worker = new URL('../../dist/libs/typesetting/press-worker.js', import.meta.url);

(existsSync(worker) ? describe : describe.skip)('a press in processes of the build', () => {
  prints(() => Press.start({ workers: 2 }, worker));
});

describe('a press whose processes end', () => {
  const place = mkdtempSync(join(tmpdir(), 'press-'));
  afterAll(() => rmSync(place, { recursive: true }));

  const processThat = (does: string) => {
    const path = join(place, 'process.mjs');
    writeFileSync(path, `process.on('message', ({ paper: { title } }) => { ${does} });`);
    return pathToFileURL(path);
  };
  const ANSWERS = 'process.send({ pdf: Buffer.from(title + process.pid) });';
  const ENDS = `if (title === 'end') process.exit(3); ${ANSWERS}`;
  const pidOf = (pdf: Uint8Array) => Number(/\d+$/.exec(Buffer.from(pdf).toString())?.[0]);
  const titleOf = (pdf: Uint8Array) => Buffer.from(pdf).toString().replace(/\d+$/, '');

  it('fails the paper that was being set, and starts another for the next', () =>
    pressed(Press.start({ workers: 1 }, processThat(ENDS)), async (press) => {
      const [first, lost, next] = await Promise.allSettled([
        press.pdf(paper('first')),
        press.pdf(paper('end')),
        press.pdf(paper('next')),
      ]);
      expect(first.status === 'fulfilled' && titleOf(first.value)).toBe('first');
      expect(lost).toMatchObject({ status: 'rejected', reason: { message: 'the typesetter has ended: 3' } });
      expect(next.status === 'fulfilled' && titleOf(next.value)).toBe('next');
    }));

  it('starts a process when one is needed, and uses it again', () =>
    pressed(Press.start({ workers: 2 }, processThat(ENDS)), async (press) => {
      const pids = new Set<number>();
      for (const title of ['a', 'b', 'c']) pids.add(pidOf(await press.pdf(paper(title))));
      expect(pids.size).toBe(1);
    }));

  it('ends a process after so many papers, and goes on with another', async () => {
    const setter = new PressProcess(processThat(ANSWERS), 2);
    const by: number[] = [];
    for (const title of ['a', 'b', 'c', 'd', 'e']) by.push(pidOf(await setter.pdf(paper(title), [])));
    await setter.end();
    expect(by.map((pid) => by.indexOf(pid))).toEqual([0, 0, 2, 2, 4]);
  });

  it('ends them when it is stopped', async () => {
    const press = Press.start({ workers: 1 }, processThat(`if (title !== 'never') ${ANSWERS}`));
    const pid = pidOf(await press.pdf(paper('a')));
    const never = Promise.allSettled([press.pdf(paper('never')), press.pdf(paper('later'))]);
    await new Promise(setImmediate);
    await press.stop();
    const failed = { reason: { message: 'the press was stopped' } };
    expect(await never).toMatchObject([failed, failed]);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});
