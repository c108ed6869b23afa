import type { ClaimData } from './claims/claim.js';
import type { CorrectedValues } from './facts.js';

/** A claim's data with corrected values laid over it; null takes an own field or a remark away. */
export function corrected(data: ClaimData, { fields, ...common }: CorrectedValues): ClaimData {
  const { when, whenAsWritten, inferred, ...rest } = { ...data, ...common };
  return {
    ...rest,
    when: when ?? null,
    ...(whenAsWritten === undefined || whenAsWritten === null ? {} : { whenAsWritten }),
    ...(inferred === undefined || inferred === null ? {} : { inferred }),
    fields: withoutNulls({ ...data.fields, ...fields }),
  };
}

function withoutNulls(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
