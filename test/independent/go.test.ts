import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { configurationFrom, openRecord } from '#api';
import { CaptureDocument, OpenCasefile, read, RecordClaim, type RecordCommand, type Shape } from '#record';

// Where Debian's golang-1.19-go and golang-golang-x-mod-dev put them, unless others are at hand.
const go = ['go', '/usr/lib/go-1.19/bin/go'].find((command) => spawnSync(command, ['version']).status === 0);
const gopath = [...(process.env['GOPATH'] ?? '').split(delimiter), '/usr/share/gocode'].find(
  (folder) => folder !== '' && existsSync(join(folder, 'src/golang.org/x/mod/sumdb/tlog')),
);
const whereGoIs = go !== undefined && gopath !== undefined ? describe : describe.skip;

const SOURCE = fileURLToPath(new URL('verifylog.go', import.meta.url));
const GOLDEN = fileURLToPath(new URL('../golden/', import.meta.url));
const MINUTES = 60_000;

const place = mkdtempSync(join(tmpdir(), 'independent-'));
const verifier = join(place, 'verifylog');
afterAll(() => rmSync(place, { recursive: true }));

function build(): void {
  const offline = { GO111MODULE: 'off', GOPROXY: 'off', GOTOOLCHAIN: 'local', GOFLAGS: '', CGO_ENABLED: '0' };
  const env = { ...process.env, ...offline, GOPATH: gopath, GOCACHE: join(place, 'cache') };
  const { status, stderr } = spawnSync(go ?? '', ['build', '-o', verifier, SOURCE], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`verifylog.go cannot be built: ${stderr}`);
}

function verdictOn(policy: string, log: string): { readonly status: number | null; readonly lines: string[] } {
  const { status, stdout } = spawnSync(verifier, [policy, log], { encoding: 'utf8' });
  return { status, lines: stdout.trimEnd().split('\n') };
}

whereGoIs('what is written in Go over golang.org/x/mod/sumdb', () => {
  beforeAll(build, 5 * MINUTES);

  it('finds the golden log to hold: its tiles, its older checkpoints, its proofs', () => {
    const { status, lines } = verdictOn(join(GOLDEN, 'policy'), join(GOLDEN, 'log'));
    expect(lines).toEqual([
      'ok: the checkpoint of golden.example/litopys at size 300 is signed by golden.example/litopys, one.witness.example, two.witness.example',
      'ok: 300 entries hash to the root of the checkpoint',
      'ok: 7 tiles and bundles hold what the entries make of them',
      ...[100, 256, 281].map((size) => expect.stringContaining(`ok: the checkpoint at size ${size}, signed by `)),
      ...[0, 255, 256, 299].map((index) => `ok: the proof of entry ${index} holds`),
    ]);
    expect(status).toBe(0);
  });

  it(
    'finds the log of a record to hold as it grows',
    async () => {
      const data = join(place, 'record');
      const { policy, size } = await recorded(data);
      writeFileSync(join(place, 'policy'), policy);
      const { status, lines } = verdictOn(join(place, 'policy'), join(data, 'log'));
      expect(lines).toEqual([
        `ok: the checkpoint of record.example/log at size ${size} is signed by record.example/log`,
        `ok: ${size} entries hash to the root of the checkpoint`,
        expect.stringMatching(/^ok: \d+ tiles and bundles hold/),
        `ok: the checkpoint at size 10, signed by record.example/log, is the beginning of that at ${size}`,
        ...[3, 9].map((index) => `ok: the proof of entry ${index} holds`),
      ]);
      expect(status).toBe(0);
    },
    2 * MINUTES,
  );

  it.each([
    ['an entry', 'tile/entries/000', 90_000],
    ['the length of an entry', 'tile/entries/001.p/44', 0],
    ['a tile', 'tile/0/000', 4000],
    ['a tile of an earlier size', 'tile/0/001.p/25', 700],
    ['the upper tile', 'tile/1/000.p/1', 31],
    ['the size in the checkpoint', 'checkpoint', 25],
    ['the root in the checkpoint', 'checkpoint', 40],
    ['the signature of the log', 'checkpoint', 150],
    ['the cosignature of a witness', 'checkpoint', 440],
    ['an older checkpoint', 'checkpoints/256', 40],
    ['a hash in a proof', 'proofs/255.tlog-proof', -600],
    ['an entry beside its proof', 'entries/299.json', 300],
  ])('finds one changed byte in %s', (_, file, at) => {
    const copy = join(place, 'changed');
    cpSync(join(GOLDEN, 'log'), copy, { recursive: true });
    const bytes = readFileSync(join(copy, file));
    const from = at < 0 ? bytes.length + at : at;
    bytes[from] = (bytes[from] ?? 0) ^ 1;
    writeFileSync(join(copy, file), bytes);
    const { status, lines } = verdictOn(join(GOLDEN, 'policy'), copy);
    rmSync(copy, { recursive: true });
    expect(lines.at(-1)).toMatch(/^WRONG: /);
    expect(status).toBe(1);
  });
});

/** Puts a captured page, three people and sixteen claims on record; lays older checkpoints and proofs beside the log as a bundle has them. */
async function recorded(data: string): Promise<{ readonly policy: string; readonly size: number }> {
  const record = await openRecord(configurationFrom({ LITOPYS_DATA: data, LITOPYS_LOG_ORIGIN: 'record.example/log' }));
  const { recorder, log } = record;
  const add = async <C extends RecordCommand>(command: Shape<C>, sent: object) =>
    recorder.execute(read(command, sent).askedBy({ by: 'monitor', roles: ['monitor'] }));
  try {
    const document = 'ab'.repeat(32);
    const page = { sha256: document, mediaType: 'text/html', size: 6, address: 'https://example.org' };
    const events = [(await add(CaptureDocument, page)).eventId];
    const people: string[] = [];
    for (const text of ['Olena Example', 'Андрій Приклад', 'Nina Example']) {
      const { id, eventId } = await add(OpenCasefile, { names: [{ text }] });
      people.push(id);
      events.push(eventId);
    }
    const sources = [{ document, reliability: 'B', credibility: 2 }];
    while (events.length < 20) {
      if (events.length === 10) await log.sequence();
      const casefile = people[events.length % people.length];
      const when = `2026-01-${String(events.length).padStart(2, '0')}`;
      const claim = { casefile, kind: 'Arrested', when, sources };
      events.push((await add(RecordClaim, claim)).eventId);
    }
    await log.sequence();
    const { kept, policy } = log;
    const put = (path: string, content: string | Uint8Array) => {
      mkdirSync(dirname(join(data, 'log', path)), { recursive: true });
      writeFileSync(join(data, 'log', path), content);
    };
    for (const { size, note } of kept.history()) if (size < events.length) put(`checkpoints/${size}`, note);
    const bundle = (await kept.tile(`tile/entries/000.p/${events.length}`)) ?? new Uint8Array();
    for (const index of [3, 9]) {
      put(`proofs/${index}.tlog-proof`, (await kept.proofOf(events[index] ?? '')) ?? '');
      put(`entries/${index}.json`, entryIn(bundle, index));
    }
    return { policy, size: events.length };
  } finally {
    await record.close();
  }
}

function entryIn(bundle: Uint8Array, index: number): Uint8Array {
  const length = (bundle[0] ?? 0) * 256 + (bundle[1] ?? 0);
  return index === 0 ? bundle.subarray(2, 2 + length) : entryIn(bundle.subarray(2 + length), index - 1);
}
