import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipFile } from '#audit';
import type { Ended, Litopys } from './at-the-terminal.js';

const SOURCES = [{ document: '@page', reliability: 'B', credibility: 2 }];
const about = (casefile: string, more: object) => ({ do: 'RecordClaim', casefile, sources: SOURCES, ...more });

/** An open page and a closed letter; Anna, Vira, and Borys whose casefile is closed; a list of both, and one of the team. */
const LINES = [
  { do: 'CaptureDocument', ref: '@page', text: 'A page', mediaType: 'text/plain', address: 'https://news.example/1' },
  { do: 'CaptureDocument', ref: '@letter', text: 'A closed letter', mediaType: 'text/plain', protection: 'sealed' },
  { do: 'OpenCasefile', ref: '@a', names: [{ text: 'Anna Example' }] },
  { do: 'OpenCasefile', ref: '@b', names: [{ text: 'Vira Example' }] },
  { do: 'OpenCasefile', ref: '@c', names: [{ text: 'Borys Hidden' }], protection: 'team' },
  about('@a', { ref: '@arrest', kind: 'Arrested', when: '2020-05-03', by: 'police', place: 'Simferopol' }),
  about('@a', { kind: 'FamilyContactNamed', when: null, name: 'Secret Relative' }),
  about('@b', { kind: 'Arrested', when: '2020-06-01', by: 'Somebody Else' }),
  about('@c', { kind: 'Arrested', when: '2020-07-01', by: 'Hidden Police' }),
  { do: 'DraftExchangeList', ref: '@open', profile: 'ombudsman-list', title: 'Open list', protection: 'public' },
  { do: 'NameForExchange', list: '@open', casefile: '@a', urgent: true },
  { do: 'NameForExchange', list: '@open', casefile: '@b' },
  { do: 'DraftExchangeList', ref: '@closed', profile: 'ombudsman-list', title: 'Closed list', protection: 'team' },
  { do: 'NameForExchange', list: '@closed', casefile: '@a', note: 'Note on Anna' },
  { do: 'NameForExchange', list: '@closed', casefile: '@b', note: 'Note on Vira' },
];

/** A record that was imported at the terminal, in a folder of its own. */
export class ImportedRecord {
  static readonly events = LINES.length;

  private constructor(
    readonly folder: string,
    readonly data: string,
    private readonly page: string,
    private readonly litopys: Litopys,
  ) {}

  static async make(litopys: Litopys): Promise<ImportedRecord> {
    const folder = await mkdtemp(join(tmpdir(), 'litopys-imported-'));
    const [data, file, page] = ['data', 'record.jsonl', 'verify.html'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await writeFile(file, LINES.map((line) => JSON.stringify(line)).join('\n'));
    await writeFile(page, '<!doctype html><title>Stands for the page that checks</title>');
    const { status, err } = await litopys(['import', file, '--data', data, '--as', 'm-17']);
    if (status !== 0) throw new Error(err);
    return new ImportedRecord(folder, data, page, litopys);
  }

  at(name: string): string {
    return join(this.folder, name);
  }

  /** Makes a bundle under a name in the folder. */
  bundle(name: string, ...options: readonly string[]): Promise<Ended> {
    return this.litopys([
      'audit',
      'bundle',
      '--data',
      this.data,
      '--page',
      this.page,
      '--out',
      this.at(name),
      ...options,
    ]);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}

/** What a bundle tells whoever opens it. */
export interface Told {
  readonly paths: readonly string[];
  readonly about: { readonly kind: string; readonly size: number; readonly leaves?: readonly number[] };
  /** The names and values of all openings. */
  readonly openings: string;
  readonly text: (path: string) => Promise<string>;
}

export async function toldBy(bundle: string): Promise<Told> {
  const source = await zipFile(bundle);
  const text = async (path: string) => Buffer.from((await source.read(path)) ?? []).toString('utf8');
  const lines = (await text('openings.jsonl')).split('\n').filter((line) => line !== '');
  const openings = lines.flatMap((line) => (JSON.parse(line) as { openings: string[] }).openings);
  return {
    paths: await source.list(),
    about: JSON.parse(await text('bundle.json')) as Told['about'],
    openings: openings.map((opening) => Buffer.from(opening, 'base64url').toString('utf8')).join('\n'),
    text,
  };
}
