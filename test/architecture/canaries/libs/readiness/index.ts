export { type Outcome } from './readiness-imports-only-the-record.js';
