import type { RecordedEvent } from '#event-store';
import type { KeyStore } from './key-store.js';
import { decoys, openingsOf, type Opening } from './opening.js';
import { opened, sealedData, withType } from './seal.js';

/** One share of a sealed event whose key still exists. */
export interface OpenShare {
  /** The number of its key. */
  readonly key: number;
  /** The type of the event, where it is personal: it is then one of the openings. */
  readonly type: string | undefined;
  readonly openings: readonly Opening[];
}

/** What can still be opened of a sealed event. */
export interface OpenedSeal {
  /** In the order of its boxes; undefined where the key has been destroyed. */
  readonly shares: readonly (OpenShare | undefined)[];
  /** They hang on the first key; where another has been destroyed, there are some among them that the event has not. */
  readonly decoys: readonly Opening[];
}

const FEWEST = 4;

/** Every opening of a sealed event that its keys still give, made as sealing made them. @throws BoxDamaged, KeyLost, NotSealed */
export function openingsOfSealed({ id, type, data }: RecordedEvent, keys: KeyStore): OpenedSeal {
  const { boxes, sd } = sealedData(id, data);
  keys.look();
  const shares = opened(id, type, boxes, (number) => keys.keyNumbered(number)).map((boxed, at) => {
    const number = boxes[at]?.key ?? 0;
    const key = keys.keyNumbered(number);
    if (boxed === undefined || key === 'erased') return undefined;
    return { key: number, type: boxed.type, openings: openingsOf(key, id, withType(boxed.data, boxed.type)) };
  });
  const [own] = shares;
  const key = own === undefined ? 'erased' : keys.keyNumbered(own.key);
  if (key === 'erased') return { shares, decoys: [] };
  const known = shares.reduce((count, share) => count + (share?.openings.length ?? 0), 0);
  const digests = shares.includes(undefined) ? fewestPaddedTo(sd.length) : known;
  return { shares, decoys: decoys(key, id, digests) };
}

/** The fewest digests that decoys would bring to this number. */
function fewestPaddedTo(digests: number): number {
  return digests <= FEWEST ? 0 : digests / 2 + 1;
}
