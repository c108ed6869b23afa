import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BundleAtHand } from '../../test/support/bundle-at-hand.js';
import { ANOTHER, LogAtHand, SOMEBODY } from '../../test/support/log-at-hand.js';
import { verifyBundle } from './verify-bundle.js';

const documents = ['A report.', 'A letter.'].map((text) => new TextEncoder().encode(text));

function story(more: number): LogAtHand {
  const log = new LogAtHand();
  for (let at = 0; at < 3; at += 1) log.record({ stream: ANOTHER });
  log.publish({ by: [0, 2] });
  log.erase(ANOTHER);
  for (let at = 0; at < 2 + more; at += 1) log.record({ data: { about: at } });
  log.publish();
  return log;
}

/** Flips bits of one byte of one file that was there before, and makes MANIFEST anew. */
function mustBeSeen(bundle: BundleAtHand, runs: number): Promise<void> {
  const paths = [...bundle.files.keys()].filter((path) => /^(log\/|documents\/|openings\.jsonl$)/.test(path));
  const flip = fc.record({ path: fc.constantFrom(...paths), at: fc.nat(), bits: fc.integer({ min: 1, max: 255 }) });
  return fc.assert(
    fc.asyncProperty(flip, async ({ path, at, bits }) => {
      const flipped = bundle.copy();
      const bytes = flipped.bytes(path).slice();
      const place = at % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ bits;
      flipped.files.set(path, bytes);
      const { holds, findings } = await verifyBundle(flipped.sealed());
      expect({ path, place, bits, holds }).toEqual({ path, place, bits, holds: false });
      expect(findings.every(({ message }) => /\d|log\/|openings\.jsonl|documents\//.test(message))).toBe(true);
    }),
    { numRuns: runs },
  );
}

describe('one flipped byte', () => {
  it('anywhere in a full bundle is seen', async () => {
    await mustBeSeen(await BundleAtHand.of(story(0), { documents }), 80);
  });

  it('anywhere in a public bundle of more than one tile is seen', async () => {
    await mustBeSeen(await BundleAtHand.of(story(260), { kind: 'public', documents }), 15);
  });

  it('anywhere in a bundle about one casefile is seen', async () => {
    await mustBeSeen(await BundleAtHand.of(story(0), { kind: 'casefile', stream: SOMEBODY, documents }), 80);
  });
});
