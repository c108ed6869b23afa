import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyInFile, SigningKey, startWitness } from '#log-keeping';
import { formatNoteKey, type NoteKey } from '#transparency-log';

/** A witness of one log on loopback, which can go away and come back where it was. */
export class LoopbackWitness {
  private readonly folder = mkdtempSync(join(tmpdir(), 'litopys-witness-'));
  private readonly key: SigningKey;
  private running: Awaited<ReturnType<typeof startWitness>> | undefined;
  private url = '';

  constructor(
    readonly name: string,
    private readonly log: NoteKey,
  ) {
    this.key = SigningKey.generate(`${name}.example/witness`);
  }

  async start(): Promise<this> {
    const port = this.url === '' ? 0 : Number(new URL(this.url).port);
    const logs = new Map([[this.log.name, [this.log]]]);
    this.running = await startWitness({ folder: join(this.folder, 'seen'), key: this.key, logs, port });
    this.url = this.running.url;
    return this;
  }

  async stop(): Promise<void> {
    await this.running?.close();
    this.running = undefined;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true });
  }

  /** Its line in a policy. */
  get line(): string {
    return `witness ${this.name} ${formatNoteKey(this.key.cosigner)} ${this.url}`;
  }
}

/** The key under which a log will sign that is not there yet. */
export function logKeyIn(data: string, origin = 'localhost/litopys'): NoteKey {
  return keyInFile(join(data, 'keys', 'log-signing-key'), origin, false).key;
}

/** A policy in which all witnesses are needed. */
export function policyOfAll(log: NoteKey, witnesses: readonly LoopbackWitness[]): string {
  const lines = witnesses.map(({ line }) => `${line}\n`).join('');
  return `log ${formatNoteKey(log)}\n${lines}group all-of-them all ${witnesses.map(({ name }) => name).join(' ')}\nquorum all-of-them\n`;
}
