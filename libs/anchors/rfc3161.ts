import { Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';
import { SHA_256, digestOf } from './algorithms.js';
import { anchorOf, isSame } from './anchor-of.js';
import { AnchorProblem } from './anchor-problem.js';
import { readTrusted, subjectOf, type Certified } from './certificates.js';
import { assertTrusted } from './chain.js';
import { answerOf } from './reaching.js';
import { signerOf } from './signer.js';
import { readToken, type Token } from './token.js';

/** A request for a time-stamp (TimeStampReq in DER) and the number that the answer has to repeat. */
export interface TimestampRequest {
  readonly der: Uint8Array<ArrayBuffer>;
  readonly nonce: bigint;
}

/** A time at which a trusted authority saw the bytes. */
export interface VerifiedTimestamp {
  readonly time: Date;
  /** The subject of the authority's certificate, as in `C=UA, O=Chasopys, CN=Time-stamping 1`. */
  readonly authority: string;
  readonly trusted: true;
}

/** Asks for a time-stamp of the SHA-256 of bytes, with the certificate and a random nonce of 64 bits (RFC 3161 §2.4.1). */
export function timestampRequest(bytes: Uint8Array): TimestampRequest {
  const [nonce = 0n] = crypto.getRandomValues(new BigUint64Array(1));
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: anchorOf(bytes).buffer }),
    }),
    nonce: Integer.fromBigInt(nonce),
    certReq: true,
  });
  return { der: new Uint8Array(request.toSchema().toBER()), nonce };
}

/**
 * The response (DER) of a time-stamping authority about bytes (RFC 3161 §3.4), once it is granted, about these bytes,
 * for this request and signed by the certificate in it. Whether that one is trusted is for `verifyTimestamp`.
 */
export async function requestTimestamp(
  url: string,
  bytes: Uint8Array,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<Uint8Array> {
  const { der, nonce } = timestampRequest(bytes);
  const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' };
  const answer = await answerOf(url, { method: 'POST', headers, body: der, ...(signal && { signal }) });
  if (answer.status !== 200)
    throw new AnchorProblem('anchor-refused', `${url} answered with HTTP status ${answer.status}`);
  const token = readToken(answer.bytes);
  if (token.info.nonce !== nonce)
    throw new AnchorProblem('wrong-nonce', `${url} answered another request: the nonce is not the one sent`);
  await assertAbout(token, bytes);
  await signerOf(token, []);
  return answer.bytes;
}

/**
 * When, and by whom, bytes were time-stamped: a response or a token in DER, of an authority from which a chain leads to
 * one of the trusted certificates (PEM) and was valid at that time. Throws AnchorProblem. Revocation is not asked.
 */
export async function verifyTimestamp(
  der: Uint8Array,
  bytes: Uint8Array,
  { trusted }: { readonly trusted: readonly string[] },
): Promise<VerifiedTimestamp> {
  const authorities = readTrusted(trusted);
  const { time, signer, offered } = await checkTimestamp(der, bytes, authorities);
  await assertTrusted(signer, { trusted: authorities, offered }, time);
  return { time, authority: subjectOf(signer), trusted: true };
}

/** A time-stamp that is about the bytes and signed, by whomever. */
export interface CheckedTimestamp {
  readonly time: Date;
  readonly signer: Certified;
  readonly offered: readonly Certified[];
}

export async function checkTimestamp(
  der: Uint8Array,
  bytes: Uint8Array,
  known: readonly Certified[],
): Promise<CheckedTimestamp> {
  const token = readToken(der);
  await assertAbout(token, bytes);
  const signer = await signerOf(token, known);
  return { time: token.info.time, signer, offered: token.certificates };
}

async function assertAbout({ info }: Token, bytes: Uint8Array): Promise<void> {
  if (!isSame(info.imprint, await digestOf(info.hash, bytes)))
    throw new AnchorProblem('wrong-imprint', 'the time-stamp is about other bytes');
}
