import { TextWriter, Uint8ArrayReader, ZipReader, type FileEntry } from '@zip.js/zip.js';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether PDF can be taken apart here, with the programs of poppler-utils. */
export const hasPoppler = ['pdftotext', 'pdfdetach', 'pdfinfo'].every(
  (program) => spawnSync(program, ['-v']).error === undefined,
);

/** Everything that can be read in an exported file: its pages or sheets, what is said about it, what is attached and disclosed. */
export async function readable(bytes: Uint8Array, mediaType: string): Promise<string> {
  const text = () => Buffer.from(bytes).toString('utf8');
  const [type = ''] = mediaType.split(';');
  switch (type) {
    case 'application/pdf':
      return inPdf(bytes);
    case 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet':
      return inWorkbook(bytes);
    case 'application/json':
      return inJson(text());
    case 'text/calendar':
      return text().replaceAll(/\r\n[ \t]/g, '');
    case 'text/markdown':
      return text();
    default:
      throw new Error(`nobody knows how to read ${mediaType}`);
  }
}

async function inPdf(bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'readable-'));
  try {
    await writeFile(join(folder, 'file.pdf'), bytes);
    await mkdir(join(folder, 'attached'));
    const run = (program: string, ...words: string[]) => {
      const { status, stdout, stderr } = spawnSync(program, words, {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      });
      if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
      return stdout;
    };
    const pages = ['-layout', '-raw'].map((order) => run('pdftotext', order, 'file.pdf', '-'));
    const about = [run('pdfinfo', 'file.pdf'), run('pdfinfo', '-meta', 'file.pdf')];
    run('pdfdetach', '-saveall', '-o', 'attached', 'file.pdf');
    const names = await readdir(join(folder, 'attached'));
    const attached = await Promise.all(
      names.map(async (name) => {
        const content = await readFile(join(folder, 'attached', name));
        return `${name}\n${name.endsWith('.json') ? inJson(content.toString('utf8')) : content.toString('latin1')}`;
      }),
    );
    return [...pages.flatMap((page) => [page, unbroken(page)]), ...about, ...attached].join('\n');
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A word that was divided at the end of a line, whole again. */
function unbroken(page: string): string {
  return page.replaceAll(/[-\u{AD}\u{2010}]\n\s*/gu, '').replaceAll('\u{AD}', '');
}

async function inWorkbook(bytes: Uint8Array): Promise<string> {
  const entries = await new ZipReader(new Uint8ArrayReader(bytes)).getEntries();
  const files = entries.filter((entry): entry is FileEntry => !entry.directory);
  const parts = await Promise.all(
    files.map(async (file) => `${file.filename}\n${await file.getData(new TextWriter(), { useWebWorkers: false })}`),
  );
  return parts.map(decoded).join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function decoded(xml: string): string {
  return xml.replaceAll(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (entity: string, hex?: string, code?: string, name = '') => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (code !== undefined) return String.fromCodePoint(Number(code));
      return ENTITIES[name] ?? entity;
    },
  );
}

function inJson(text: string): string {
  return [text, ...textsIn(JSON.parse(text)).flatMap(disclosedIn)].join('\n');
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** What a text says that is base64 or base64url of another one, as openings are; of a hash, nothing that makes sense. */
function disclosedIn(text: string): string[] {
  return /^[\w+/-]{16,}={0,2}$/.test(text) ? [Buffer.from(text, 'base64url').toString('utf8')] : [];
}
