import { bounds } from '../dates/index.js';
import { idOf, type Fact } from '../decider.js';
import { mayRead, strictest, type Protection } from '../protection.js';
import type { SourceCitation } from '../values/source.js';
import type { Perspective } from '../casefile/reading/case-record.js';
import { wasKnown } from '../casefile/reading/case-record.js';
import { visibleSources } from '../casefile/reading/visible.js';
import { dutiesOf, type DutyReading, type Performed } from './duties.js';
import type { EndReason, PatronagePledged, PledgeFact } from './facts.js';
import type { Patron } from './patron.js';

/** What a pledge says on a day: its patron, its terms, what was done, what is due and overdue. */
export interface PledgeReading {
  readonly id: string;
  readonly casefile: string;
  readonly patron: Patron;
  readonly formerPatrons: readonly { readonly patron: Patron; readonly until: string; readonly reason: string }[];
  readonly campaign: string;
  readonly termsVersion: number;
  readonly declaredOn: string;
  readonly whenAsWritten?: string;
  readonly inferred?: string;
  readonly occasion?: string;
  readonly sources: readonly SourceCitation[];
  readonly state: 'standing' | 'ended';
  readonly ended?: { readonly on: string; readonly reason: EndReason };
  readonly duties: readonly DutyReading[];
  readonly protection: Protection;
  readonly position: string;
}

/** Whether the person is one whose patron owes monthly statements on that day: neither at liberty nor dead. */
export type IsWard = (day: string) => boolean;

/**
 * Reads a pledge; undefined when it was not known then, had not been declared by the day, or is closed to the reader.
 * `floor` is the level of the casefile it is about.
 */
export function readPledge(
  stream: readonly Fact[],
  { on, known, clearance }: Perspective,
  isWard: IsWard,
  floor: Protection,
): PledgeReading | undefined {
  const facts = stream.filter((fact) => wasKnown(fact, known)) as readonly PledgeFact[];
  const [made] = facts;
  if (made?.type !== 'PatronagePledged' || (bounds(made.data.declaredOn).earliest ?? '') > on) return undefined;
  const protection = strictest(floor, made.data.protection);
  if (!mayRead(clearance, protection)) return undefined;
  const { patron, terms, sources, ...pledged } = made.data;
  const past = facts.filter((fact) => fact.type !== 'PatronagePledged' && (bounds(fact.data.on).earliest ?? '') <= on);
  const end = past.find((fact) => fact.type === 'PledgeEnded');
  const handovers = past.filter((fact) => fact.type === 'PledgeHandedOver');
  return {
    id: idOf(made.stream),
    ...pledged,
    protection,
    sources: visibleSources(sources, clearance),
    patron: handovers.at(-1)?.data.to ?? patron,
    formerPatrons: handovers.map(({ data }, at) => ({
      patron: handovers[at - 1]?.data.to ?? patron,
      until: data.on,
      reason: data.reason,
    })),
    state: end === undefined ? 'standing' : 'ended',
    ...(end === undefined ? {} : { ended: { on: end.data.on, reason: end.data.reason } }),
    duties: dutiesOf(terms, performed(made, past, clearance), {
      declaredOn: pledged.declaredOn,
      on,
      end: end?.data.on,
      isWard,
    }),
    position: facts.at(-1)?.position ?? made.position,
  };
}

function performed(made: PatronagePledged, facts: readonly PledgeFact[], clearance: Protection): Performed[] {
  const declaration = made.data.terms
    .filter(({ byDeclaring }) => byDeclaring === true)
    .map(({ number }) => ({ event: made.id, term: number, on: made.data.declaredOn, sources: [], replies: [] }));
  const done = facts.flatMap((fact) => {
    if (fact.type !== 'DutyPerformed') return [];
    const { casefile: _, protection: __, sources, ...duty } = fact.data;
    const replies = facts.flatMap((reply) =>
      reply.type === 'ReplyReceived' && reply.data.duty === fact.id
        ? [{ event: reply.id, on: reply.data.on, ...(reply.data.text === undefined ? {} : { text: reply.data.text }) }]
        : [],
    );
    return [{ event: fact.id, ...duty, sources: visibleSources(sources, clearance), replies }];
  });
  return [...declaration, ...done];
}
