/** The characters that a TrueType font has a glyph for, read from its table `cmap`, format 12 (of all Unicode). */
export function charactersOf(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const characters = new Set<number>();
  const at = startOfCmap(view);
  const groups = view.getUint32(at + 12);
  for (let group = 0; group < groups; group += 1) {
    const start = at + 16 + 12 * group;
    const last = view.getUint32(start + 4);
    for (let character = view.getUint32(start); character <= last; character += 1) characters.add(character);
  }
  return characters;
}

function startOfCmap(view: DataView): number {
  const cmap = offsetOf(view, 'cmap');
  const tables = view.getUint16(cmap + 2);
  for (let table = 0; table < tables; table += 1) {
    const at = cmap + view.getUint32(cmap + 4 + 8 * table + 4);
    if (view.getUint16(at) === 12) return at;
  }
  throw new RangeError('a font without a map of all Unicode');
}

function offsetOf(view: DataView, name: string): number {
  const tables = view.getUint16(4);
  for (let table = 0; table < tables; table += 1) {
    const at = 12 + 16 * table;
    const tag = String.fromCodePoint(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));
    if (tag === name) return view.getUint32(at + 8);
  }
  throw new RangeError(`a font without a table ${name}`);
}
