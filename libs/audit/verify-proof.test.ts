import { describe, expect, it } from '@jest/globals';
import { eventId, LogAtHand } from '../../test/support/log-at-hand.js';
import { verifyProof } from './verify-proof.js';

async function proven() {
  const log = new LogAtHand();
  for (let at = 0; at < 5; at += 1) log.record();
  log.publish();
  return { log, proof: await log.proof(3), entry: log.entries[3] ?? new Uint8Array(), policy: log.keys.policy() };
}

describe('a proof of one entry', () => {
  it('holds, and says in which log, up to which size and under whose cosignatures', async () => {
    const { proof, entry, policy } = await proven();
    const verdict = await verifyProof({ proof, entry, policy });
    expect(verdict.findings).toEqual([]);
    expect(verdict.checked).toEqual([
      expect.stringMatching(
        /^Event 0189a7b2-0000-7000-8000-000000000003 \(leaf 3\) stands in the log log\.example\/record, under its checkpoint of size 5, root \S+, cosigned by W1 \(2024-03-01T08:05:00Z\), /,
      ),
    ]);
    expect(verdict.notChecked).toContain(
      'Whether the log is whole, and what else stands in it: a proof is about one entry.',
    );
  });

  it('holds with the entry in its extra line', async () => {
    const { proof, entry, policy } = await proven();
    const withEntry = proof.replace('\n', `\nextra ${Buffer.from(entry).toString('base64')}\n`);
    expect((await verifyProof({ proof: withEntry, policy })).holds).toBe(true);
    const { findings } = await verifyProof({ proof, policy });
    expect(findings).toMatchObject([{ code: 'malformed-entry' }]);
  });

  it('says that an extra line with something else is nobody’s word', async () => {
    const { proof, entry, policy } = await proven();
    const verdict = await verifyProof({ proof: proof.replace('\n', '\nextra QQ==\n'), entry, policy });
    expect(verdict.holds).toBe(true);
    expect(verdict.notChecked[0]).toContain('extra line');
  });

  it('does not hold for another entry, another place or another policy', async () => {
    const { log, proof, entry, policy } = await proven();
    const other = log.entries[2] ?? new Uint8Array();
    expect((await verifyProof({ proof, entry: other, policy })).findings).toMatchObject([
      { code: 'wrong-place', message: `Event ${eventId(2)} (leaf 3): It was written for leaf 2, not leaf 3.` },
      { code: 'wrong-proof' },
    ]);
    const moved = proof.replace('index 3', 'index 2');
    expect((await verifyProof({ proof: moved, entry, policy })).findings).toMatchObject([
      { code: 'wrong-place' },
      { code: 'wrong-proof' },
    ]);
    const { policy: foreign } = await proven();
    expect((await verifyProof({ proof, entry, policy: foreign })).findings).toMatchObject([{ code: 'unknown-signer' }]);
  });

  it('that cannot be read is told of, and nothing is thrown', async () => {
    const { entry, policy, proof } = await proven();
    expect((await verifyProof({ proof: 'x', entry, policy })).findings).toMatchObject([{ code: 'malformed-proof' }]);
    expect((await verifyProof({ proof, entry, policy: 'x' })).findings).toMatchObject([{ code: 'malformed-policy' }]);
  });

  it('under a checkpoint that nobody has cosigned says so', async () => {
    const { log, entry } = await proven();
    log.publish({ by: [] });
    const verdict = await verifyProof({ proof: await log.proof(3), entry, policy: log.keys.policy('none') });
    expect(verdict.checked[0]).toContain('which nobody has cosigned');
  });
});
