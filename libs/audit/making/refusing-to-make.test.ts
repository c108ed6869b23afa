import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordedEvent } from '#event-store';
import { auditedRecord, LETTER, PAGE, type RecordedIds } from '../../../test/support/audited-record.js';
import type { SealedRecord } from '../../../test/support/sealed-record.js';
import type { BundleRequest } from './bundle-request.js';
import { makeBundle } from './make-bundle.js';

let record: SealedRecord;
let ids: RecordedIds;

beforeEach(async () => {
  ({ record, ids } = await auditedRecord());
});

afterEach(() => record.close());

const naming = (what: string): unknown => expect.stringContaining(what);

/** A copy of the record in which one event is as `to` has it. */
const change = (id: string, to: (event: RecordedEvent) => RecordedEvent | undefined) =>
  record.copied((event) => (event.id === id ? to(event) : event));

const having = (event: RecordedEvent, more: object) =>
  ({ ...event, data: { ...(event.data as object), ...more } }) as RecordedEvent;

async function expectNone(more: Partial<Pick<BundleRequest, 'store' | 'policy'>>, problem: object): Promise<void> {
  const { beneath: store, log, keys, evidence } = record;
  const out = join(record.folder, 'bundle.zip');
  const made = makeBundle({
    kind: 'full',
    out,
    store,
    log,
    keys,
    evidence,
    policy: log.policy,
    verifyHtml: Buffer.from('<html></html>'),
    madeAt: new Date(),
    ...more,
  });
  await expect(made).rejects.toMatchObject(problem);
  expect((await readdir(record.folder)).toSorted()).toEqual(['evidence', 'keys']);
}

describe('no bundle is made', () => {
  it('of a record in which an event was changed, in what is published of it or in what is sealed', async () => {
    const store = await change(ids.page, (event) => having(event, { pub: { sha256: LETTER } }));
    await expectNone({ store }, { code: 'event-edited', message: naming(ids.page) });
    const other = await record.beneath.readEvent(ids.opened);
    const { boxes } = { boxes: undefined, ...(other?.data as object) };
    const swapped = await change(ids.held, (event) => having(event, { boxes }));
    await expectNone({ store: swapped }, { code: 'event-edited', message: naming(ids.held) });
  });

  it('of a record from which an event was removed, be it the last', async () => {
    for (const id of [ids.held, ids.corrected]) {
      const store = await change(id, () => undefined);
      await expectNone({ store }, { code: 'event-removed', message: naming(id) });
    }
  });

  it('of a record into which an event was put', async () => {
    const id = '00000000-0000-4000-9000-000000000000';
    const store = await record.copied((event) => event, { after: ids.opened, id });
    await expectNone({ store }, { code: 'event-added', message: naming(id) });
  });

  it('of a log whose tiles are not those that it signed, or are missing', async () => {
    const { files } = record.log;
    files.set('tile/entries/000.p/7', files.get('tile/entries/000.p/7')?.slice(0, -1) ?? Buffer.alloc(0));
    await expectNone({}, { code: 'malformed-tile' });
    files.delete('tile/entries/000.p/7');
    await expectNone({}, { code: 'log-incomplete', message: naming('tile/entries/000.p/7') });
  });

  it('with a document whose bytes are no longer those that were captured', async () => {
    await writeFile(join(record.folder, 'evidence', PAGE.slice(0, 2), PAGE), 'a pagE');
    await expectNone({}, { code: 'document-damaged', message: naming(PAGE) });
  });

  it('before the first checkpoint, or under a policy that cannot be read', async () => {
    await expectNone({ policy: 'quorum' }, { code: 'malformed-policy' });
    record.log.published.length = 0;
    await expectNone({}, { code: 'no-checkpoint' });
  });
});
