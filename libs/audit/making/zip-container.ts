import { open, type FileHandle } from 'node:fs/promises';
import { ZipWriter } from '@zip.js/zip.js';
import type { Container } from './container.js';

const ROOM = 256 * 1024;
/** Bytes: compressing less gains nothing that is noticed. */
const WORTH_IT = 1024;

/** A zip file, written as what goes into it comes; the same files in the same order at the same time give the same bytes. */
export class ZipContainer implements Container {
  private readonly pieces: Uint8Array[] = [];
  private waiting = 0;
  private readonly zip: ZipWriter<unknown>;

  private constructor(
    private readonly file: FileHandle,
    time: Date,
  ) {
    const sink = new WritableStream<Uint8Array>({ write: (piece) => this.take(piece) });
    this.zip = new ZipWriter(sink, {
      lastModDate: time,
      rawLastModDate: dosTime(time),
      useWebWorkers: false,
    });
  }

  static async open(path: string, time: Date): Promise<ZipContainer> {
    return new ZipContainer(await open(path, 'wx', 0o600), time);
  }

  async put(path: string, size: number, bytes: AsyncIterable<Uint8Array>, isDense: boolean): Promise<void> {
    const level = isDense || size < WORTH_IT ? 0 : 6;
    await this.zip.add(path, ReadableStream.from(bytes), { uncompressedSize: size, level });
  }

  async close(): Promise<void> {
    await this.zip.close();
    await this.write();
    await this.file.sync();
    await this.file.close();
  }

  async abandon(): Promise<void> {
    await this.file.close();
  }

  private async take(piece: Uint8Array): Promise<void> {
    this.pieces.push(piece);
    this.waiting += piece.length;
    if (this.waiting >= ROOM) await this.write();
  }

  private async write(): Promise<void> {
    this.waiting = 0;
    await this.file.writeFile(Buffer.concat(this.pieces.splice(0)));
  }
}

/** Zip files tell the time of no zone: here it is UTC, wherever they are made. */
function dosTime(time: Date): number {
  const [year, month, day] = [time.getUTCFullYear() - 1980, time.getUTCMonth() + 1, time.getUTCDate()];
  const date = (year << 9) | (month << 5) | day;
  const clock = (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1);
  return ((date << 16) | clock) >>> 0;
}
