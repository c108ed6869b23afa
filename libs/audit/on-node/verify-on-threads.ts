import type { AuditSource } from '../audit-source.js';
import { HashingThreads } from './hashing-threads.js';
import type { Verdict } from '../verdict.js';
import { verifyBundle as verifyBundleWith, type VerifyBundleOptions, type VerifyOptions } from '../verify-bundle.js';
import { verifyLog as verifyLogWith } from '../verify-log.js';

/** On how many threads of their own entries are hashed; 0, the default, hashes on this one. */
export interface Threads {
  readonly threads?: number;
}

/** Verifies an audit bundle. What is wrong with it is in the verdict; thrown is only trouble of reading it. */
export function verifyBundle(source: AuditSource, options: VerifyBundleOptions & Threads = {}): Promise<Verdict> {
  return hashingOn(options.threads, (hashing) => verifyBundleWith(source, { ...options, ...hashing }));
}

/** Verifies a log with no bundle around it: a running one, or its folder. Without a policy the one that it serves is taken. */
export function verifyLog(source: AuditSource, options: VerifyOptions & Threads = {}): Promise<Verdict> {
  return hashingOn(options.threads, (hashing) => verifyLogWith(source, { ...options, ...hashing }));
}

async function hashingOn(
  threads = 0,
  verify: (hashing: Pick<VerifyOptions, 'hashing'>) => Promise<Verdict>,
): Promise<Verdict> {
  if (threads === 0) return verify({});
  const hashing = new HashingThreads(threads);
  try {
    return await verify({ hashing });
  } finally {
    await hashing.close();
  }
}
