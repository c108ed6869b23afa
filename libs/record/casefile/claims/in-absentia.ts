import { isCustody, type Facets } from '../facets.js';

/** What proceedings in the person's absence say of liberty: nothing about somebody who is held. */
export function absence(inAbsentia: boolean | undefined, before: Facets): Partial<Facets> {
  return inAbsentia === true && !isCustody(before.liberty) ? { liberty: 'in-absentia' } : {};
}
