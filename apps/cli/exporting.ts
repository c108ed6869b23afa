import { randomUUID } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import type { OpenRecord } from '#api';
import { Events, NotOnRecord, type EventAnswer } from '#projections';
import type { Protection } from '#record';
import { everyPage } from './every-page.js';
import { questionOf } from './opening.js';

export interface Export {
  /** One casefile's own events; the whole log when left out. */
  readonly casefile?: string | undefined;
  readonly clearance: Protection;
  readonly out: string;
  readonly progress: (lines: number) => void;
}

/** Writes events as recorded, cut to the clearance, one JSON object a line. The file is there whole or not at all. */
export async function exportEvents(
  record: OpenRecord,
  { casefile, clearance, out, progress }: Export,
): Promise<number> {
  const incoming = `${out}.${randomUUID()}.part`;
  // What leaves the record is for whoever asked for it, and nobody else on this machine.
  const file = await open(incoming, 'wx', 0o600);
  try {
    const stream = casefile === undefined ? {} : { stream: `casefile-${casefile}` };
    const pages = everyPage(record, clearance, (page) => questionOf(Events, { ...page, ...stream }));
    const lines = await write(file, pages, progress);
    if (lines === 0 && casefile !== undefined) throw new NotOnRecord('casefile');
    await file.sync();
    await file.close();
    await rename(incoming, out);
    return lines;
  } catch (error) {
    await file.close();
    await rm(incoming, { force: true });
    throw error;
  }
}

async function write(
  file: FileHandle,
  pages: AsyncIterable<readonly EventAnswer[]>,
  progress: Export['progress'],
): Promise<number> {
  let lines = 0;
  for await (const events of pages) {
    await file.writeFile(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    progress((lines += events.length));
  }
  return lines;
}
