export { type Paper } from './typesetting-imports-nothing-of-ours.js';
