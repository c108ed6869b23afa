export { Evidence, EvidenceTooLarge, MOST_BYTES, type Kept } from './evidence.js';
