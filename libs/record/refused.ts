/** Why the record would not do what was asked. A closed list: clients switch on it, and a test asserts each. */
export const REFUSAL_CODES = [
  'casefile-not-open',
  'casefile-already-open',
  'casefile-erased',
  'unknown-document',
  'unknown-casefile',
  'unknown-campaign',
  'unknown-casegroup',
  'unknown-pledge',
  'unknown-list',
  'unknown-profile',
  'unknown-rule',
  'rule-cannot-be-left-out',
  'profile-unchanged',
  'claim-not-on-record',
  'claim-retracted',
  'occurrence-not-on-record',
  'occurrence-of-another-kind',
  'account-not-of-occurrence',
  'same-occurrence',
  'only-account',
  'nothing-corrected',
  'same-person-cannot-review',
  'nothing-to-review',
  'protection-cannot-be-lowered',
  'date-ambiguous',
  'date-unreadable',
  'date-impossible',
  'date-in-future',
  'already-in-group',
  'campaign-already-launched',
  'terms-out-of-order',
  'unknown-terms',
  'unknown-term',
  'limitation-is-no-duty',
  'pledge-ended',
  'pledge-already-made',
  'unknown-duty',
  'list-not-frozen',
  'list-empty',
  'list-changed',
  'already-on-list',
  'not-on-list',
  'unknown-list-version',
  'above-clearance',
  'not-reviewed',
  'already-handed-over',
  'not-handed-over',
  'until-in-past',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** The domain says no: the request was well formed, and what it asks cannot be recorded. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** One thing wrong with what was sent, at a field's path such as `sources.0.reliability`. */
export interface FieldProblem {
  field: string;
  message: string;
  code?: string;
}

/** The request is not of the shape its command has; nothing of it was looked at further. */
export class Malformed extends Error {
  override readonly name = 'Malformed';

  constructor(readonly errors: readonly FieldProblem[]) {
    super(errors.map(({ field, message }) => `${field}: ${message}`).join('; '));
  }
}
