import type { Tokens } from '#api';
import type { Role } from '#record';

/** Whom the example is recorded by. */
export const DEMO_MONITOR = 'demo-monitor';

const CALLERS: Readonly<Record<string, Role>> = {
  'demo-reader': 'reader',
  [DEMO_MONITOR]: 'monitor',
  'demo-reviewer': 'reviewer',
  'demo-advocate': 'advocate',
};

export interface DemoToken {
  readonly name: string;
  readonly role: Role;
  readonly secret: string;
}

/** Fresh tokens for the demo, one a role; those of an earlier run are revoked, as their secrets are lost. */
export function demoTokens(tokens: Tokens): DemoToken[] {
  for (const { id, name, revokedAt } of tokens.list())
    if (Object.hasOwn(CALLERS, name) && revokedAt === undefined) tokens.revoke(id);
  return Object.entries(CALLERS).map(([name, role]) => ({
    name,
    role,
    secret: tokens.create({ name, roles: [role] }).secret,
  }));
}
