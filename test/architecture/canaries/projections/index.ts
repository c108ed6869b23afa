export { type Row } from './register/projections-import-record-readiness-and-event-store.js';
export { type Total } from './register/projections-do-not-know-each-other.js';
