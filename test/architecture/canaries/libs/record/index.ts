export { hash } from './the-record-imports-no-one.js';
export { even } from './no-circles.js';
export { child } from './types-may-go-in-circles.js';
