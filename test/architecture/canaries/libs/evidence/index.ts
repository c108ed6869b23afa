export { type Kept } from './evidence-imports-nothing-of-ours.js';
export { Bytes } from './nest-stays-at-the-edge.js';
