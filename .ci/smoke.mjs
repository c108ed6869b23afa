// Runs what was built as a person would: the demo into an empty folder, then a server over it, asked with a token.

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const CLI = 'dist/apps/cli/main.js';
const PATIENCE = 60_000; // milliseconds

const say = (line) => process.stdout.write(`${line}\n`);
const data = await mkdtemp(join(tmpdir(), 'litopys-smoke-'));
const environment = { ...process.env, LITOPYS_DATA: data, HOST: '127.0.0.1', PORT: String(await freePort()) };
const address = `http://${environment.HOST}:${environment.PORT}`;

try {
  await litopys('demo', '--no-serve', '--data', data);
  const [secret] =
    /litopys_[\w-]{43}/.exec(await litopys('token', 'create', '--name', 'smoke', '--role', 'reader')) ?? [];
  assert.ok(secret, 'token create prints a secret');
  await whileServing(async () => {
    assert.equal((await get('/api/casefiles')).status, 401, 'nothing is read without a token');
    const register = await get('/api/casefiles?limit=1', secret);
    assert.equal(register.status, 200);
    const { items, total } = await register.json();
    assert.ok(total > 1, 'the worked example is in the register');
    const status = await get(`/api/casefiles/${items[0].id}`, secret);
    assert.equal(status.status, 200);
    say(`${total} casefiles; the first one reads: ${JSON.stringify((await status.json()).status.category)}`);
  });
} finally {
  await rm(data, { recursive: true, force: true });
}

async function litopys(...words) {
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, ...words], { env: environment });
  say(stdout.replaceAll(/litopys_[\w-]{43}/g, 'litopys_…'));
  return stdout;
}

async function whileServing(ask) {
  const server = spawn(process.execPath, [CLI, 'serve'], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  const gone = once(server, 'exit');
  try {
    await untilReady(server);
    await ask();
  } finally {
    server.kill('SIGTERM');
  }
  const [status] = await gone;
  assert.equal(status, 0, 'the server ends cleanly when told to stop');
}

async function untilReady(server) {
  for (const began = Date.now(); Date.now() - began < PATIENCE; await pause(100)) {
    assert.equal(server.exitCode, null, 'the server stays up');
    const ready = await get('/health/ready').catch(() => ({ ok: false }));
    if (ready.ok) return;
  }
  assert.fail(`the server was not ready in ${PATIENCE} ms`);
}

function get(path, secret) {
  return fetch(address + path, secret === undefined ? {} : { headers: { authorization: `Bearer ${secret}` } });
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
