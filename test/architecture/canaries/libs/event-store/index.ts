export { type Stored } from './the-event-store-imports-nothing-of-ours.js';
