import type { Json } from '#event-store';
import { disclosureOf, ERASED, rejoined, type Share } from '#record';
import type { Parting } from '#sealing';

/** What the domain says of whose data is in an event, in the words of sealing. */
export const parting: Parting = {
  part: (stream, { type, data }) => {
    const { shares, ...disclosure } = disclosureOf(stream, { type, data: data as object });
    return { ...disclosure, parts: shares, ...(type === 'PersonalDataErased' ? { commits: 'digests' } : {}) };
  },
  // What was recorded is JSON, and so is each share of it.
  rejoin: (type, published, parts) => rejoined(type, published, parts as (Share['data'] | undefined)[]) as Json,
  erased: (type) => ({ type: ERASED, data: { was: type } }),
};
