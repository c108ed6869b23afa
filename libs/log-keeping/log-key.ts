import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { LogProblem } from '#transparency-log';
import { SigningKey } from './signing-key.js';

/**
 * The key in a file that holds nothing else. One is made where there is none, unless the log has signed before: under
 * another key, what it signed would prove nothing.
 * @throws LogProblem `malformed-key`
 */
export function keyInFile(file: string, name: string, hasSigned: boolean): SigningKey {
  if (!existsSync(file)) {
    if (hasSigned) throw new LogProblem('malformed-key', `The key that ${name} has signed with is missing.`);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${SigningKey.generate(name).exported()}\n`, { mode: 0o600, flag: 'wx', flush: true });
  }
  const key = SigningKey.parse(readFileSync(file, 'utf8').trim());
  if (key.key.name === name) return key;
  throw new LogProblem(
    'malformed-key',
    `The key in the file is that of ${key.key.name}, and the log is called ${name}.`,
  );
}
