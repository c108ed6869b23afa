import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { expectedNumber, type Expected } from './commit-check.js';

/** An error as the server sends it: a status, and trailers that say which. */
function refusal(code: status, details: string, trailers: Readonly<Record<string, string>> = {}): ServiceError {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return Object.assign(new Error(details), { code, details, metadata });
}

export const accessDenied = () => refusal(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const serverNotReady = () => refusal(status.UNAVAILABLE, 'Server Is Not Ready');

export const connectionLost = () => refusal(status.UNAVAILABLE, 'Connection dropped');

export const timedOut = () => refusal(status.ABORTED, 'Operation timed out: write');

export const badRequest = (details: string) => refusal(status.INVALID_ARGUMENT, details);

export const notLeader = (leader: { readonly host: string; readonly port: number }) =>
  refusal(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': leader.host,
    'leader-endpoint-port': `${leader.port}`,
  });

export const streamDeleted = (stream: string) =>
  refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

export const appendTooLarge = (most: number) =>
  refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${most} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': `${most}`,
  });

export const wrongExpectedVersion = (stream: string, expected: Expected, current: bigint | undefined) =>
  refusal(status.FAILED_PRECONDITION, `Append failed due to WrongExpectedVersion. Stream: ${stream}`, {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': `${expectedNumber(expected)}`,
    ...(current === undefined ? {} : { 'actual-version': `${current}` }),
  });
