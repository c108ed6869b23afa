export { KeptLog, type Place } from './kept-log.js';
export { LastCheckpoint } from './last-checkpoint.js';
export { LogFolder } from './log-folder.js';
export { LogIndex } from './log-index.js';
export { keyInFile } from './log-key.js';
export { Sequencer, type SequencerOptions } from './sequencer.js';
export { SigningKey } from './signing-key.js';
export { requestCosignature, type WitnessAddress } from './witness-client.js';
export { startWitness } from './witness-server.js';
