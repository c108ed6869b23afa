import type { Policy } from '#transparency-log';

/** Whether cosignatures by those named are what the policy asks for; one at least, though it ask for none. */
export function reachesQuorum({ witnesses, groups, quorum }: Policy, cosigned: ReadonlySet<string>): boolean {
  const reached = new Set(witnesses.filter(({ name }) => cosigned.has(name)).map(({ name }) => name));
  // A group names only what stands before it.
  for (const { name, needed, members } of groups) {
    if (members.filter((member) => reached.has(member)).length >= needed) reached.add(name);
  }
  return quorum === 'none' ? cosigned.size > 0 : reached.has(quorum);
}
