import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { configurationFrom, openRecord } from '#api';
import { BlobReader, BlobWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';
import { OpenCasefile, read, RecordClaim, CaptureDocument } from '#record';

const CHROMIUM = '/usr/bin/chromium';
const VERIFIER = join(process.cwd(), 'dist', 'verify.html');
const QUIET =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

const describeIfThere = existsSync(CHROMIUM) && existsSync(VERIFIER) ? describe : describe.skip;

describeIfThere('verify.html, opened from a file in Chromium', () => {
  let folder: string;
  let bundle: string;
  let policy: string;
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const troubles: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'litopys-page-'));
    bundle = join(folder, 'full.zip');
    const record = await openRecord(configurationFrom({ LITOPYS_DATA: join(folder, 'data') }));
    const asked = { by: 'monitor', roles: ['monitor'] as const };
    const document = 'ab'.repeat(32);
    await record.recorder.execute(
      read(CaptureDocument, {
        sha256: document,
        mediaType: 'text/plain',
        size: 1,
        address: 'https://example.org/',
      }).askedBy(asked),
    );
    for (const name of ['Anna Example', 'Борис Приклад']) {
      const { id: casefile } = await record.recorder.execute(
        read(OpenCasefile, { names: [{ text: name }] }).askedBy(asked),
      );
      const sources = [{ document, reliability: 'B', credibility: 2 }];
      await record.recorder.execute(
        read(RecordClaim, { casefile, kind: 'Arrested', when: '2020-05-03', sources }).askedBy(asked),
      );
    }
    await record.projector.catchUp();
    await record.auditing.bundle({ out: bundle, kind: 'full', verifyHtml: await readFile(VERIFIER) });
    ({ policy } = record.log);
    await record.close();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET.split(' ') });
    page = await browser.newPage();
    page.on('request', (request) => void requests.push(request.url()));
    page.on('console', (message) => void (message.type() === 'error' && troubles.push(message.text())));
    page.on('pageerror', (error) => void troubles.push(String(error)));
    await page.goto(pathToFileURL(VERIFIER).href);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function verdictOn(file: string): Promise<string> {
    await page.setInputFiles('#bundle', file);
    await page.waitForSelector('#verdict:not([hidden])');
    return page.innerText('#verdict');
  }

  it('says that an honest bundle holds, what was checked, and what was not', async () => {
    expect(await verdictOn(bundle)).toMatch(/^full\.zip holds/);
    const report = await page.innerText('#report');
    expect(report).toContain('What was checked');
    expect(report).toContain('What was not checked');
    expect(report).toMatch(/withheld\s+0/);
    await page.screenshot({ path: join(tmpdir(), 'litopys-verify-holds.png'), fullPage: true });
  });

  it('checks under the policy that is typed in', async () => {
    const under = async (typed: string) => {
      await page.fill('#policy', typed);
      await page.locator('#policy').blur();
    };
    await under(policy.replace('localhost', 'elsewhere'));
    await page.waitForSelector('#verdict.fails');
    await under(policy);
    await page.waitForSelector('#verdict.holds');
    expect(await page.innerText('#verdict')).toMatch(/^full\.zip holds/);
  });

  it('names the event of a bundle that was tampered with', async () => {
    const tampered = join(folder, 'tampered.zip');
    await writeFile(tampered, await withFlippedEntry(await readFile(bundle)));
    expect(await verdictOn(tampered)).toContain('does NOT hold');
    expect(await page.innerText('#report')).toMatch(/What does not hold[^]*(leaf|entry|event|entries)/i);
    await page.screenshot({ path: join(tmpdir(), 'litopys-verify-fails.png'), fullPage: true });
  });

  it('says that a file is no bundle', async () => {
    const other = join(folder, 'other.zip');
    await writeFile(other, 'no zip');
    expect(await verdictOn(other)).toMatch(/NOT hold|could not be read/);
  });

  it('asks nobody for anything, and runs under its own strict policy', () => {
    expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([]);
    expect(troubles).toEqual([]);
  });
});

async function withFlippedEntry(zip: Uint8Array): Promise<Uint8Array> {
  const reader = new ZipReader(new BlobReader(new Blob([new Uint8Array(zip)])));
  const writer = new ZipWriter(new BlobWriter());
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    const blob = await entry.getData(new BlobWriter());
    const bytes = new Uint8Array(await blob.arrayBuffer());
    if (entry.filename.startsWith('log/tile/entries/')) bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
    await writer.add(entry.filename, new BlobReader(new Blob([bytes])));
  }
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}
