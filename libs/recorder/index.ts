export { canonicalText } from './digest.js';
export { freshId, idForKey } from './ids.js';
export { IdempotencyKeyReused, RevisionConflict } from './problems.js';
export { Recorder, type RecorderOptions, type Recording } from './recorder.js';
