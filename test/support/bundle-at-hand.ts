import { createHash } from 'node:crypto';
import { isTelling, ORIGIN, type LogAtHand } from './log-at-hand.js';

type Files = Map<string, Uint8Array>;

interface BundleOptions {
  readonly kind?: 'full' | 'public' | 'casefile';
  readonly documents?: readonly Uint8Array[];
  /** Documents that are known of, without their bytes. */
  readonly absent?: readonly string[];
  /** In a bundle about one casefile: the stream it is about. */
  readonly stream?: string;
  readonly policy?: string;
}

/** An audit bundle in memory, which whoever tampers with it can make anew. */
export class BundleAtHand {
  private constructor(readonly files: Files) {}

  /** The bundle of a log as it was published last. */
  static async of(log: LogAtHand, options: BundleOptions = {}): Promise<BundleAtHand> {
    const { kind = 'full', documents = [], absent = [], stream, policy = log.keys.policy() } = options;
    const bundle = new BundleAtHand(new Map());
    const latest = log.published.at(-1);
    const leaves = log.events.flatMap((event, seq) => (event.stream === stream ? [seq] : []));
    bundle.write('policy', policy);
    bundle.write('log/checkpoint', latest?.note ?? '');
    if (kind === 'casefile') for (const seq of leaves) await bundle.addLeaf(log, seq);
    else {
      for (const { size, note } of log.published.slice(0, -1)) bundle.write(`log/checkpoints/${size}`, note);
      for (const [path, bytes] of log.tiles()) bundle.files.set(`log/${path}`, bytes);
    }
    bundle.addOpenings(log, kind, leaves);
    const included = documents.map((bytes) => ({ sha256: sha256(bytes), included: true, bytes }));
    for (const { sha256: name, bytes } of included) bundle.files.set(`documents/${name}`, bytes);
    bundle.write('README.txt', 'How to check this without us.\n');
    const listed = [...included, ...absent.map((name) => ({ sha256: name, included: false }))];
    const about = {
      format: 'litopys-audit-bundle/1',
      kind,
      origin: ORIGIN,
      size: latest?.size,
      madeAt: '2024-03-02T08:00:00.000Z',
      ...(kind === 'casefile' && { casefile: stream?.replace('casefile-', ''), leaves }),
      documents: listed.map(({ sha256: name, included: is }) => ({ sha256: name, included: is })),
    };
    bundle.write('bundle.json', JSON.stringify(about));
    return bundle.sealed();
  }

  /** Makes MANIFEST anew, as somebody does who has changed a file. */
  sealed(): this {
    this.files.delete('MANIFEST');
    const paths = [...this.files.keys()].toSorted();
    this.write('MANIFEST', paths.map((path) => `${sha256(this.bytes(path))}  ${path}\n`).join(''));
    return this;
  }

  bytes(path: string): Uint8Array {
    const bytes = this.files.get(path);
    if (bytes === undefined) throw new TypeError(`the bundle has no ${path}`);
    return bytes;
  }

  text(path: string): string {
    return new TextDecoder().decode(this.bytes(path));
  }

  write(path: string, text: string): this {
    this.files.set(path, new TextEncoder().encode(text));
    return this;
  }

  remove(path: string): this {
    this.files.delete(path);
    return this;
  }

  /** The same bundle, to be changed without changing this one. */
  copy(): BundleAtHand {
    return new BundleAtHand(new Map(this.files));
  }

  async list(): Promise<readonly string[]> {
    return [...this.files.keys()];
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    return this.files.get(path)?.slice();
  }

  private async addLeaf(log: LogAtHand, seq: number): Promise<void> {
    this.files.set(`log/entries/${seq}.json`, log.entries[seq] ?? new Uint8Array());
    this.write(`log/proofs/${seq}.tlog-proof`, await log.proof(seq));
  }

  private addOpenings(log: LogAtHand, kind: BundleOptions['kind'], leaves: readonly number[]): void {
    const lines = log.openings.map((all, seq) => {
      const of = kind === 'casefile' && !leaves.includes(seq) ? [] : all;
      const openings = (kind === 'full' ? of : of.filter(isTelling)).map(({ text }) => text);
      return openings.length === 0 ? '' : `${JSON.stringify({ seq, openings })}\n`;
    });
    this.write('openings.jsonl', lines.join(''));
  }
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
