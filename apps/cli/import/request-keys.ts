import { createHash } from 'node:crypto';
import { canonicalText } from '#recorder';

/** The idempotency keys of a file's requests: what is asked, and which one of its like it is, as two lines alike are meant twice. */
export class RequestKeys {
  private readonly counts = new Map<string, number>();

  /** The key of the next request of a file. */
  next(request: Readonly<Record<string, unknown>>): string {
    const hash = createHash('sha256')
      .update(canonicalText(request) ?? '')
      .digest('hex');
    const count = this.counts.get(hash) ?? 0;
    this.counts.set(hash, count + 1);
    return `${hash}.${count}`;
  }
}
