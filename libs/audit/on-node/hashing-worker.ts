import { parentPort } from 'node:worker_threads';
import { hashEntries, type EntriesToHash, type HashedEntries } from '../hashing.js';

/** What a thread is asked. */
export interface Asked {
  readonly number: number;
  readonly work: EntriesToHash;
}

/** What it answers. */
export interface Answered {
  readonly number: number;
  readonly hashed: HashedEntries;
}

parentPort?.on('message', ({ number, work }: Asked) => {
  const hashed = hashEntries(work);
  const answer: Answered = { number, hashed };
  parentPort?.postMessage(answer, hashed.hashes === undefined ? [] : [hashed.hashes.buffer as ArrayBuffer]);
});
