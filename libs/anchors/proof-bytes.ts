import { AnchorProblem } from './anchor-problem.js';

/** Reads the values that OpenTimestamps proofs are made of, and never past the end. */
export class ProofBytes {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  take(count: number): Uint8Array<ArrayBuffer> {
    if (count > this.bytes.length - this.at)
      throw new AnchorProblem('malformed-anchor', `the proof ends within a value, at byte ${this.at}`);
    const taken = new Uint8Array(this.bytes.subarray(this.at, this.at + count));
    this.at += count;
    return taken;
  }

  byte(): number {
    return this.take(1)[0] ?? 0;
  }

  /** A number in groups of seven bits, the smallest first; only its shortest spelling is taken. */
  number(most: number): number {
    let sum = 0;
    for (let weight = 1; weight < 2 ** 35; weight *= 128) {
      const group = this.byte();
      sum += (group % 128) * weight;
      if (group >= 128) continue;
      if ((group === 0 && weight > 1) || sum > most) break;
      return sum;
    }
    throw new AnchorProblem('malformed-anchor', `a number before byte ${this.at} is above ${most} or badly written`);
  }

  /** Bytes after their count. */
  counted(most: number): Uint8Array<ArrayBuffer> {
    return this.take(this.number(most));
  }
}

export function numberBytes(value: number): number[] {
  return value < 128 ? [value] : [128 + (value % 128), ...numberBytes(Math.floor(value / 128))];
}

export function countedBytes(bytes: Uint8Array): number[] {
  return [...numberBytes(bytes.length), ...bytes];
}
