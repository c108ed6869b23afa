import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SigningKey } from '#log-keeping';
import { formatNote, formatNoteKey, parseNote, verifyNote } from '#transparency-log';
import { SmallLog } from '../support/small-log.js';

const WITNESS = fileURLToPath(new URL('../support/witness-until-killed.mjs', import.meta.url));
const BUILT = fileURLToPath(new URL('../../dist/libs/log-keeping/index.js', import.meta.url));
const KILLS = 12;

const log = new SmallLog().growTo(200);
const key = SigningKey.generate('witness.example', 'cosignature/v1');
let folder = '';
let children: ChildProcess[] = [];

beforeAll(async () => {
  if (!existsSync(BUILT))
    throw new Error('These tests start processes of the built program: run `npm run build` first');
  folder = await mkdtemp(join(tmpdir(), 'litopys-faults-'));
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
});
afterAll(() => rm(folder, { recursive: true }));

async function witness(): Promise<{ url: string; child: ChildProcess }> {
  const args = [WITNESS, folder, key.exported(), log.origin, formatNoteKey(log.key.key)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  for await (const url of createInterface({ input: child.stdout })) return { url, child };
  throw new Error('The witness ended before it answered');
}

async function posted(url: string, oldSize: number, size: number): Promise<{ status: number; body: string }> {
  const proof = log.consistency(oldSize, size).map((hash) => `${hash.toString('base64')}\n`);
  const body = `old ${oldSize}\n${proof.join('')}\n${formatNote(log.note(size))}`;
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
  return { status: response.status, body: await response.text() };
}

describe('a witness that is killed', () => {
  it('knows, when it is started again, every checkpoint it has answered for', async () => {
    let answered = 0;
    let asked = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const { url, child } = await witness();
      const older = await posted(url, 0, Math.max(1, answered - 1));
      if (answered === 0) expect(older.status).toBe(200);
      else expect(older.status).toBe(409);
      const known = answered === 0 ? 1 : Number(older.body);
      // The last request before the kill may have been kept without having been answered: never the other way round.
      expect(known).toBeGreaterThanOrEqual(answered);
      expect(known).toBeLessThanOrEqual(Math.max(asked, 1));

      answered = known;
      for (let next = known + 1; next <= known + 3; next++) {
        asked = next;
        const { status, body } = await posted(url, answered, next);
        expect(status).toBe(200);
        const verified = await verifyNote(parseNote(`${log.text(next)}\n${body}`), [key.cosigner]);
        expect(verified).toHaveLength(1);
        answered = next;
      }

      asked = answered + 1;
      const exited = once(child, 'exit');
      const last = posted(url, answered, asked).then(
        ({ status }) => status,
        () => 'cut off',
      );
      for (let passed = 0; passed < 40 * kill; passed++) await new Promise((next) => setImmediate(next));
      child.kill('SIGKILL');
      if ((await last) === 200) answered = asked;
      await exited;
    }
  }, 60_000);
});
