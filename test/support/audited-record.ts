import { createHash } from 'node:crypto';
import type { Json } from '#event-store';
import { SealedRecord } from './sealed-record.js';

export const [OPEN, CLOSED] = ['00000000-0000-4000-8000-00000000cafe', '00000000-0000-4000-8000-00000000c0de'];
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
export const [PAGE, LETTER, LOST] = [hash('a page'), hash('a letter'), hash('nobody kept this')];
const cited = (document: string, protection?: string) => ({
  document,
  reliability: 'B',
  credibility: 2,
  ...(protection === undefined ? {} : { protection }),
});

/** A claim kept at a level, from sources. */
export const claim = (protection: string, ...sources: Json[]) => ({
  occurrence: OPEN,
  when: '2024-05',
  protection,
  sources,
});

/** The events of the record below, by what they are. */
export type RecordedIds = Readonly<
  Record<'page' | 'letter' | 'opened' | 'arrested' | 'held' | 'closed' | 'corrected', string>
>;

/** A record of an open and a closed casefile, a public and a closed document, all of it in a published log. */
export async function auditedRecord(): Promise<{ record: SealedRecord; ids: RecordedIds }> {
  const record = await SealedRecord.open();
  await record.evidence.keep([Buffer.from('a page')]);
  await record.evidence.keep([Buffer.from('a letter')]);
  const capture = (sha256: string, protection: string) =>
    record.record(`document-${sha256}`, 'DocumentCaptured', { sha256, mediaType: 'text/html', size: 6, protection });
  const [open, closed] = [`casefile-${OPEN}`, `casefile-${CLOSED}`];
  const page = await capture(PAGE, 'public');
  const letter = await capture(LETTER, 'team');
  const person = { names: [{ text: 'Anna Example' }], protection: 'public' };
  const opened = await record.record(open, 'CasefileOpened', person);
  const arrested = await record.record(open, 'Arrested', claim('public', cited(PAGE), cited(LETTER, 'team')));
  const held = await record.record(open, 'HeldAt', claim('team', cited(LETTER), cited(LOST)), 'Borys');
  const hidden = await record.record(closed, 'CasefileOpened', { names: [], protection: 'sealed' });
  const correction = { claim: arrested, values: { when: '2024-06' }, protection: 'public' };
  const corrected = await record.record(open, 'ClaimCorrected', correction);
  await record.log.publish(record.beneath.readAll());
  return { record, ids: { page, letter, opened, arrested, held, closed: hidden, corrected } };
}
