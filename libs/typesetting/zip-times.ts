const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** The first moment that a ZIP can tell: 1 January 1980, as a time and a date of two bytes each. */
const FIRST_MOMENT = 0x00210000;

/** A ZIP whose entries were all last changed in 1980: what was made of the same content has the same bytes, whenever it was made. */
export function withoutTimes(zip: Uint8Array): Uint8Array {
  const timeless = Uint8Array.from(zip);
  const view = new DataView(timeless.buffer);
  let end = timeless.length - 22;
  while (view.getUint32(end, true) !== END) end -= 1;
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(entry, true) !== ENTRY) throw new RangeError('a ZIP whose directory is not where it says');
    view.setUint32(entry + 12, FIRST_MOMENT, true);
    // The time stands a second time before the content itself.
    view.setUint32(view.getUint32(entry + 42, true) + 10, FIRST_MOMENT, true);
    entry += 46 + [28, 30, 32].reduce((sum, length) => sum + view.getUint16(entry + length, true), 0);
  }
  return timeless;
}
