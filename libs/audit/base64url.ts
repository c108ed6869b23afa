const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const SIXES = Uint8Array.from({ length: 128 }, (_, code) => {
  const at = ALPHABET.indexOf(String.fromCodePoint(code));
  return at === -1 ? 255 : at;
});

/** The bytes of base64url without padding (RFC 4648 §5); undefined for any other spelling of them. */
export function fromBase64url(text: string): Uint8Array | undefined {
  const left = text.length % 4;
  if (left === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [at, bits, held] = [0, 0, 0];
  for (let character = 0; character < text.length; character += 1) {
    const six = SIXES[text.charCodeAt(character)] ?? 255;
    if (six === 255) return undefined;
    held = ((held << 6) | six) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 0xff;
    at += 1;
  }
  const isExact = (held & ((1 << bits) - 1)) === 0;
  return isExact ? bytes : undefined;
}
