import { describe, it } from '@jest/globals';
import { openAsBlob, statSync } from 'node:fs';
import { rm, mkdir } from 'node:fs/promises';
import { SealedRecord } from '../../../test/support/sealed-record.js';
import { makeBundle } from './make-bundle.js';
import { verifyBundle } from '../verify-bundle.js';
import { ZipSource } from '../zip-source.js';

describe('big', () => {
  it('goes', async () => {
    const record = await SealedRecord.open();
    const N = 60000;
    let t = Date.now();
    for (let i = 0; i < N; i += 500) {
      await (record.sealed as any).append(`casefile-00000000-0000-4000-8000-${String(i).padStart(12, '0')}`, Array.from({ length: 500 }, (_, j) => ({
        id: `00000000-0000-4000-9000-${String(i + j).padStart(12, '0')}`, type: 'Arrested', metadata: { by: 'x' },
        data: { occurrence: 'a', when: '2024-05', protection: i % 1000 ? 'public' : 'team', sources: [{ document: 'a'.repeat(64), reliability: 'B', credibility: 2 }], fields: { by: { text: 'Example police ' + j }, place: { text: 'Town' } } } })), { expected: 'any' });
    }
    console.log('append', Date.now() - t); t = Date.now();
    await record.log.publish(record.beneath.readAll());
    console.log('publish', Date.now() - t);
    const { beneath: store, log, keys, evidence } = record;
    await rm('/tmp/e2e-big', { recursive: true, force: true }); await mkdir('/tmp/e2e-big');
    const visible = async ({ id }: { id: string }) => { const e = await record.sealed.readEvent(id); return e && (e.data as any).protection !== 'team' ? { type: e.type, data: e.data } : undefined; };
    for (const scope of [{ kind: 'full' }, { kind: 'public', visible }, { kind: 'casefile', visible, casefile: { id: 'x', streams: ['casefile-00000000-0000-4000-8000-' + '500'.padStart(12, '0')] } }] as const) {
      (globalThis as any).gc?.();
      const before = process.memoryUsage().heapUsed; let peak = 0;
      const timer = setInterval(() => { peak = Math.max(peak, process.memoryUsage().heapUsed); }, 20);
      t = Date.now();
      const out = `/tmp/e2e-big/${scope.kind}.zip`;
      const s = await makeBundle({ store, log, keys, evidence, policy: log.policy, verifyHtml: Buffer.from('x'), madeAt: new Date(), ...scope, out });
      const took = Date.now() - t; clearInterval(timer);
      t = Date.now();
      const verdict = await verifyBundle(new ZipSource(await openAsBlob(out)));
      console.log(scope.kind, took, 'ms', JSON.stringify(s), statSync(out).size, 'heap +MB', (peak - before) / 1e6 | 0, 'verify', Date.now() - t, verdict.holds, JSON.stringify(verdict.findings.slice(0, 2)));
    }
    await record.close();
  }, 600000);
});
