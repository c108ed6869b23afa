export { type Proof } from './a-dossier-imports-the-record-readiness-and-typesetting.js';
