/** Controls but the line feed, and marks that turn the direction of writing, which can make a text read otherwise than it is. */
const UNSEEN = /[\u{61C}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]|(?!\n)\p{Cc}/gu;

/** A text as it is read: its lines end in one way, and nothing in it steers what shows it. */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\v\f\u{85}\u{2028}\u{2029}]/gu, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(UNSEEN, '');
}
