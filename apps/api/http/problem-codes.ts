import { REFUSAL_CODES } from '#record';

/** Every problem that is not the domain's own, with its status and title. */
export const PROBLEMS = {
  malformed: [400, 'The request is not of the shape that this route takes'],
  unauthenticated: [401, 'A token is needed'],
  'not-permitted': [403, 'The token may not do this'],
  'not-found': [404, 'There is no such thing here'],
  'method-not-allowed': [405, 'This method is not served here'],
  'request-timeout': [408, 'The request took too long to arrive'],
  'idempotency-key-reused': [409, 'The idempotency key was used before, for something else'],
  'revision-conflict': [412, 'Somebody was first'],
  'too-large': [413, 'The request is too large'],
  'unsupported-media-type': [415, 'The request is of a media type that is not taken here'],
  'headers-too-large': [431, 'The headers of the request are too large'],
  'too-many-requests': [429, 'Too many requests'],
  internal: [500, 'The server failed'],
  'not-yet-projected': [503, 'The readings have not come that far yet'],
  'store-unavailable': [503, 'The record cannot be reached'],
  'not-ready': [503, 'The server is not ready'],
} as const;
export type HttpProblemCode = keyof typeof PROBLEMS;

export const REFUSED_TITLE = 'The record refuses this';

/** Every code that a problem may have. */
export const PROBLEM_CODES: readonly string[] = [...Object.keys(PROBLEMS), ...REFUSAL_CODES];
