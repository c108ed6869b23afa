import type { Audience } from '#readiness';
import { mayRead, type DutyReading, type Patron, type PledgeReading } from '#record';
import type { CitationTold, Sources } from './sources.js';

/** A pledge of patronage: who, under which terms, and what became of each point. */
export interface Patronage {
  readonly pledge: string;
  readonly patron: Patron;
  readonly formerPatrons: readonly { readonly patron: Patron; readonly until: string }[];
  readonly campaign: string;
  readonly termsVersion: number;
  readonly declaredOn: string;
  readonly whenAsWritten?: string;
  readonly inferred?: string;
  readonly occasion?: string;
  readonly citations: readonly CitationTold[];
  readonly state: PledgeReading['state'];
  readonly ended?: PledgeReading['ended'];
  readonly duties: readonly DutyTold[];
}

type Done = Omit<DutyReading['done'][number], 'event' | 'term' | 'sources' | 'replies'>;

/** One point of the terms. A limitation is never done, due or overdue. */
export interface DutyTold extends Omit<DutyReading, 'done'> {
  readonly done: readonly (Done & {
    readonly citations: readonly CitationTold[];
    readonly replies: readonly { readonly on: string; readonly text?: string }[];
  })[];
}

/** The pledges that may be told to the audience. */
export function patronagesOf(pledges: readonly PledgeReading[], { level }: Audience, sources: Sources): Patronage[] {
  return pledges
    .filter(({ protection }) => mayRead(level, protection))
    .map((pledge) => {
      const { id, casefile: _, protection: __, position: ___, sources: cited, formerPatrons, duties, ...told } = pledge;
      return {
        pledge: id,
        ...told,
        formerPatrons: formerPatrons.map(({ patron, until }) => ({ patron, until })),
        citations: sources.cite(cited),
        duties: duties.map((duty) => dutyTold(duty, sources)),
      };
    });
}

function dutyTold({ done, ...duty }: DutyReading, sources: Sources): DutyTold {
  return {
    ...duty,
    done: done.map(({ event: _, term: __, sources: cited, replies, ...told }) => ({
      ...told,
      citations: sources.cite(cited),
      replies: replies.map(({ event: ____, ...reply }) => reply),
    })),
  };
}
