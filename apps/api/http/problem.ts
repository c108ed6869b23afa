import { HttpException } from '@nestjs/common';
import type { FieldProblem } from '#record';
import { PROBLEMS, REFUSED_TITLE, type HttpProblemCode } from './problem-codes.js';

/** What went wrong, as `application/problem+json` (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** One entry a field. */
  readonly errors?: readonly FieldProblem[];
  /** The revision that the stream has now. */
  readonly current?: number;
  /** The documents that were never captured. */
  readonly documents?: readonly string[];
  /** The request as the server's log names it. */
  readonly request?: string;
}

/** A problem of HTTP itself, or of the door. */
export class HttpProblem extends HttpException {
  constructor(
    readonly code: HttpProblemCode,
    readonly detail: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail, PROBLEMS[code][0]);
  }
}

/** A problem that is not the domain's own. */
export function problem(code: HttpProblemCode, detail: string, more: Partial<Problem> = {}): Problem {
  const [status, title] = PROBLEMS[code];
  return { type: typeOf(code), title, status, code, detail, ...more };
}

/** The domain's no. */
export function refusal(code: string, detail: string, more: Partial<Problem> = {}): Problem {
  return { type: typeOf(code), title: REFUSED_TITLE, status: 422, code, detail, ...more };
}

const typeOf = (code: string) => `urn:litopys:problem:${code}`;
