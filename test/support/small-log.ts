import { createHash } from 'node:crypto';
import { SigningKey } from '#log-keeping';
import { formatNote, type Note } from '#transparency-log';

/** A log in memory. Its roots and proofs are computed by the recursive definitions of RFC 6962 §2.1 themselves. */
export class SmallLog {
  readonly key: SigningKey;
  private readonly leaves: Buffer[] = [];

  constructor(readonly origin = 'log.example/record') {
    this.key = SigningKey.generate(origin);
  }

  get size(): number {
    return this.leaves.length;
  }

  /** Appends entries up to a size. */
  growTo(size: number, tell = (index: number) => `entry ${index}`): this {
    while (this.size < size) this.leaves.push(hash('\0', tell(this.size)));
    return this;
  }

  entry(index: number): Uint8Array {
    return new TextEncoder().encode(`entry ${index}`);
  }

  /** The note text of the checkpoint at a size. */
  text(size = this.size): string {
    return `${this.origin}\n${size}\n${this.root(size).toString('base64')}\n`;
  }

  /** The signed checkpoint at a size. */
  note(size = this.size): Note {
    const text = this.text(size);
    return { text, signatures: [this.key.sign(text)] };
  }

  /** The signed checkpoint at a size, as it is sent around, cosigned at a time by those named. */
  cosigned(witnesses: readonly SigningKey[], time: number, size = this.size): string {
    const { text, signatures } = this.note(size);
    const checkpoint = { origin: this.origin, size, root: this.root(size), extensions: [] };
    return formatNote({ text, signatures: [...signatures, ...witnesses.map((key) => key.cosign(checkpoint, time))] });
  }

  root(size = this.size): Buffer {
    return treeHash(this.leaves.slice(0, size));
  }

  consistency(oldSize: number, size = this.size): Buffer[] {
    return oldSize === 0 ? [] : subproof(oldSize, this.leaves.slice(0, size), true);
  }

  inclusion(index: number, size = this.size): Buffer[] {
    return path(index, this.leaves.slice(0, size));
  }
}

function hash(...parts: (string | Buffer)[]): Buffer {
  return createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
    .digest();
}

function treeHash(leaves: readonly Buffer[]): Buffer {
  const [first, ...others] = leaves;
  if (first === undefined) return hash();
  if (others.length === 0) return first;
  const k = split(leaves);
  return hash('\x01', treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
}

function path(m: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length < 2) return [];
  const k = split(leaves);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m < k ? [...path(m, left), treeHash(right)] : [...path(m - k, right), treeHash(left)];
}

function subproof(m: number, leaves: readonly Buffer[], isKnown: boolean): Buffer[] {
  if (m === leaves.length) return isKnown ? [] : [treeHash(leaves)];
  const k = split(leaves);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m <= k ? [...subproof(m, left, isKnown), treeHash(right)] : [...subproof(m - k, right, false), treeHash(left)];
}

/** The largest power of two below the number of leaves. */
function split(leaves: readonly Buffer[]): number {
  return 2 ** Math.ceil(Math.log2(leaves.length) - 1);
}
