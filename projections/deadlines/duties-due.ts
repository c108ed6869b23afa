import { bounds, type DutyReading, type PledgeReading } from '#record';
import type { Deadline } from './deadline.js';
import { replyDue } from './reply-due.js';

/** What a standing pledge owes and by when, with what is overdue; and the replies that its letters wait for. */
export function dutiesDue({ id: pledge, state, duties }: PledgeReading): Deadline[] {
  if (state !== 'standing') return [];
  return duties.flatMap((duty) => [
    ...daysOf(duty).map((deadline) => ({ ...deadline, pledge, term: duty.term })),
    ...unanswered(duty).map((deadline) => ({ ...deadline, pledge, term: duty.term })),
  ]);
}

/** A month is owed by its last day. */
function daysOf({ kind, due, overdue = [] }: DutyReading): Deadline[] {
  const owed = [...overdue, ...(due === undefined ? [] : [due])];
  if (kind === 'monthly')
    return owed.flatMap((month) => {
      const period = month.slice(0, 7);
      return on(bounds(period).latest, { kind: 'monthly-statement', period });
    });
  return owed.flatMap((by) => on(bounds(by).latest, { kind: 'duty-due' }));
}

function unanswered({ done }: DutyReading): Deadline[] {
  return done.flatMap((performed) =>
    performed.addressee === undefined || performed.replies.length > 0
      ? []
      : on(replyDue(performed.on), { kind: 'reply-due', duty: performed.event }),
  );
}

function on(day: string | null, deadline: Omit<Deadline, 'day'>): Deadline[] {
  return day === null ? [] : [{ ...deadline, day }];
}
