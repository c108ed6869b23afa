export { type Anchored } from './anchors-import-nothing-of-ours.js';
