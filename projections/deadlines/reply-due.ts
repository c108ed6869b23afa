import { addDays, bounds, type Occurrence, type Reading } from '#record';
import type { Deadline } from './deadline.js';

/**
 * Days that whoever was written to has for a reply. Laws on petitions differ, and about a month is the usual measure of
 * them: it is a day to ask again on, and says nothing about what the law of some country holds.
 */
export const REPLY_DAYS = 30;

/** The day by which a reply to a letter of that date should be there; null for a letter without a last day. */
export function replyDue(sent: string | null): string | null {
  const { latest } = bounds(sent);
  return latest === null ? null : addDays(latest, REPLY_DAYS);
}

/** The applications to bodies that none of their accounts says was answered. */
export function repliesDue({ occurrences }: Reading): Deadline[] {
  return occurrences.flatMap(({ id, kind, account, others }) => {
    if (kind.name !== 'AppliedToBody' || [account, ...others].some(isAnswered)) return [];
    const day = replyDue(account.when);
    return day === null ? [] : [{ kind: 'reply-due', day, occurrence: id, claim: account.claim }];
  });
}

function isAnswered({ fields, retraction }: Occurrence['account']): boolean {
  return retraction === undefined && fields['answer'] !== undefined && fields['answer'] !== 'none-yet';
}
