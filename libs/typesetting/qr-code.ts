import { encode } from 'uqr';
import { TypesettingFailed } from './typesetting-failed.js';

/** More bytes than these make a code that nobody can read from paper. */
const LONGEST = 1000;

/** How many points a square of the code is wide: readers of PDF smooth what they enlarge by more. */
const POINTS = 4;

/** A picture in shades of grey, a byte a point, line by line from the top. */
export interface Grey {
  readonly bytes: Uint8Array;
  /** Points a line, and lines. */
  readonly size: number;
}

/** An address as a QR code (ISO/IEC 18004). As points, for a path of hundreds of squares is dear to set on each page. */
export function qrCode(address: string): Grey {
  if (Buffer.byteLength(address) > LONGEST)
    throw new TypesettingFailed([{ message: 'an address too long for a QR code', line: 0 }]);
  const { data, size } = encode(address, { ecc: 'M', border: 0 });
  const wide = size * POINTS;
  const bytes = new Uint8Array(wide * wide).fill(255);
  for (const [at] of bytes.entries()) {
    const [x, y] = [Math.floor((at % wide) / POINTS), Math.floor(at / wide / POINTS)];
    if (data[y]?.[x] === true) bytes[at] = 0;
  }
  return { bytes, size: wide };
}
