import { isNativeError } from 'node:util/types';
import { CommanderError } from 'commander';
import { AnchorProblem } from '#anchors';
import { ConfigurationError } from '#api';
import { BundleProblem } from '#audit';
import { EventStoreError } from '#event-store';
import { EvidenceTooLarge } from '#evidence';
import { NotOnRecord, NotYetProjected } from '#projections';
import { Malformed, Refused } from '#record';
import { NotSealed, SealingError } from '#sealing';
import { LogProblem } from '#transparency-log';

/** The program does not do what was asked; the message says why and what to do. It ends with status 1. */
export class Declined extends Error {
  override readonly name = 'Declined';
}

/** What was typed cannot be meant; the message says what can. It ends with status 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** How the program ends. */
export interface Ending {
  /** 1: refused or not verified; 2: wrong usage. */
  readonly status: 0 | 1 | 2;
  readonly lines: readonly string[];
}

const BY_CODE: Readonly<Record<string, string>> = {
  EACCES: 'This user may not read or write there',
  EADDRINUSE: 'Something else listens on that port: stop it, or say another --port',
  EADDRNOTAVAIL: 'This machine has no such network address: see HOST',
  EISDIR: 'That is a folder, and a file is wanted',
  ENOENT: 'There is no such file or folder',
  ENOSPC: 'The disk is full',
  ENOTDIR: 'A part of that path is no folder',
  EROFS: 'The disk can only be read',
};

const UNSEALED = 'This record was begun by version 0.1.0, which sealed nothing. Seal it first: litopys seal --data DIR';

/** What an error means to whoever sits before the terminal. */
export function endingOf(error: unknown): Ending {
  // The parser of the command line has said it already.
  if (error instanceof CommanderError) return { status: error.exitCode === 0 ? 0 : 2, lines: [] };
  if (error instanceof WrongUsage || error instanceof ConfigurationError)
    return { status: 2, lines: error.message.split('\n') };
  if (error instanceof Malformed)
    return { status: 2, lines: error.errors.map(({ field, message }) => `${field} ${message}`) };
  if (error instanceof Refused) return { status: 1, lines: [`Refused (${error.code}): ${error.message}`] };
  if (error instanceof NotOnRecord)
    return { status: 1, lines: [`${error.message} It is not on record, or closed to this clearance.`] };
  if (error instanceof NotSealed) return { status: 1, lines: [UNSEALED] };
  const isExpected = [
    Declined,
    NotYetProjected,
    EvidenceTooLarge,
    EventStoreError,
    SealingError,
    LogProblem,
    BundleProblem,
    AnchorProblem,
  ].some((kind) => error instanceof kind);
  if (isExpected && error instanceof Error) return { status: 1, lines: error.message.split('\n') };
  return { status: 1, lines: unexpected(error) };
}

function unexpected(error: unknown): string[] {
  // Errors of the platform may come from another realm, whose Error is another class.
  if (!(error instanceof Error || isNativeError(error))) return [`Failed: ${String(error)}`];
  const { code, path }: NodeJS.ErrnoException = error;
  const known = code === undefined ? undefined : BY_CODE[code];
  if (known !== undefined) return [`${known}${path === undefined ? '' : `: ${path}`}.`];
  return [
    'This is a fault of the program. Please report it with these lines:',
    ...(error.stack ?? error.message).split('\n'),
  ];
}
