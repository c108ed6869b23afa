import { FINDINGS } from '../casefile/review-casefile.js';
import type { Context, NewFact } from '../decider.js';
import { OneOf, Text, WholeNumber } from '../fields/index.js';
import type { Protection } from '../protection.js';
import { Refused } from '../refused.js';
import type { ExchangeList } from './exchange-list.js';
import type { PackageFindings } from './facts.js';
import { frozenVersion, ListCommand, mustNotBeHandedOver } from './list-command.js';

/** What the record itself finds of a frozen version that is about to be reviewed. */
export interface PackageCheck {
  readonly version: number;
  readonly entries: number;
  /** Nothing above this level may go to the recipient. */
  readonly level: Protection;
  /** How many of the entries are closed to the recipient, or erased. */
  readonly closed: number;
  /** Those of them that the one who asks may know of, by their casefiles. */
  readonly known: readonly string[];
}

/** A second person's protection review of a frozen version: does anything leave that must not? */
export class ReviewPackage extends ListCommand {
  @WholeNumber({ optional: true, min: 1, about: 'The latest version by default' })
  version?: number;

  @OneOf(FINDINGS, { about: 'The version may be handed over once somebody agreed; the last review counts' })
  findings!: PackageFindings;

  @Text({ optional: true, max: 2000, about: 'For the team alone' })
  note?: string;

  /** Checked by the record itself when asked; nobody sends it. */
  check?: PackageCheck;
}

export function reviewPackage(
  { version: wanted, findings, note, check }: ReviewPackage,
  state: ExchangeList,
  { by }: Context,
): NewFact {
  const { version, frozenBy } = frozenVersion(state, wanted);
  mustNotBeHandedOver(state, version);
  if (by === frozenBy)
    throw new Refused('same-person-cannot-review', 'Whoever froze a version cannot be the second pair of eyes.');
  if (check?.version !== version)
    throw new Refused('list-changed', `Version ${version} has not been checked for this review: ask for it again.`);
  if (findings === 'agreed') mustBeOpenToRecipient(check);
  const { entries, level } = check;
  return {
    type: 'PackageReviewed',
    data: { version, findings, ...(note === undefined ? {} : { note }), checked: { entries, level } },
  };
}

/** So many are named by their ids; a refusal is a sentence, no list. */
const MOST_NAMED = 20;

function mustBeOpenToRecipient({ version, entries, level, closed, known }: PackageCheck): void {
  if (closed === 0) return;
  const named = known.slice(0, MOST_NAMED);
  const more = closed - named.length;
  const which = [...named, ...(more === 0 ? [] : [`${more}${named.length === 0 ? '' : ' more'} not named here`])];
  throw new Refused(
    'above-clearance',
    `${closed} of ${entries} on version ${version} may not go to its recipient, who is told nothing above ${level}, or ${closed === 1 ? 'is' : 'are'} erased: ${which.join(', ')}.`,
  );
}
