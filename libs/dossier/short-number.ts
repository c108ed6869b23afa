/** What a casefile is called where its person must not be: the first eight digits of its id. */
export function shortNumber(casefile: string): string {
  return casefile.slice(0, 8);
}
