import { createHash, randomFillSync } from 'node:crypto';

const random = Buffer.alloc(10 * 1024);
let used = random.length;

/** A fresh UUIDv7 (RFC 9562 §5.7): ordered by the millisecond, random beyond it. */
export function freshId(at: Date): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  const time = at.getTime().toString(16).padStart(12, '0');
  const tail = random.toString('hex', used, (used += 10));
  return stamped(time + tail, '7');
}

/** The UUIDv8 (RFC 9562 §5.8) that one caller's idempotency key always gives: a repeated request is the same event. */
export function idForKey(scope: string, key: string): string {
  return stamped(createHash('sha256').update(`${scope}\n${key}`).digest('hex'), '8');
}

/** Lays version and variant over 128 bits of hexadecimal digits. */
function stamped(hex: string, version: '7' | '8'): string {
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) & 3] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
