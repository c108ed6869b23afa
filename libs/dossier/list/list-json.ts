import type { ListContent } from './list-content.js';

/** A list for programs. Each part is put together in one order, so that the same list is the same text. */
export function listJson(content: ListContent): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}
