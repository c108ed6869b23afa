import { GeneralizedTime, Sequence } from 'asn1js';
import { TSTInfo } from 'pkijs';
import { hashOf, type Hash } from './algorithms.js';
import { AnchorProblem, reading } from './anchor-problem.js';
import { readDer } from './der.js';

const TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d*[1-9]))?Z$/;

/** What a time-stamp says (TSTInfo, RFC 3161 §2.4.2), as far as it is asked here. */
export interface TimestampInfo {
  readonly hash: Hash;
  readonly imprint: Uint8Array;
  /** To the millisecond; what is finer is cut off. */
  readonly time: Date;
  readonly nonce: bigint | undefined;
}

export function readTimestampInfo(der: Uint8Array): TimestampInfo {
  const block = readDer(der, 'what the time-stamp says');
  const info = reading('what the time-stamp says', () => new TSTInfo({ schema: block }));
  if (info.version !== 1) throw new AnchorProblem('unsupported-anchor', 'the time-stamp is not of version 1');
  if (info.extensions?.some(({ critical }) => critical))
    throw new AnchorProblem('unsupported-anchor', 'the time-stamp has a critical extension');
  return {
    hash: hashOf(info.messageImprint.hashAlgorithm),
    imprint: info.messageImprint.hashedMessage.valueBlock.valueHexView,
    time: timeOf(block),
    nonce: info.nonce?.toBigInt(),
  };
}

/** The time, read from its text: the parser would also take local time and days that no month has. */
function timeOf(info: unknown): Date {
  const block = info instanceof Sequence ? info.valueBlock.value[4] : undefined;
  const text = block instanceof GeneralizedTime ? new TextDecoder().decode(block.valueBeforeDecodeView.slice(2)) : '';
  const [, year, month, day, hour, minute, second, fraction = ''] = TIME.exec(text) ?? [];
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
  const time = new Date(iso);
  if (Number.isNaN(time.getTime()) || time.toISOString() !== iso)
    throw new AnchorProblem('malformed-anchor', 'the time of the time-stamp is no time in UTC (RFC 3161 §2.4.2)');
  return time;
}
