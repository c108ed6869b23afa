import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { charactersOf } from './glyphs.js';

const FACES = ['400Regular', '400Regular_Italic', '700Bold'];

/** The faces that papers are set in, as TrueType files. */
export function readFonts(): Buffer[] {
  const { resolve } = createRequire(import.meta.url);
  return FACES.map((face) => readFileSync(resolve(`@expo-google-fonts/noto-serif/${face}/NotoSerif_${face}.ttf`)));
}

/** The characters that every face has. */
export function charactersOfAll(fonts: readonly Uint8Array[]): ReadonlySet<number> {
  const [first, ...others] = fonts.map(charactersOf);
  return new Set([...(first ?? [])].filter((character) => others.every((face) => face.has(character))));
}
