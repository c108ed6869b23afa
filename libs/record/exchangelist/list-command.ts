import { RecordCommand } from '../decider.js';
import { Id } from '../fields/index.js';
import { Refused } from '../refused.js';
import type { ExchangeList, FrozenVersion } from './exchange-list.js';
import type { ExchangeListDrafted } from './facts.js';

/** Something asked of an exchange list. */
export abstract class ListCommand extends RecordCommand {
  @Id()
  list!: string;

  override stream(): string {
    return `exchangelist-${this.list}`;
  }
}

/** @throws Refused `unknown-list` */
export function mustBeDrafted({ drafted }: ExchangeList): ExchangeListDrafted['data'] {
  if (drafted === undefined) throw new Refused('unknown-list', 'No exchange list was drafted under this id.');
  return drafted;
}

/** @throws Refused `unknown-list`, `list-not-frozen`, `unknown-list-version` */
export function frozenVersion(state: ExchangeList, version: number | undefined): FrozenVersion {
  mustBeDrafted(state);
  if (state.versions.size === 0) throw new Refused('list-not-frozen', 'The list has not been frozen yet.');
  const frozen = state.versions.get(version ?? state.versions.size);
  if (frozen === undefined) throw new Refused('unknown-list-version', `The list has no version ${version}.`);
  return frozen;
}

/** @throws Refused `already-handed-over` */
export function mustNotBeHandedOver({ handedOver }: ExchangeList, version: number): void {
  if (handedOver.has(version)) throw new Refused('already-handed-over', `Version ${version} was handed over already.`);
}
