export { type Kept } from './log-keeping-imports-the-log-and-the-event-store.js';
