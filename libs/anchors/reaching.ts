import { AnchorProblem } from './anchor-problem.js';

const MOST_BYTES = 65_536;

/** What a service answered. */
export interface Answer {
  readonly status: number;
  readonly bytes: Uint8Array;
}

/** Asks a service over HTTP, follows nobody elsewhere and reads at most 64 KiB; throws `anchor-unreachable`. */
export async function answerOf(url: string, init: RequestInit, reach: typeof fetch = fetch): Promise<Answer> {
  try {
    if (!/^https?:\/\//.test(url)) throw new TypeError('not an address of the web');
    const response = await reach(url, { ...init, redirect: 'error' });
    return { status: response.status, bytes: await bytesOf(response) };
  } catch (error) {
    throw new AnchorProblem('anchor-unreachable', `${url} gave no answer: ${reasonOf(error)}`, { cause: error });
  }
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  const parts: number[] = [];
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    if (parts.length + part.length > MOST_BYTES) throw new RangeError(`it is larger than ${MOST_BYTES} bytes`);
    parts.push(...part);
  }
  return Uint8Array.from(parts);
}

/** `fetch` says only that it failed; why is in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
