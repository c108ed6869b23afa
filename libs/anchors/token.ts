import { ObjectIdentifier, OctetString, Sequence, type AsnType } from 'asn1js';
import {
  ContentInfo,
  PKIStatus,
  SignedData,
  TimeStampResp,
  id_ContentType_SignedData,
  id_eContentType_TSTInfo,
} from 'pkijs';
import type { SignerInfo } from 'pkijs';
import { AnchorProblem, reading } from './anchor-problem.js';
import { readCertificate, type Certified } from './certificates.js';
import { readDer } from './der.js';
import { readTimestampInfo, type TimestampInfo } from './tst-info.js';

const MOST_CERTIFICATES = 16;

/** A time-stamp token (RFC 3161 §2.4.2), read and not yet believed. */
export interface Token {
  readonly info: TimestampInfo;
  /** The exact bytes of what it says. */
  readonly content: Uint8Array;
  readonly signer: SignerInfo;
  readonly certificates: readonly Certified[];
}

/** The token of a response, or a token alone, in DER. */
export function readToken(der: Uint8Array): Token {
  const block = readDer(der, 'the time-stamp');
  const isToken = block instanceof Sequence && block.valueBlock.value[0] instanceof ObjectIdentifier;
  const token = isToken ? reading('the token', () => new ContentInfo({ schema: block })) : grantedBy(block);
  if (token.contentType !== id_ContentType_SignedData)
    throw new AnchorProblem('malformed-anchor', 'the time-stamp is not signed data (RFC 3161 §2.4.2)');
  const content = token.content as AsnType;
  const certificates = certificatesOf(content);
  const data = reading('the signed data', () => new SignedData({ schema: content }));
  const [signer, ...more] = data.signerInfos;
  const { eContentType, eContent } = data.encapContentInfo;
  if (eContentType !== id_eContentType_TSTInfo || !(eContent instanceof OctetString))
    throw new AnchorProblem('malformed-anchor', 'what is signed is no time-stamp (RFC 3161 §2.4.2)');
  if (signer === undefined || more.length > 0)
    throw new AnchorProblem('malformed-anchor', 'the time-stamp has not exactly one signature (RFC 3161 §2.4.2)');
  if (data.version !== 3 || (signer.version !== 1 && signer.version !== 3))
    throw new AnchorProblem('unsupported-anchor', 'the signed data is of another version (RFC 5652 §5.1, §5.3)');
  const bytes = eContent.valueBlock.valueHexView;
  return { info: readTimestampInfo(bytes), content: bytes, signer, certificates };
}

function grantedBy(block: AsnType): ContentInfo {
  const { status, timeStampToken } = reading('the response', () => new TimeStampResp({ schema: block }));
  // What was modified is seen when the token is checked.
  if (status.status !== PKIStatus.granted && status.status !== PKIStatus.grantedWithMods)
    throw new AnchorProblem('anchor-refused', `the authority granted no time-stamp: status ${status.status}`);
  if (timeStampToken === undefined) throw new AnchorProblem('malformed-anchor', 'the response has no token');
  return timeStampToken;
}

/** The certificates that came with it, from their own bytes (the field [0] of SignedData, RFC 5652 §5.1). */
function certificatesOf(content: AsnType): Certified[] {
  const fields = content instanceof Sequence ? content.valueBlock.value : [];
  const field = fields.find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0);
  const members = (field as Sequence | undefined)?.valueBlock.value ?? [];
  if (members.length > MOST_CERTIFICATES)
    throw new AnchorProblem('malformed-anchor', `more than ${MOST_CERTIFICATES} certificates came with the time-stamp`);
  return members
    .filter((member) => member instanceof Sequence)
    .map((member) => readCertificate(member.valueBeforeDecodeView.slice()));
}
