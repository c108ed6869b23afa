import type { RecordedEvent } from '#event-store';
import type { KeyStore } from './key-store.js';
import { openingsOfSealed } from './openings-of-sealed.js';
import { sealedData } from './seal.js';

/** The digests that nobody can open any more once the key of that number is destroyed: decoys hang on the first key. */
export function digestsUnder(keys: KeyStore, number: number, event: RecordedEvent): string[] {
  const { boxes, sd } = sealedData(event.id, event.data);
  if (!boxes.some(({ key }) => key === number)) return [];
  const { shares, decoys } = openingsOfSealed(event, keys);
  const own = shares.flatMap((share) => (share?.key === number ? share.openings : []));
  const hidden = boxes[0]?.key === number ? decoys : [];
  return [...own, ...hidden].map(({ digest }) => digest).filter((digest) => sd.includes(digest));
}
