export { type Logged } from './the-transparency-log-imports-nothing-of-ours.js';
