/** Who may see a claim or a field, from everybody to the sworn few. */
export const PROTECTIONS = ['public', 'partners', 'team', 'sealed'] as const;
export type Protection = (typeof PROTECTIONS)[number];

const RANKS: Readonly<Record<Protection, number>> = { public: 0, partners: 1, team: 2, sealed: 3 };

/** The rank of a level: 0 is public, 3 is sealed. */
export function rankOf(level: Protection): number {
  return RANKS[level];
}

/** Whether a reader cleared up to `clearance` may see what is kept at `level`. */
export function mayRead(clearance: Protection, level: Protection): boolean {
  return rankOf(level) <= rankOf(clearance);
}

/** The stricter of the levels given. */
export function strictest(...levels: Protection[]): Protection {
  let strict: Protection = 'public';
  for (const level of levels) if (rankOf(level) > rankOf(strict)) strict = level;
  return strict;
}
