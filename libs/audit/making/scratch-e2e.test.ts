import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openAsBlob } from 'node:fs';
import { rm, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { digestsUnder } from '#sealing';
import { auditedRecord, OPEN } from '../../../test/support/audited-record.js';
import { makeBundle } from './make-bundle.js';
import { verifyBundle } from '../verify-bundle.js';
import { ZipSource } from '../zip-source.js';

describe('e2e', () => {
  it('verifies', async () => {
    const { record } = await auditedRecord();
    const { beneath: store, log, keys, evidence } = record;
    await rm('/tmp/e2e-making', { recursive: true, force: true }); await mkdir('/tmp/e2e-making');
    const base = { store, log, keys, evidence, policy: log.policy, verifyHtml: Buffer.from('<html></html>'), madeAt: new Date('2026-09-02T00:00:00.000Z') };
    const visible = async ({ id }: { id: string }) => { const e = await record.sealed.readEvent(id); return e && (e.data as any).protection !== 'team' && e.type !== 'Erased' ? { type: e.type, data: e.data } : undefined; };
    const person = `casefile-${OPEN}`;
    for (const round of ['before', 'after']) {
      if (round === 'after') {
        const number = keys.keysOf([person]).get(person)?.number ?? 0;
        const digests: string[] = [];
        for await (const event of store.readAll()) digests.push(...digestsUnder(keys, number, event));
        await record.record(person, 'PersonalDataErased', { basis: 'objection', count: digests.length, digests });
        keys.destroy(person, new Date());
        log.stored.push({ size: 7, file: '7-opentimestamps-1.ots', bytes: Uint8Array.of(1) });
        await log.publish(store.readAll(), 1_790_000_100);
      }
      for (const scope of [{ kind: 'full' }, { kind: 'public', visible }, { kind: 'casefile', visible, casefile: { id: OPEN, streams: [person] } }] as const) {
        const out = `/tmp/e2e-making/${round}-${scope.kind}.zip`;
        const summary = await makeBundle({ ...base, ...scope, out });
        const verdict = await verifyBundle(new ZipSource(await openAsBlob(out)));
        console.log(round, JSON.stringify(summary), JSON.stringify(verdict, undefined, 1));
      }
    }
    await record.close();
  }, 60000);
});
