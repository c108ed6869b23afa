import { watch } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import {
  decodeEntries,
  entriesPath,
  parseCheckpoint,
  parseEntry,
  parseNote,
  tilePath,
  tilesOf,
  TILE_WIDTH,
  type Entry,
} from '#transparency-log';
import type { RunningServer } from './running-server.js';

/** An answer, of a path that is sent as it stands: no client has made another one of it. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
}

/** The log of a running server, as anybody has it who has no token. */
export class Published {
  constructor(private readonly server: RunningServer) {}

  async get(path: string): Promise<RawAnswer> {
    const { hostname, port } = new URL(this.server.listening.address);
    return new Promise((resolve, reject) => {
      const asked = get({ hostname, port, path }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(parts) }),
        );
      });
      asked.on('error', reject);
    });
  }

  async text(path: string): Promise<string> {
    const { status, bytes } = await this.get(path);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${bytes.toString()}`);
    return bytes.toString();
  }

  async size(): Promise<number> {
    return parseCheckpoint(parseNote(await this.text('/log/checkpoint')).text).size;
  }

  /** The paths of all that a log of a size has, below `/log/`. */
  paths(size: number): string[] {
    return [...tilesOf(size)].flatMap(({ level, index, width }) => [
      tilePath(level, index, width),
      ...(level === 0 ? [entriesPath(index, width)] : []),
    ]);
  }

  /** The bytes of every entry. */
  async entries(): Promise<Uint8Array[]> {
    const size = await this.size();
    const entries: Uint8Array[] = [];
    for (let index = 0; index * TILE_WIDTH < size; index++) {
      const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
      const { bytes } = await this.get(`/log/${entriesPath(index, width)}`);
      entries.push(...decodeEntries(bytes, width));
    }
    return entries;
  }

  /** Every entry, by the id of its event. */
  async byEvent(): Promise<Map<string, { readonly entry: Entry; readonly bytes: Uint8Array }>> {
    const entries = await this.entries();
    return new Map(entries.map((bytes) => [parseEntry(bytes).id, { entry: parseEntry(bytes), bytes }]));
  }

  /** Every byte that is published, and what the bytes say as text; one after the other, in no order that matters. */
  async everything(): Promise<string> {
    const paths = ['checkpoint', 'policy', ...this.paths(await this.size())];
    for (const id of (await this.byEvent()).keys()) paths.push(`proof/${id}`);
    const all = Buffer.concat(await Promise.all(paths.map(async (path) => (await this.get(`/log/${path}`)).bytes)));
    return all.toString('latin1') + all.toString('utf8');
  }

  /** Waits until a checkpoint covers so many events, which is published unasked. */
  async reaches(size: number): Promise<void> {
    let tell = () => {};
    const watcher = watch(join(this.server.record.configuration.data, 'log'), () => tell());
    try {
      for (;;) {
        const change = new Promise<void>((resolve) => (tell = resolve));
        if ((await this.published()) >= size) return;
        await change;
      }
    } finally {
      watcher.close();
    }
  }

  private async published(): Promise<number> {
    const { status } = await this.get('/log/checkpoint');
    return status === 404 ? 0 : this.size();
  }
}
