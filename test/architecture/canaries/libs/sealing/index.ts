export { type Sealed } from './sealing-imports-the-log-and-the-event-store.js';
