import { BasicConstraints, Certificate, ExtKeyUsage, type Extension } from 'pkijs';
import { BitString } from 'asn1js';
import { AnchorProblem } from './anchor-problem.js';
import { readDer } from './der.js';

const KEY_USAGE = '2.5.29.15';
const BASIC_CONSTRAINTS = '2.5.29.19';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const ANY_USAGE = '2.5.29.37.0';
const LONGEST_NAME = 300;
// Key usage, alternative name, basic constraints, policies, extended key usage: critical or not, these are understood.
const UNDERSTOOD = new Set([KEY_USAGE, '2.5.29.17', BASIC_CONSTRAINTS, '2.5.29.32', EXTENDED_KEY_USAGE]);
const PEM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;
const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['2.5.4.3', 'CN'],
  ['2.5.4.5', 'serialNumber'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.97', 'organizationIdentifier'],
]);

/** A certificate and the bytes it was read from. */
export interface Certified {
  readonly der: Uint8Array;
  readonly certificate: Certificate;
}

export function readCertificate(der: Uint8Array): Certified {
  try {
    return { der, certificate: new Certificate({ schema: readDer(der, 'a certificate') }) };
  } catch (error) {
    throw new AnchorProblem('malformed-certificate', 'a certificate cannot be read', { cause: error });
  }
}

/** The certificates of PEM texts (RFC 7468 §5), each of which holds one or more. */
export function readTrusted(texts: readonly string[]): Certified[] {
  return texts.flatMap((text) => {
    const found = Array.from(text.matchAll(PEM), ([, base64 = '']) => readCertificate(bytesOf(base64)));
    if (found.length === 0)
      throw new AnchorProblem('malformed-certificate', 'a trusted certificate is expected as PEM');
    return found;
  });
}

function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
  } catch (error) {
    throw new AnchorProblem('malformed-certificate', 'a trusted certificate is not in base64', { cause: error });
  }
}

/** The subject, as in `C=UA, O=Chasopys, CN=Time-stamping 1`; whoever wrote it may not break out of a line with it. */
export function subjectOf({ certificate }: Certified): string {
  const parts = certificate.subject.typesAndValues.map(
    ({ type, value }) => `${SHORT_NAMES.get(type) ?? type}=${value.valueBlock.value}`,
  );
  return parts.join(', ').replaceAll(/\p{C}/gu, '?').slice(0, LONGEST_NAME);
}

export function isValidAt({ certificate }: Certified, time: Date): boolean {
  return certificate.notBefore.value <= time && time <= certificate.notAfter.value;
}

/** Whether its critical extensions are all understood here, and none is there twice (RFC 5280 §4.2). */
export function isUnderstood({ certificate }: Certified): boolean {
  const extensions = certificate.extensions ?? [];
  const isOnce = new Set(extensions.map(({ extnID }) => extnID)).size === extensions.length;
  return isOnce && extensions.every(({ extnID, critical }) => !critical || UNDERSTOOD.has(extnID));
}

/** Whether a certificate may issue one below which stand `below` further authorities, for time-stamping. */
export function mayIssue(issuer: Certified, below: number): boolean {
  const constraints: unknown = extensionOf(issuer, BASIC_CONSTRAINTS)?.parsedValue;
  if (!(constraints instanceof BasicConstraints) || !constraints.cA) return false;
  const { pathLenConstraint: most = below } = constraints;
  const purposes = purposesOf(extensionOf(issuer, EXTENDED_KEY_USAGE));
  return (
    isUnderstood(issuer) &&
    below <= (typeof most === 'number' ? most : Number(most.toBigInt())) &&
    (purposes === undefined || purposes.includes(TIME_STAMPING) || purposes.includes(ANY_USAGE)) &&
    isUsable(issuer, 0x04)
  );
}

/** Whether a certificate is for time-stamping, critically so and for nothing else (RFC 3161 §2.3). */
export function isForTimestamping(signer: Certified): boolean {
  const usage = extensionOf(signer, EXTENDED_KEY_USAGE);
  const purposes = purposesOf(usage);
  return (
    isUnderstood(signer) &&
    usage?.critical === true &&
    purposes?.length === 1 &&
    purposes[0] === TIME_STAMPING &&
    isUsable(signer, 0x80 | 0x40)
  );
}

function extensionOf({ certificate }: Certified, id: string): Extension | undefined {
  return certificate.extensions?.find(({ extnID }) => extnID === id);
}

function purposesOf(usage: Extension | undefined): string[] | undefined {
  if (usage === undefined) return undefined;
  return usage.parsedValue instanceof ExtKeyUsage ? usage.parsedValue.keyPurposes : [];
}

/** Whether key usage, where it is said, names one of the uses (first byte of the bit string, RFC 5280 §4.2.1.3). */
function isUsable(certified: Certified, uses: number): boolean {
  const usage = extensionOf(certified, KEY_USAGE);
  if (usage === undefined) return true;
  const named = usage.parsedValue instanceof BitString ? usage.parsedValue.valueBlock.valueHexView[0] : undefined;
  return ((named ?? 0) & uses) !== 0;
}
