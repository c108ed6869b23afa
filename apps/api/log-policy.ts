import { readFileSync } from 'node:fs';
import { formatNoteKey, LogProblem, parsePolicy, type NoteKey, type Policy } from '#transparency-log';
import { ConfigurationError } from './configuration.js';

/**
 * Whose word an auditor may take for a log (c2sp.org/tlog-policy): what the file says; without one what was last said;
 * at first the log alone. Witnesses that it no longer asks stay in it beside the quorum, as what they cosigned is there still.
 * @throws ConfigurationError naming what is wrong with the file
 */
export function logPolicy(file: string | undefined, said: string, key: NoteKey): string {
  const ownKey = formatNoteKey(key);
  const last = names(said, ownKey) ? said : `log ${ownKey}\nquorum none\n`;
  if (file === undefined) return last;
  const text = policyIn(file, ownKey);
  const known = new Set(parsePolicy(text).witnesses.map(keyOf));
  const former = parsePolicy(last).witnesses.filter((witness) => !known.has(keyOf(witness)));
  return text + former.map((witness) => `witness former-${witness.key.keyId} ${keyOf(witness)}\n`).join('');
}

/** Whether it is a policy, and of this log. */
function names(text: string, ownKey: string): boolean {
  try {
    return parsePolicy(text).logs.some((log) => keyOf(log) === ownKey);
  } catch (error) {
    if (error instanceof LogProblem) return false;
    throw error;
  }
}

function policyIn(file: string, ownKey: string): string {
  const wrong = (why: string) => new ConfigurationError('LITOPYS_LOG_POLICY', `the path of a tlog-policy file${why}.`);
  try {
    const text = readFileSync(file, 'utf8');
    if (parsePolicy(text).logs.some((log) => keyOf(log) === ownKey)) return text;
  } catch (error) {
    throw wrong(error instanceof LogProblem ? `; ${error.message}` : '');
  }
  throw wrong(` that names this log: log ${ownKey}`);
}

function keyOf({ key }: Policy['logs' | 'witnesses'][number]): string {
  return formatNoteKey(key);
}
