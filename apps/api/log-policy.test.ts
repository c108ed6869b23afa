import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SigningKey } from '#log-keeping';
import { formatNoteKey, parsePolicy } from '#transparency-log';
import { ConfigurationError } from './configuration.js';
import { logPolicy } from './log-policy.js';

const { key } = SigningKey.generate('log.example/record');
const [north, south] = ['north', 'south'].map((name) =>
  formatNoteKey(SigningKey.generate(`${name}.example/witness`).cosigner),
);
const LOG = `log ${formatNoteKey(key)}\n`;
const ALONE = `${LOG}quorum none\n`;
const NORTH = `${LOG}witness north ${north} https://north.example\nquorum north\n`;
const SOUTH = `${LOG}witness south ${south} https://south.example\nquorum south\n`;

describe('the policy of a log', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'litopys-policy-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const file = (text: string) => {
    const path = join(folder, 'policy');
    writeFileSync(path, text);
    return path;
  };

  it('is the word of the log alone, until a file says otherwise', () => {
    expect(logPolicy(undefined, '', key)).toBe(ALONE);
    expect(logPolicy(file(NORTH), ALONE, key)).toBe(NORTH);
  });

  it('stays what a file said last, where none is named any longer', () => {
    expect(logPolicy(undefined, NORTH, key)).toBe(NORTH);
  });

  it.each([`log ${north}\nquorum none\n`, NORTH.replaceAll('log.example', 'other.example'), 'quorum', '\0'])(
    'is not what was said of another log, or by nobody: %j',
    (last) => {
      expect(logPolicy(undefined, last, key)).toBe(ALONE);
    },
  );

  it('keeps the keys of witnesses that it no longer asks: what they cosigned is published still', () => {
    const both = logPolicy(file(SOUTH), NORTH, key);
    const { witnesses, quorum } = parsePolicy(both);
    expect(
      witnesses.map((witness) => [witness.name.replace(/-.*/, ''), formatNoteKey(witness.key), witness.url]),
    ).toEqual([
      ['south', south, 'https://south.example'],
      ['former', north, undefined],
    ]);
    expect(quorum).toBe('south');
    expect(logPolicy(file(SOUTH), both, key)).toBe(both);
    expect(logPolicy(file(NORTH), both, key)).toContain(`witness former-`);
    expect(parsePolicy(logPolicy(file(ALONE), both, key)).quorum).toBe('none');
  });

  it.each([
    [
      'is no policy',
      'nonsense\n',
      /LITOPYS_LOG_POLICY takes the path of a tlog-policy file; a policy cannot be read: line 1/,
    ],
    [
      'names another log',
      ALONE.replace(formatNoteKey(key), formatNoteKey(SigningKey.generate('other.example').key)),
      /that names this log: log log\.example\/record\+/,
    ],
  ])('is not taken from a file that %s', (_, text, message) => {
    const refused = () => logPolicy(file(text), '', key);
    expect(refused).toThrow(ConfigurationError);
    expect(refused).toThrow(message);
    expect(refused).not.toThrow(/\n/);
  });

  it.each(['nowhere', '.'])('is not taken from %s', (name) => {
    expect(() => logPolicy(join(folder, name), '', key)).toThrow(
      'LITOPYS_LOG_POLICY takes the path of a tlog-policy file.',
    );
  });
});
