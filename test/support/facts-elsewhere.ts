import type { Protection } from '#record';
import { CASEFILE, fact, type Unstamped } from './casefile-facts.js';

/** Something of another stream that a case record takes in. */
export type Elsewhere =
  | { readonly lists: readonly Unstamped[] }
  | { readonly groups: readonly Unstamped[] }
  | { readonly pledges: readonly Unstamped[] }
  | { readonly namesake: string; readonly protection: Protection };

interface ListOptions {
  readonly handedOverOn?: string;
  readonly answer?: string;
  readonly answeredOn?: string;
  readonly urgent?: boolean;
  readonly protection?: Protection;
}

/** A frozen exchange list that names the person. */
export function listed(profile: string, options: ListOptions = {}): Elsewhere {
  const { handedOverOn, answer, answeredOn, urgent, protection = 'team' } = options;
  const casefile = CASEFILE;
  const entries = [{ casefile, ready: true, blocking: [], advisory: [] }];
  return {
    lists: [
      fact('ExchangeListDrafted', { profile, protection }),
      fact('NamedForExchange', { casefile, ...(urgent === undefined ? {} : { urgent }) }),
      fact('ListFrozen', {
        version: 1,
        entries,
        profile: { id: profile, version: 1 },
        on: '2026-01-01',
        position: '',
        checksum: '',
      }),
      ...(handedOverOn === undefined ? [] : [fact('ListHandedOver', { version: 1, to: profile, on: handedOverOn })]),
      ...(answer === undefined
        ? []
        : [fact('ExchangeAnswered', { version: 1, casefile, answer, on: answeredOn, sources: [] })]),
    ],
  };
}

/** A group of co-defendants in which the person was placed. */
export function grouped(
  placed: { readonly role?: string; readonly from?: string; readonly until?: string } = {},
): Elsewhere {
  const names = [{ text: 'Example case' }];
  return {
    groups: [fact('CasegroupOpened', { names }), fact('PersonPlacedInGroup', { casefile: CASEFILE, ...placed })],
  };
}

/** Another casefile that goes by one of the person's names. */
export function namesake(casefile: string, protection: Protection = 'public'): Elsewhere {
  return { namesake: casefile, protection };
}
