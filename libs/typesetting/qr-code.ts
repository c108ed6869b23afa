import { encode } from 'uqr';
import { TypesettingFailed } from './typesetting-failed.js';

/** More bytes than these make a code that nobody can read from paper. */
const LONGEST = 1000;

/** An address as a QR code, drawn in squares: a picture of any size. */
export function qrCode(address: string): string {
  if (Buffer.byteLength(address) > LONGEST)
    throw new TypesettingFailed([{ message: 'an address too long for a QR code', line: 0 }]);
  const { data, size } = encode(address, { ecc: 'M', border: 0 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${squares.join('')}"/></svg>`;
}
