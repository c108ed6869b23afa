import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { BundleAtHand } from '../../../test/support/bundle-at-hand.js';
import { LogAtHand } from '../../../test/support/log-at-hand.js';
import { HashingThreads } from './hashing-threads.js';
import { verifyBundle } from '../verify-bundle.js';

// A thread runs what was built.
const worker = new URL('../../../dist/libs/audit/on-node/hashing-worker.js', import.meta.url);

(existsSync(worker) ? describe : describe.skip)('hashing on threads of the build', () => {
  const kept = () => {
    const log = new LogAtHand();
    for (let at = 0; at < 300; at += 1) log.record({ stream: `casefile-${at % 3}`, data: {} });
    log.publish();
    return log;
  };

  it('comes to the same verdict as hashing here', async () => {
    const log = kept();
    const hashing = new HashingThreads(2, worker);
    try {
      const bundle = await BundleAtHand.of(log);
      for (const depth of ['hashes', 'entries'] as const)
        expect(await verifyBundle(bundle, { depth, hashing })).toEqual(await verifyBundle(bundle, { depth }));
      const entries = bundle.bytes('log/tile/entries/000').slice();
      entries[100] = 0;
      bundle.files.set('log/tile/entries/000', entries);
      expect(await verifyBundle(bundle, { hashing })).toEqual(await verifyBundle(bundle));
    } finally {
      await hashing.close();
    }
  });

  it('fails what was asked of it when a thread ends, or is closed', async () => {
    const work = {
      origin: 'x',
      first: 0,
      count: 1,
      entries: Uint8Array.of(0, 0),
      tile: undefined,
      depth: 'hashes',
    } as const;
    const broken = new HashingThreads(1, new URL('data:text/javascript,throw new RangeError("broken")'));
    await expect(broken.hash(work)).rejects.toThrow('broken');
    await expect(broken.hash(work)).rejects.toThrow('broken');
    await broken.close();
    const none = new HashingThreads(0, worker);
    await expect(none.hash(work)).rejects.toThrow('no threads');
  });
});
