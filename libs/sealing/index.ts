export { digestsUnder } from './digests-under.js';
export { KeyStore, type KeyStoreOptions, type SubjectKey } from './key-store.js';
export { decoys, openingsOf, type Opening } from './opening.js';
export { openingsOfSealed, type OpenedSeal, type OpenShare } from './openings-of-sealed.js';
export type { Parted, Parting } from './parting.js';
export {
  ActorUnknown,
  BoxDamaged,
  KeyLost,
  KeyStoreUnusable,
  NotSealed,
  SealingError,
  SubjectErased,
  type SealingErrorCode,
} from './problems.js';
export { sealedData, type Box, type SealedData } from './seal.js';
export { SealedEventStore } from './sealed-event-store.js';
