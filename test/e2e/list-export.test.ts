import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import readXlsxFile from 'read-excel-file/node';
import type { Role } from '#record';
import { RunningServer } from '../support/running-server.js';

const run = promisify(execFile);

/** The part of an exported list that the test looks at. */
interface Exported {
  readonly list: { readonly version: number; readonly toldUpTo: string };
  readonly entries: readonly { readonly number: number; readonly casefile?: string; readonly withheld?: string }[];
}

describe('the export of a frozen list', () => {
  let server: RunningServer;
  let list: string;
  let document: string;
  let anna: string;
  let borys: string;

  beforeAll(async () => {
    server = await RunningServer.start();
    const page = { text: 'A page.', mediaType: 'text/plain', address: 'https://news.example/1' };
    ({ id: document } = await server.recorded('/api/documents', page));
    borys = await open('Borys Example', 'Борис Зразок');
    anna = await open('Anna Example', 'Анна Зразкова');
    await claim(anna, 'Born', '1980-05-06');
    await claim(anna, 'HealthReported', '2026-01-01', { grade: 'serious', condition: 'her-condition' });
    await claim(anna, 'FamilyContactNamed', null, { name: 'her-kin', contact: 'her-contact' });
    const drafted = { profile: 'ombudsman-list', title: 'Autumn', recipient: 'the Ombudsman' };
    ({ id: list } = await server.recorded('/api/exchange-lists', drafted));
    for (const casefile of [borys, anna]) await step('entries', { casefile, note: 'a-note' });
    await step('freeze', {});
    await server.reading('/api/casefiles');
  });
  afterAll(() => server.stop());

  const open = async (...names: readonly string[]) =>
    (await server.recorded('/api/casefiles', { names: names.map((text) => ({ text })) })).id;
  const step = (name: string, body: object) => server.recorded(`/api/exchange-lists/${list}/${name}`, body);
  const claim = (casefile: string, kind: string, when: string | null, more: object = {}) =>
    server.recorded(`/api/casefiles/${casefile}/claims`, {
      kind,
      when,
      sources: [{ document, reliability: 'B', credibility: 2 }],
      ...more,
    });
  const address = (query: string) => `/api/exchange-lists/${list}/export?${query}`;
  const file = async (query: string, as: Role = 'advocate') => {
    const response = await fetch(`${server.listening.address}${address(query)}`, {
      headers: { authorization: `Bearer ${server.token([as])}` },
    });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const content = async (query = 'format=json') =>
    (await server.get(address(query), { as: 'advocate' })).body as Exported;

  it('is JSON unless it is asked for otherwise, in the order of naming', async () => {
    const { headers, bytes } = await file('');
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="exchange-list-${list.slice(-8)}-v1.json"`);
    const { list: told, entries } = JSON.parse(bytes.toString()) as Exported;
    expect(told).toMatchObject({ version: 1, toldUpTo: 'partners' });
    expect(entries.map(({ casefile }) => casefile)).toEqual([borys, anna]);
    expect(bytes.toString()).not.toMatch(/her-condition|her-kin|her-contact|a-note/);
  });

  it('is a workbook that is read back, in both languages', async () => {
    const { headers, bytes } = await file('format=xlsx');
    expect(headers.get('content-type')).toMatch(/spreadsheetml/);
    const sheets = await readXlsxFile(bytes);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['List · Список', 'Definitions · Визначення']);
    const [head, first, second] = sheets[0]?.data ?? [];
    expect(head?.slice(0, 2)).toEqual(['No. / №', 'Name, Latin / Ім’я латиницею']);
    expect(first?.slice(0, 3)).toEqual([1, 'Borys Example', 'Борис Зразок']);
    expect(second?.slice(0, 3)).toEqual([2, 'Anna Example', 'Анна Зразкова']);
    expect(second?.[head?.indexOf('Born (EDTF) / Народження (EDTF)') ?? -1]).toBe('1980-05-06');
  });

  it('is a paper in each language', async () => {
    for (const [lang, title] of [
      ['en', 'Exchange list'],
      ['uk', 'Список на обмін'],
    ] as const) {
      const { headers, bytes } = await file(`format=pdf&lang=${lang}`);
      expect(headers.get('content-type')).toBe('application/pdf');
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      const text = await textIn(bytes);
      for (const there of [title, 'Anna Example', 'Борис Зразок']) expect(text ?? there).toContain(there);
    }
  });

  it('has the same bytes again, whatever was recorded since', async () => {
    const files = () => Promise.all(['json', 'xlsx', 'pdf'].map((format) => file(`version=1&format=${format}`)));
    const before = await files();
    await claim(anna, 'Named', null, { text: 'Another Spelling' });
    await claim(anna, 'ConsentGiven', '2026-01-01', { to: 'sharing', by: 'self', recipient: 'ombudsman-list' });
    await step('freeze', {});
    await server.reading('/api/casefiles');
    const after = await files();
    for (const [at, { bytes }] of after.entries()) expect(bytes.equals(before[at]?.bytes ?? Buffer.of())).toBe(true);
    expect((await content('')).list.version).toBe(2);
  });

  it('is for nobody who may not know of the list, and of no other time', async () => {
    expect((await server.get(address(''), { as: 'reader' })).status).toBe(404);
    expect((await server.get(address('version=9'), { as: 'advocate' })).status).toBe(404);
    for (const wrong of ['known=1', 'on=2026-01-01', 'format=docx', 'lang=fr', 'version=x'])
      expect([wrong, (await server.get(address(wrong), { as: 'advocate' })).status]).toEqual([wrong, 400]);
  });

  it('is refused while somebody on it is closed to its recipient, and says how many', async () => {
    const sent = { names: [{ text: 'Hidden Example' }], protection: 'team' };
    const { id: hidden } = await server.recorded('/api/casefiles', sent);
    await step('entries', { casefile: hidden });
    await step('freeze', {});
    await server.reading('/api/casefiles');
    const { status, body, text } = await server.get(address(''), { as: 'advocate' });
    expect([status, (body as { code: string }).code]).toEqual([422, 'above-clearance']);
    expect(text).toContain('1 of the 3 entries');
    expect(text).not.toContain(hidden);
  });

  it('says erased of whoever was, in their place', async () => {
    await server.recorded(`/api/casefiles/${borys}/erasure`, { basis: 'objection' });
    await server.reading('/api/casefiles');
    const { entries } = await content('version=1');
    expect(entries).toMatchObject([
      { number: 1, withheld: 'erased' },
      { number: 2, casefile: anna },
    ]);
    for (const format of ['json', 'xlsx', 'pdf']) {
      const { bytes } = await file(`version=1&format=${format}`);
      expect(bytes.includes('Borys Example')).toBe(false);
      if (format === 'xlsx') expect(JSON.stringify(await readXlsxFile(bytes))).not.toContain('Borys Example');
    }
    const text = await textIn((await file('version=1&format=pdf')).bytes);
    expect(text ?? 'erased').toContain('erased');
    expect(text ?? '').not.toContain('Borys Example');
  });

  /** The text of a PDF; undefined on a machine that has nothing to read it with. */
  async function textIn(pdf: Buffer): Promise<string | undefined> {
    const at = join(server.record.configuration.data, 'list.pdf');
    await writeFile(at, pdf);
    try {
      const { stdout } = await run('pdftotext', ['-layout', at, '-']);
      return stdout.replaceAll(/\s+/g, ' ');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
});
