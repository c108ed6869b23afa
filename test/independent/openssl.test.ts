import { afterAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Ed25519 over a file is checked by openssl from version 3 on.
const isAtHand = /^OpenSSL ([3-9]|\d\d)\./.test(spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? '');
const whereOpensslIs = isAtHand ? describe : describe.skip;

// RFC 8410: what stands before the 32 bytes of an Ed25519 public key in its SPKI form.
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const golden = (path: string) => readFileSync(new URL(`../golden/${path}`, import.meta.url), 'utf8');

const place = mkdtempSync(join(tmpdir(), 'openssl-'));
afterAll(() => rmSync(place, { recursive: true }));

/** The 32 bytes of the key that the policy has under a name; a type byte stands before them. */
function keyOf(name: string): Buffer {
  const vkey = golden('policy')
    .split(/\s/)
    .find((word) => word.startsWith(`${name}+`));
  return Buffer.from(vkey?.split('+').slice(2).join('+') ?? '', 'base64').subarray(1);
}

/** The text of the checkpoint, and what is signed by a name; four bytes that name the key stand before it. */
function signedBy(name: string): { readonly text: string; readonly signature: Buffer } {
  const [text = '', lines = ''] = golden('log/checkpoint').split('\n\n');
  const line = lines.split('\n').find((each) => each.startsWith(`— ${name} `));
  return { text: `${text}\n`, signature: Buffer.from(line?.split(' ')[2] ?? '', 'base64').subarray(4) };
}

function verdict(key: Buffer, message: string, signature: Buffer): string {
  writeFileSync(join(place, 'key.der'), Buffer.concat([SPKI, key]));
  writeFileSync(join(place, 'message'), message);
  writeFileSync(join(place, 'signature'), signature);
  const words = 'pkeyutl -verify -rawin -pubin -keyform DER -inkey key.der -in message -sigfile signature'.split(' ');
  const { status, stdout } = spawnSync('openssl', words, { cwd: place, encoding: 'utf8' });
  return `${status}: ${stdout.trim()}`;
}

whereOpensslIs('openssl', () => {
  it('verifies the signature of the golden log under its checkpoint', () => {
    const { text, signature } = signedBy('golden.example/litopys');
    const key = keyOf('golden.example/litopys');
    expect(verdict(key, text, signature)).toBe('0: Signature Verified Successfully');
    expect(verdict(key, text.replace('300', '301'), signature)).toBe('1: Signature Verification Failure');
  });

  it.each(['one', 'two'])('verifies the cosignature of witness %s, with its time', (which) => {
    const name = `${which}.witness.example`;
    const { text, signature } = signedBy(name);
    const time = signature.readBigUInt64BE();
    const message = (seconds: bigint) => `cosignature/v1\ntime ${seconds}\n${text}`;
    expect(verdict(keyOf(name), message(time), signature.subarray(8))).toBe('0: Signature Verified Successfully');
    expect(verdict(keyOf(name), message(time + 1n), signature.subarray(8))).toBe('1: Signature Verification Failure');
  });
});
