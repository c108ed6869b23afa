import { describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { formatNoteKey, verifyNote } from '#transparency-log';
import { SigningKey } from './signing-key.js';

const code = (expected: string) => expect.objectContaining({ code: expected });
const checkpoint = { origin: 'log.example', size: 3, root: new Uint8Array(32), extensions: [] };

describe('a private key', () => {
  it('is read as it was written', () => {
    for (const type of ['ed25519', 'cosignature/v1'] as const) {
      const key = SigningKey.generate('log.example/record', type);
      const again = SigningKey.parse(key.exported());
      expect([again.exported(), again.key, again.cosigner]).toEqual([key.exported(), key.key, key.cosigner]);
    }
  });

  it('signs notes and cosigns checkpoints', async () => {
    const key = SigningKey.generate('log.example');
    expect(await verifyNote({ text: 'text\n', signatures: [key.sign('text\n')] }, [key.key])).toHaveLength(1);
    const text = `log.example\n3\n${Buffer.alloc(32).toString('base64')}\n`;
    const [verified] = await verifyNote({ text, signatures: [key.cosign(checkpoint, 1_760_000_000)] }, [key.cosigner]);
    expect(verified?.time).toBe(1_760_000_000);
  });

  it('does not sign what is no note, and no checkpoint of no time', () => {
    const key = SigningKey.generate('log.example');
    expect(() => key.sign('no end')).toThrow(code('malformed-note'));
    expect(() => key.cosign({ ...checkpoint, size: -1 }, 1)).toThrow(code('malformed-checkpoint'));
    expect(() => key.cosign(checkpoint, 0)).toThrow(code('malformed-cosignature'));
    expect(() => SigningKey.generate('log.example', 'cosignature/v1').sign('text\n')).toThrow(code('malformed-key'));
    expect(() => SigningKey.generate('log example')).toThrow(code('malformed-key'));
  });

  it('is shown by nothing but its export', () => {
    const key = SigningKey.generate('log.example');
    const secret = key.exported().split('+').slice(4).join('+');
    const shown = [
      String(key),
      JSON.stringify({ key }),
      inspect(key, { showHidden: true, depth: 9 }),
      inspect({ deep: [key] }),
    ];
    const bytes = Buffer.from(secret, 'base64').subarray(1);
    for (const text of shown) {
      expect(text).toContain('the private key of log.example+');
      for (const spelling of [secret.slice(2, -2), bytes.toString('hex'), bytes.toString('base64url').slice(1)])
        expect(text).not.toContain(spelling);
    }
  });

  it('is refused when it was changed anywhere, and the refusal does not repeat it', () => {
    const text = SigningKey.generate('log.example').exported();
    const secret = text.split('+').slice(4).join('+');
    const wrong = [
      '',
      text.slice(1),
      text.slice(0, -1),
      `${text}A`,
      `${text}\n`,
      text.replace('PRIVATE', 'private'),
      text.replace('log.example', 'log.exampel'),
      text.replace(secret, `A${secret}`),
      text.replace(secret, Buffer.alloc(33, 1).toString('base64')),
      text.replace(secret, Buffer.concat([Buffer.of(2), Buffer.alloc(32)]).toString('base64')),
      text.replace(secret, Buffer.concat([Buffer.of(1), Buffer.alloc(31)]).toString('base64')),
      formatNoteKey(SigningKey.generate('log.example').key),
    ];
    for (const changed of wrong) {
      let problem: unknown;
      try {
        SigningKey.parse(changed);
      } catch (error) {
        problem = error;
      }
      expect(problem).toEqual(code('malformed-key'));
      expect(inspect(problem)).not.toContain(secret.slice(4, -4));
    }
  });
});
