import { Decisions, type Decider, type Fact } from '../decider.js';
import { draftExchangeList, DraftExchangeList } from './draft-exchange-list.js';
import { dropFromList, DropFromList } from './drop-from-list.js';
import { listFacts, type ExchangeListDrafted, type ListFrozen } from './facts.js';
import { freezeList, FreezeList } from './freeze-list.js';
import { handOverList, HandOverList } from './hand-over-list.js';
import { nameForExchange, NameForExchange } from './name-for-exchange.js';
import { recordAnswer, RecordAnswer } from './record-answer.js';

/** A list for an exchange: people are named and dropped until it is frozen, and each frozen version is handed over. */
export interface ExchangeList {
  readonly drafted?: ExchangeListDrafted['data'];
  readonly entries: ReadonlySet<string>;
  readonly versions: ReadonlyMap<number, ListFrozen['data']>;
  readonly handedOver: ReadonlySet<number>;
}

export const exchangeListDecisions = new Decisions<ExchangeList>()
  .on(DraftExchangeList, draftExchangeList)
  .on(NameForExchange, nameForExchange)
  .on(DropFromList, dropFromList)
  .on(FreezeList, freezeList)
  .on(HandOverList, handOverList)
  .on(RecordAnswer, recordAnswer);

/** An exchange list: `exchangelist-<uuid>`. */
export const exchangeList: Decider<ExchangeList> = {
  category: 'exchangelist',
  initial: { entries: new Set(), versions: new Map(), handedOver: new Set() },
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
    case 'ListFrozen':
      return { ...state, versions: new Map(state.versions).set(known.data.version, known.data) };
    case 'ListHandedOver':
      return { ...state, handedOver: new Set(state.handedOver).add(known.data.version) };
    case 'ExchangeAnswered':
    case undefined:
      return state;
  }
}
