/**
 * What a casefile is called where its person must not be: the last eight digits of its id, for the first ones of
 * casefiles that were opened together are alike (RFC 9562, section 5.7).
 */
export function shortNumber(casefile: string): string {
  return casefile.slice(-8);
}
