import type { Readiness } from './evaluate.js';

/** Such as "not ready: 2 blocking: CO-2 unmet, CU-3 stale since 2026-08-14"; "ready" when nothing blocks. */
export function summaryOf({ ready, blocking, rules }: Readiness): string {
  if (ready) return 'ready';
  const said = blocking.map((id) => {
    const rule = rules.find((one) => one.id === id);
    return `${id} ${rule?.outcome ?? 'unmet'}${rule?.since === undefined ? '' : ` since ${rule.since}`}`;
  });
  return `not ready: ${blocking.length} blocking: ${said.join(', ')}`;
}
