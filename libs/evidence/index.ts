export { Evidence, EvidenceTooLarge, type Kept } from './evidence.js';
