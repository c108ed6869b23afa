export { type Recorded } from './the-recorder-imports-the-record-sealing-and-the-event-store.js';
export { type Shortcut } from './rooms-are-entered-by-their-door.js';
