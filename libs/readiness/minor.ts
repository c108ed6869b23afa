import type { Account } from '#record';

/** Whether a claim names somebody under 18 beside the person: that leaves in no package. */
export function namesMinor({ fields }: Pick<Account, 'fields'>): boolean {
  return (fields['to'] as { readonly minor?: boolean } | undefined)?.minor === true;
}
