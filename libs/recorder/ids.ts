import { createHmac, hash, randomFillSync, type KeyObject } from 'node:crypto';

/** The random digits of an id, as hexadecimal. */
const DIGITS = 20;
const random = Buffer.alloc(DIGITS * 512);
let digits = '';
let used = 0;
let latest = { at: Number.NaN, digits: '' };

/** A fresh UUIDv7 (RFC 9562 §5.7): ordered by the millisecond, random beyond it. */
export function freshId(at: Date): string {
  if (used === digits.length) {
    digits = randomFillSync(random).toString('hex');
    used = 0;
  }
  const time = at.getTime();
  if (time !== latest.at) latest = { at: time, digits: time.toString(16).padStart(12, '0') };
  return stamped(latest.digits + digits.slice(used, (used += DIGITS)), '7');
}

/**
 * The UUIDv8 (RFC 9562 §5.8) that one caller's idempotency key always gives: a repeated request is the same event. Ids are
 * published, and keys may be made of what is asked: without the record's secret nobody can try what an id was made of.
 * Only records that were begun before there were such secrets have none.
 */
export function idForKey(scope: string, key: string, secret?: KeyObject): string {
  const keyed = `${scope}\n${key}`;
  if (secret === undefined) return stamped(hash('sha256', keyed), '8');
  return stamped(createHmac('sha256', secret).update(keyed).digest('hex'), '8');
}

/** Lays version and variant over 128 bits of hexadecimal digits. */
function stamped(hex: string, version: '7' | '8'): string {
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) & 3] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
