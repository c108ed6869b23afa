import type { OpenRecord } from '#api';
import type { PagedQuestion } from '#projections';
import type { Protection } from '#record';
import { ask } from './opening.js';

type Asked<Item> = (page: { limit: number; cursor?: string }) => PagedQuestion<Item>;

/** The pages of a question, one after the other. */
export async function* everyPage<Item>(
  record: OpenRecord,
  clearance: Protection,
  question: Asked<Item>,
): AsyncGenerator<readonly Item[]> {
  for (let cursor: string | null = ''; cursor !== null;) {
    const asked = question({ limit: 500, ...(cursor === '' ? {} : { cursor }) });
    const page: { items: readonly Item[]; next: string | null } = await ask(record, asked, clearance);
    yield page.items;
    cursor = page.next;
  }
}

/** Everything on the pages of a question whose answer is small. */
export async function everything<Item>(
  record: OpenRecord,
  clearance: Protection,
  question: Asked<Item>,
): Promise<Item[]> {
  const all: Item[] = [];
  for await (const items of everyPage(record, clearance, question)) all.push(...items);
  return all;
}
