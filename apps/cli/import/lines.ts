import { problemIn, type LineProblem } from './line-problem.js';

/** A line that could be read: one request. */
export interface Line {
  readonly number: number;
  readonly request: Readonly<Record<string, unknown>>;
}

/** What an import file holds, line by line. */
export interface ImportFile {
  readonly lines: readonly Line[];
  readonly problems: readonly LineProblem[];
  /** Local names that lines declare which could not be read, as far as they can be made out. */
  readonly lost: ReadonlyMap<string, number>;
}

/** The most bytes of a line; a document may stand in one. */
const MOST_LINE = 12 * 1024 * 1024;
const MOST_LEVELS = 32;
const NEWLINE = 0x0a;

/** Reads JSON Lines: UTF-8 with or without a byte order mark, either line ending, empty lines passed over. */
export function linesIn(file: Uint8Array): ImportFile {
  const lines: Line[] = [];
  const problems: LineProblem[] = [];
  const lost = new Map<string, number>();
  if (isUtf16(file))
    return {
      lines,
      lost,
      problems: [problemIn(1, '', 'The file is in UTF-16. Save it as UTF-8 and import it again.')],
    };
  const bytes = isMarked(file) ? file.subarray(3) : file;
  for (let start = 0, number = 1; start < bytes.length; number++) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline;
    const { text, request, problem } = lineOf(bytes.subarray(start, end));
    if (request !== undefined) lines.push({ number, request });
    if (problem !== undefined) problems.push(problemIn(number, '', problem));
    const ref = problem === undefined ? undefined : /"ref"\s*:\s*"(@[^"\\]{1,100})"/.exec(text ?? '')?.[1];
    if (ref !== undefined) lost.set(ref, number);
    start = end + 1;
  }
  return { lines, problems, lost };
}

interface Read {
  readonly text?: string;
  readonly request?: Record<string, unknown>;
  readonly problem?: string;
}

function lineOf(bytes: Uint8Array): Read {
  if (bytes.length > MOST_LINE)
    return {
      problem: `The line has more than ${MOST_LINE / 1024 / 1024} MB. Put the document into a file beside this one.`,
    };
  const text = decoded(bytes);
  if (text === undefined)
    return { problem: 'The line is not valid UTF-8. Save the file as UTF-8 and import it again.' };
  if (text.trim() === '') return {};
  return { text, ...parsed(text) };
}

function parsed(text: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: notJson(error) };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: 'The line must be one JSON object, such as {"do":"OpenCasefile","names":[…]}.' };
  if (isDeeperThan(MOST_LEVELS, value))
    return { problem: `The line has more than ${MOST_LEVELS} levels of lists and objects.` };
  return { request: value as Record<string, unknown> };
}

/** Where it breaks off, and nothing of what is written there. */
function notJson(error: unknown): string {
  const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const where = at === undefined ? '' : ` at character ${Number(at) + 1}`;
  return `The line is not valid JSON${where}. Look for a missing quotation mark, comma or bracket; one request stands on one line.`;
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Looks one level at a time, as what is nested deep enough would break off a look into the depth. */
function isDeeperThan(levels: number, value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true;
    level = level.flatMap((one): unknown[] => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

const isMarked = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
