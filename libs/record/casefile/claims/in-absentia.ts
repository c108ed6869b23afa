import { isCustody, type Facets } from '../facets.js';

/** What proceedings in the person's absence say of liberty: nothing about somebody who is held. */
export function absence(inAbsentia: boolean | undefined, before: Facets): Partial<Facets> {
  return inAbsentia === true && !isCustody(before.liberty) ? { liberty: 'in-absentia' } : {};
}

/** What a trial says of liberty: whoever was held by the police and comes before the court from custody is on remand. */
export function atTrial(inAbsentia: boolean | undefined, before: Facets): Partial<Facets> {
  if (inAbsentia === true) return absence(inAbsentia, before);
  return before.liberty === 'police-hold' ? { liberty: 'remand' } : {};
}
