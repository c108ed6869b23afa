/** Who may see a claim or a field, from everybody to the sworn few. */
export const PROTECTIONS = ['public', 'partners', 'team', 'sealed'] as const;
export type Protection = (typeof PROTECTIONS)[number];

/** The rank of a level: 0 is public, 3 is sealed. */
export function rankOf(level: Protection): number {
  return PROTECTIONS.indexOf(level);
}

/** Whether a reader cleared up to `clearance` may see what is kept at `level`. */
export function mayRead(clearance: Protection, level: Protection): boolean {
  return rankOf(level) <= rankOf(clearance);
}

/** The stricter of the levels given. */
export function strictest(...levels: Protection[]): Protection {
  return PROTECTIONS[Math.max(0, ...levels.map(rankOf))] ?? 'sealed';
}
