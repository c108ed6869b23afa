import { AnchorProblem } from './anchor-problem.js';
import { isSame } from './anchor-of.js';
import { isSigned } from './algorithms.js';
import { isValidAt, mayIssue, subjectOf, type Certified } from './certificates.js';

const LONGEST = 8;

/** Certificates among which a path is sought. */
export interface Authorities {
  readonly trusted: readonly Certified[];
  readonly offered: readonly Certified[];
}

/**
 * Refuses a certificate from which no path leads to a trusted one (RFC 5280 §6.1), all of it valid at the time. A
 * trusted certificate ends a path wherever it stands. Revocation is not asked.
 */
export async function assertTrusted(signer: Certified, authorities: Authorities, time: Date): Promise<void> {
  if (await leadsToTrusted(signer, authorities, time, new Set(), 0)) return;
  const at = time.toISOString();
  throw new AnchorProblem(
    'untrusted-authority',
    `no chain leads from ${subjectOf(signer)} to a trusted certificate, all of it valid at ${at}`,
  );
}

async function leadsToTrusted(
  certified: Certified,
  authorities: Authorities,
  time: Date,
  seen: Set<Certified>,
  below: number,
): Promise<boolean> {
  if (!isValidAt(certified, time) || below > LONGEST || seen.has(certified)) return false;
  if (authorities.trusted.some(({ der }) => isSame(der, certified.der))) return true;
  seen.add(certified);
  for (const issuer of [...authorities.trusted, ...authorities.offered]) {
    if (!mayIssue(issuer, below) || !(await isIssuedBy(certified, issuer))) continue;
    if (await leadsToTrusted(issuer, authorities, time, seen, below + 1)) return true;
  }
  return false;
}

async function isIssuedBy({ certificate }: Certified, issuer: Certified): Promise<boolean> {
  const isNamed = isSame(
    new Uint8Array(certificate.issuer.valueBeforeDecode),
    new Uint8Array(issuer.certificate.subject.valueBeforeDecode),
  );
  if (!isNamed) return false;
  return isSigned({
    data: certificate.tbsView,
    signature: certificate.signatureValue,
    algorithm: certificate.signatureAlgorithm,
    key: issuer.certificate.subjectPublicKeyInfo,
  });
}
