import { open, type FileHandle } from 'node:fs/promises';

const ROOM = 256 * 1024;

/** Text that is gathered in a file until all of it is there. */
export class Spool {
  private readonly lines: string[] = [];
  private waiting = 0;

  private constructor(
    readonly path: string,
    private readonly file: FileHandle,
  ) {}

  static async open(path: string): Promise<Spool> {
    return new Spool(path, await open(path, 'wx', 0o600));
  }

  async write(text: string): Promise<void> {
    this.lines.push(text);
    this.waiting += text.length;
    if (this.waiting >= ROOM) await this.flush();
  }

  async close(): Promise<void> {
    await this.flush();
    await this.file.close();
  }

  /** Lets go of the file, whatever is missing in it. */
  async abandon(): Promise<void> {
    await this.file.close();
  }

  private async flush(): Promise<void> {
    this.waiting = 0;
    await this.file.writeFile(this.lines.splice(0).join(''));
  }
}
