import { Decisions, type Decider, type Fact } from '../decider.js';
import { draftExchangeList, DraftExchangeList } from './draft-exchange-list.js';
import { dropFromList, DropFromList } from './drop-from-list.js';
import { listFacts, type ExchangeListDrafted, type ListFrozen, type PackageFindings } from './facts.js';
import { freezeList, FreezeList } from './freeze-list.js';
import { handOverList, HandOverList } from './hand-over-list.js';
import { nameForExchange, NameForExchange } from './name-for-exchange.js';
import { recordAnswer, RecordAnswer } from './record-answer.js';
import { reviewPackage, ReviewPackage } from './review-package.js';

/** A version of a list that no longer changes, and who made it. */
export type FrozenVersion = ListFrozen['data'] & { readonly frozenBy: string };

/** A list for an exchange: people are named and dropped until it is frozen; each version is reviewed and handed over. */
export interface ExchangeList {
  readonly drafted?: ExchangeListDrafted['data'];
  readonly entries: ReadonlySet<string>;
  readonly versions: ReadonlyMap<number, FrozenVersion>;
  /** What the last protection review of each version came to. */
  readonly reviews: ReadonlyMap<number, PackageFindings>;
  readonly handedOver: ReadonlySet<number>;
}

export const exchangeListDecisions = new Decisions<ExchangeList>()
  .on(DraftExchangeList, draftExchangeList)
  .on(NameForExchange, nameForExchange)
  .on(DropFromList, dropFromList)
  .on(FreezeList, freezeList)
  .on(ReviewPackage, reviewPackage)
  .on(HandOverList, handOverList)
  .on(RecordAnswer, recordAnswer);

/** An exchange list: `exchangelist-<uuid>`. */
export const exchangeList: Decider<ExchangeList> = {
  category: 'exchangelist',
  initial: { entries: new Set(), versions: new Map(), reviews: new Map(), handedOver: new Set() },
  decide: exchangeListDecisions.decide,
  evolve,
};

function evolve(state: ExchangeList, fact: Fact): ExchangeList {
  const [known] = listFacts([fact]);
  switch (known?.type) {
    case 'ExchangeListDrafted':
      return { ...state, drafted: known.data };
    case 'NamedForExchange':
      return { ...state, entries: new Set(state.entries).add(known.data.casefile) };
    case 'DroppedFromList':
      return { ...state, entries: new Set([...state.entries].filter((id) => id !== known.data.casefile)) };
    case 'ListFrozen': {
      const frozen = { ...known.data, frozenBy: known.recordedBy };
      return { ...state, versions: new Map(state.versions).set(frozen.version, frozen) };
    }
    case 'PackageReviewed':
      return { ...state, reviews: new Map(state.reviews).set(known.data.version, known.data.findings) };
    case 'ListHandedOver':
      return { ...state, handedOver: new Set(state.handedOver).add(known.data.version) };
    case 'ExchangeAnswered':
    case undefined:
      return state;
  }
}
