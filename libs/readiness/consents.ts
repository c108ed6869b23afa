import type { Account, Occurrence } from '#record';
import type { Evidence } from './evidence.js';

export type Purpose = 'exchange' | 'sharing' | 'publicity' | 'pardon-petition';

/** What has been said about one purpose and still holds. */
export interface Consents {
  readonly given: readonly Occurrence[];
  readonly refused: readonly Occurrence[];
  /** The refusal or withdrawal that ended the last consent, where none holds. */
  readonly endedBy: Occurrence | undefined;
}

const NOTHING: Consents = { given: [], refused: [], endedBy: undefined };

/**
 * The consents and refusals that hold for a purpose, among those `concerns` lets through. A later no ends a yes and a later
 * yes ends a no, except that a relative's word does not undo the person's own. On one day, and where vague dates could
 * be in either order, the no prevails.
 */
export function consentsTo(
  evidence: Evidence,
  purpose: Purpose,
  concerns: (account: Account) => boolean = all,
): Consents {
  const said = (kind: string) =>
    evidence.of(kind).filter(({ account }) => account.fields['to'] === purpose && concerns(account));
  const [yes, refused, withdrawn] = [said('ConsentGiven'), said('ConsentRefused'), said('ConsentWithdrawn')];
  if (yes.length === 0 && refused.length === 0) return NOTHING;
  const no = [...refused, ...withdrawn];
  const given = yes.filter((one) => !no.some((other) => endsConsent(other, one)));
  return {
    given,
    refused: refused.filter((one) => !yes.some((other) => endsRefusal(other, one))),
    endedBy:
      yes.length > 0 && given.length === 0
        ? no.findLast((one) => yes.some((other) => endsConsent(one, other)))
        : undefined,
  };
}

const all = () => true;

export function speaker({ account }: Occurrence): unknown {
  return account.fields['by'];
}

function endsConsent(no: Occurrence, yes: Occurrence): boolean {
  if (speaker(no) === 'relative' && speaker(yes) !== 'relative') return false;
  return latestDay(no) >= earliestDay(yes);
}

function endsRefusal(yes: Occurrence, no: Occurrence): boolean {
  const isOwnWord = speaker(yes) === 'self' || speaker(yes) === 'lawyer';
  if (!isOwnWord && speaker(no) !== 'relative') return false;
  return earliestDay(yes) > latestDay(no);
}

function earliestDay({ days: { earliest } }: Occurrence): string {
  return earliest ?? '';
}

function latestDay({ days: { latest }, account }: Occurrence): string {
  return latest ?? account.recordedAt.slice(0, 10);
}
