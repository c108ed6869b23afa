import { ObjectIdentifier, OctetString, Sequence, type AsnType } from 'asn1js';
import { AlgorithmIdentifier, IssuerAndSerialNumber, id_eContentType_TSTInfo, type SignerInfo } from 'pkijs';
import { digestOf, hashOf, isSigned, type Hash } from './algorithms.js';
import { isSame } from './anchor-of.js';
import { AnchorProblem, reading } from './anchor-problem.js';
import { isForTimestamping, subjectOf, type Certified } from './certificates.js';
import type { Token } from './token.js';

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

interface CertificateHash {
  readonly hash: Hash | 'SHA-1';
  readonly digest: Uint8Array;
}

/** The certificate that signed a token (RFC 5652 §5.4, §5.6), which is for time-stamping; whom to trust is not asked. */
export async function signerOf(token: Token, others: readonly Certified[]): Promise<Certified> {
  const { signer, content } = token;
  const hash = hashOf(signer.digestAlgorithm);
  const type = attributeOf(signer, CONTENT_TYPE);
  const digest = attributeOf(signer, MESSAGE_DIGEST);
  if (!(type instanceof ObjectIdentifier) || type.getValue() !== id_eContentType_TSTInfo)
    throw new AnchorProblem('malformed-anchor', 'the signature is not about a time-stamp (RFC 5652 §11.1)');
  if (!(digest instanceof OctetString) || !isSame(digest.valueBlock.valueHexView, await digestOf(hash, content)))
    throw new AnchorProblem('wrong-signature', 'the signature is about something else than the time-stamp says');
  const certified = await certificateNamedBy(signer, [...token.certificates, ...others]);
  const signed = {
    data: new Uint8Array(signer.signedAttrs?.encodedValue ?? new ArrayBuffer(0)),
    signature: signer.signature,
    algorithm: signer.signatureAlgorithm,
    key: certified.certificate.subjectPublicKeyInfo,
    hash,
  };
  if (!(await isSigned(signed)))
    throw new AnchorProblem('wrong-signature', `${subjectOf(certified)} did not sign this time-stamp`);
  if (!isForTimestamping(certified))
    throw new AnchorProblem(
      'wrong-certificate',
      `the certificate of ${subjectOf(certified)} is not for time-stamping alone (RFC 3161 §2.3)`,
    );
  return certified;
}

/** The certificate whose hash is signed with the time-stamp (RFC 5816 §2.2.1), so that no other can be put in its place. */
async function certificateNamedBy(signer: SignerInfo, among: readonly Certified[]): Promise<Certified> {
  const hashes = reading('the hash of the certificate', () => [
    ...certificateHash(attributeOf(signer, SIGNING_CERTIFICATE), 'SHA-1'),
    ...certificateHash(attributeOf(signer, SIGNING_CERTIFICATE_V2), 'SHA-256'),
  ]);
  if (hashes.length === 0)
    throw new AnchorProblem('malformed-anchor', 'the time-stamp does not name its certificate (RFC 3161 §2.4.2)');
  for (const certified of among) {
    const digests = await Promise.all(hashes.map(({ hash }) => digestOf(hash, certified.der)));
    const isMeant = hashes.every(({ digest }, at) => isSame(digest, digests[at] ?? new Uint8Array()));
    if (isMeant && isNamedBy(signer, certified)) return certified;
  }
  throw new AnchorProblem('wrong-certificate', 'the certificate that the time-stamp names did not come with it');
}

/** The hash in ESSCertID (RFC 2634 §5.4.1) or ESSCertIDv2 (RFC 5035 §4), whose hash is SHA-256 unless it is said. */
function certificateHash(attribute: AsnType | undefined, implied: 'SHA-1' | 'SHA-256'): CertificateHash[] {
  if (attribute === undefined) return [];
  const [first, second] = fieldsOf(fieldsOf(fieldsOf(attribute)[0])[0]);
  const isSaid = implied === 'SHA-256' && first instanceof Sequence;
  const digest = isSaid ? second : first;
  if (!(digest instanceof OctetString))
    throw new AnchorProblem('malformed-anchor', 'the time-stamp names its certificate by no hash (RFC 5816 §2.2.1)');
  const hash = isSaid ? hashOf(new AlgorithmIdentifier({ schema: first })) : implied;
  return [{ hash, digest: digest.valueBlock.valueHexView }];
}

function fieldsOf(block: AsnType | undefined): AsnType[] {
  return block instanceof Sequence ? block.valueBlock.value : [];
}

/** Whether the certificate has the issuer and number that the signature gives; one named by its key has neither to compare. */
function isNamedBy({ sid }: SignerInfo, { certificate }: Certified): boolean {
  const name: unknown = sid;
  if (!(name instanceof IssuerAndSerialNumber)) return true;
  const issuers = [name.issuer.valueBeforeDecode, certificate.issuer.valueBeforeDecode] as const;
  const isNumbered = name.serialNumber.isEqual(certificate.serialNumber);
  return isNumbered && isSame(new Uint8Array(issuers[0]), new Uint8Array(issuers[1]));
}

/** The one value of a signed attribute; undefined where there is none. Two would let a reader take the wrong one. */
function attributeOf({ signedAttrs }: SignerInfo, id: string): AsnType | undefined {
  const found = signedAttrs?.attributes.filter(({ type }) => type === id) ?? [];
  const values = found.flatMap((attribute) => attribute.values as AsnType[]);
  if (found.length > 1 || values.length !== found.length)
    throw new AnchorProblem('malformed-anchor', `the signed attribute ${id} has not exactly one value (RFC 5652 §11)`);
  return values[0];
}
