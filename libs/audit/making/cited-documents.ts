import type { Entry } from '#transparency-log';
import type { Opening } from '#sealing';

const SHA256 = /^[0-9a-f]{64}$/;

/** The documents (by SHA-256) that whoever is handed a leaf and these openings of it knows it to cite, each once. */
export function citedDocuments({ src, pub }: Pick<Entry, 'src' | 'pub'>, openings: readonly Opening[]): string[] {
  const found = new Set(src.map(({ sha256 }) => sha256));
  if (isHash(pub['sha256'])) found.add(pub['sha256']);
  for (const { name, value } of openings)
    if (isHash(value) && /(?:^|\.)(?:document|sha256)$/.test(name)) found.add(value);
    else collect(value, found);
  return [...found];
}

function collect(value: unknown, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('document' in value && isHash(value.document)) into.add(value.document);
  for (const member of Object.values(value)) collect(member, into);
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && SHA256.test(value);
}
