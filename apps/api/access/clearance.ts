import { PROTECTIONS, rankOf, type Protection, type Role } from '#record';

const BY_ROLE: Readonly<Record<Role, Protection>> = {
  reader: 'partners',
  monitor: 'team',
  reviewer: 'team',
  advocate: 'team',
  auditor: 'sealed',
  admin: 'sealed',
};

/** How far somebody with these roles may read: as far as the highest of them. */
export function clearanceOf(roles: readonly Role[]): Protection {
  return PROTECTIONS[Math.max(0, ...roles.map((role) => rankOf(BY_ROLE[role])))] ?? 'public';
}
