import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CERTIFYING,
  TIME_STAMPING,
  TimestampAuthority,
  hasOpenssl,
  type Issued,
} from '../../test/support/timestamp-authority.js';
import { AnchorProblem } from './anchor-problem.js';
import { requestTimestamp, timestampRequest, verifyTimestamp } from './rfc3161.js';
import { signerOf } from './signer.js';
import { readToken } from './token.js';

const NOTE = Buffer.from(
  'record.example/log\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— record.example AAAA\n',
);

// Without openssl there is no authority to ask; the skip is printed by name.
const whenAtHand = hasOpenssl ? describe : describe.skip;

async function outcomeOf(der: Uint8Array, trusted: readonly string[]): Promise<unknown> {
  return verifyTimestamp(der, NOTE, { trusted }).then(
    () => 'verified',
    (error: unknown) => (error instanceof AnchorProblem ? error.code : error),
  );
}

function changed(bytes: Uint8Array, at: number, mask: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ mask;
  return copy;
}

whenAtHand.each(['rsa:2048', 'ec'] as const)('a time-stamp by an authority of openssl (%s)', (keys) => {
  let authority: TimestampAuthority;
  let response: Buffer;
  let trusted: string[];

  beforeAll(async () => {
    authority = new TimestampAuthority(keys);
    trusted = [authority.root.pem];
    response = Buffer.from(await requestTimestamp(await authority.listen(), NOTE));
  }, 60_000);

  afterAll(() => authority.close());

  it('says when it was given, and by whom', async () => {
    const { time, authority: name, trusted: isTrusted } = await verifyTimestamp(response, NOTE, { trusted });
    expect(Math.abs(Date.now() - time.getTime())).toBeLessThan(60_000);
    expect({ name, isTrusted }).toEqual({ name: 'O=Chasopys, CN=authority', isTrusted: true });
  });

  it('is accepted by openssl too', () => {
    expect(authority.judge(response, NOTE)).toContain('Verification: OK');
    expect(authority.judge(response, Buffer.from('other'))).toContain('Verification: FAILED');
  });

  it('never verifies once a byte is changed in what it says, what is signed, the signature or the certificate', async () => {
    const token = readToken(response);
    const signedAttributes = Buffer.from(token.signer.signedAttrs?.encodedValue ?? new ArrayBuffer(0)).subarray(1);
    const { der } = await signerOf(token, []);
    const parts = [token.content, signedAttributes, token.signer.signature.valueBlock.valueHexView, der];
    const ranges = parts.map((part) => ({ start: response.indexOf(part), length: part.length }));
    expect(ranges.filter(({ start, length }) => start < 0 || length < 64)).toEqual([]);
    const position = fc
      .constantFrom(...ranges)
      .chain(({ start, length }) => fc.nat(length - 1).map((at) => start + at));
    await fc.assert(
      fc.asyncProperty(position, fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        expect(await outcomeOf(changed(response, at, mask), trusted)).toMatch(
          /^(malformed|unsupported|wrong|untrusted)-/,
        );
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('says the same time and authority, or is refused with a code, whatever byte is changed and how', async () => {
    const honest = await verifyTimestamp(response, NOTE, { trusted });
    await fc.assert(
      fc.asyncProperty(fc.nat(response.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const altered = verifyTimestamp(changed(response, at, mask), NOTE, { trusted });
        const verdict = await altered.catch((error: unknown) => error);
        if (!(verdict instanceof AnchorProblem)) expect(verdict).toEqual(honest);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('is refused cut off or lengthened anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(response.length - 1), async (length) => {
        expect(await outcomeOf(response.subarray(0, length), trusted)).toBe('malformed-anchor');
      }),
      { numRuns: 30 },
    );
    expect(await outcomeOf(Buffer.concat([response, Buffer.of(0)]), trusted)).toBe('malformed-anchor');
  });
});

whenAtHand('a time-stamp', () => {
  const issued = new Map<string, Issued>();
  let authority: TimestampAuthority;
  let url: string;
  let response: Uint8Array;
  let content: Uint8Array;
  let root: string;

  beforeAll(async () => {
    authority = new TimestampAuthority('ec');
    const issue = (name: string, extensions: readonly string[], by: Issued | undefined, days?: number): Issued => {
      const one = authority.issue(name, extensions, by, days);
      issued.set(name, one);
      return one;
    };
    const { root: top } = authority;
    issue('second', TIME_STAMPING, top);
    issue('plain', ['basicConstraints=CA:FALSE'], top);
    issue('soft', ['extendedKeyUsage=timeStamping'], top);
    issue('both', ['extendedKeyUsage=critical,timeStamping,codeSigning'], top);
    issue('cipher', ['keyUsage=keyEncipherment', 'extendedKeyUsage=critical,timeStamping'], top);
    issue('odd', [...TIME_STAMPING, '1.3.6.1.4.1.99999.7=critical,ASN1:NULL'], top);
    issue('over', TIME_STAMPING, top, -1);
    issue('alone', TIME_STAMPING, undefined);
    issue('below-ca', TIME_STAMPING, issue('ca', [...CERTIFYING, 'extendedKeyUsage=timeStamping'], top));
    issue('below-no-ca', TIME_STAMPING, issue('no-ca', TIME_STAMPING, top));
    issue('below-lists', TIME_STAMPING, issue('lists', ['basicConstraints=CA:TRUE', 'keyUsage=cRLSign'], top));
    issue('below-web', TIME_STAMPING, issue('web', [...CERTIFYING, 'extendedKeyUsage=serverAuth'], top));
    issue('below-past', TIME_STAMPING, issue('past', CERTIFYING, top, -1));
    const short = issue('short', ['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=keyCertSign'], top);
    issue('below-middle', TIME_STAMPING, issue('middle', CERTIFYING, short));
    issued.set('namesake', authority.issue('namesake', CERTIFYING, undefined, 30, 'root'));
    root = top.pem;
    url = await authority.listen();
    response = await requestTimestamp(url, NOTE);
    content = readToken(response).content;
  }, 60_000);

  afterAll(() => authority.close());

  const the = (name: string): Issued => {
    const one = issued.get(name);
    if (one === undefined) throw new Error(`${name} was not issued`);
    return one;
  };

  it('is verified alike as a token without its response', async () => {
    const token = authority.sign(content, authority.own);
    const { time } = await verifyTimestamp(response, NOTE, { trusted: [root] });
    expect((await verifyTimestamp(token, NOTE, { trusted: [root] })).time).toEqual(time);
  });

  it('is verified without certificates in it where the authority itself is among the trusted', async () => {
    const bare = authority.sign(content, authority.own, ['-cades', '-nocerts']);
    expect(await outcomeOf(bare, [root])).toBe('wrong-certificate');
    expect(await outcomeOf(bare, [authority.own.pem])).toBe('verified');
  });

  it('is about no other bytes', async () => {
    const other = verifyTimestamp(response, Buffer.from('other'), { trusted: [root] });
    await expect(other).rejects.toMatchObject({ code: 'wrong-imprint' });
  });

  it('is not trusted for another authority, nor for one that only has its name', async () => {
    const { pem } = the('namesake');
    expect(await outcomeOf(response, [pem])).toBe('untrusted-authority');
    expect(await outcomeOf(response, [])).toBe('untrusted-authority');
    expect(await outcomeOf(response, [pem + root])).toBe('verified');
  });

  it('is not judged where the trusted certificates are none', async () => {
    expect(await outcomeOf(response, ['root.pem'])).toBe('malformed-certificate');
    const broken = root.replace('MII', 'MIH');
    expect(await outcomeOf(response, [broken])).toBe('malformed-certificate');
  });

  it.each([
    ['for time-stamping', 'second', 'verified'],
    ['for nothing in particular', 'plain', 'wrong-certificate'],
    ['for time-stamping, but not critically', 'soft', 'wrong-certificate'],
    ['for time-stamping and more', 'both', 'wrong-certificate'],
    ['whose key only enciphers', 'cipher', 'wrong-certificate'],
    ['with a critical extension that nobody knows', 'odd', 'wrong-certificate'],
    ['that was not valid then', 'over', 'untrusted-authority'],
    ['that vouches for itself', 'alone', 'untrusted-authority'],
  ])('is judged by the certificate that signed it: one %s', async (_, name, outcome) => {
    expect(await outcomeOf(authority.sign(content, the(name)), [root])).toBe(outcome);
  });

  it.each([
    ['that may certify authorities', 'ca', 'verified'],
    ['that certifies nothing', 'no-ca', 'untrusted-authority'],
    ['that signs only lists', 'lists', 'untrusted-authority'],
    ['that certifies only servers', 'web', 'untrusted-authority'],
    ['that was not valid then', 'past', 'untrusted-authority'],
  ])('is judged by the certificate between: one %s', async (_, name, outcome) => {
    const token = authority.sign(content, the(`below-${name}`), ['-cades'], [the(name)]);
    expect(await outcomeOf(token, [root])).toBe(outcome);
  });

  it('is not trusted through more certificates than one of them allows', async () => {
    const token = authority.sign(content, the('below-middle'), ['-cades'], [the('short'), the('middle')]);
    expect(await outcomeOf(token, [root])).toBe('untrusted-authority');
    expect(await outcomeOf(token, [the('middle').pem])).toBe('verified');
  });

  it('is refused where it does not name its certificate, or is signed by a hash of old', async () => {
    expect(await outcomeOf(authority.sign(content, authority.own, []), [root])).toBe('malformed-anchor');
    const old = authority.sign(content, authority.own, ['-cades', '-md', 'sha1']);
    expect(await outcomeOf(old, [root])).toBe('unsupported-anchor');
  });

  it('is refused with two signatures', async () => {
    const also = ['-cades', '-signer', 'second.pem', '-inkey', 'second.key'];
    expect(await outcomeOf(authority.sign(content, authority.own, also), [root])).toBe('malformed-anchor');
  });

  it.each([
    ['20261301000000Z', 'malformed-anchor'],
    ['20260230000000Z', 'malformed-anchor'],
    ['202601010000000', 'malformed-anchor'],
  ])('is refused at a time that no clock shows: %s', async (time, outcome) => {
    const at = Buffer.from(content).indexOf(Buffer.from('180f', 'hex')) + 2;
    const told = Buffer.concat([content.subarray(0, at), Buffer.from(time), content.subarray(at + time.length)]);
    expect(await outcomeOf(authority.sign(told, authority.own), [root])).toBe(outcome);
  });

  describe('when it is asked for', () => {
    const asked = async (answer: (honest: Buffer) => Buffer): Promise<unknown> => {
      authority.answer = answer;
      return requestTimestamp(url, NOTE).catch((error: unknown) => (error as AnchorProblem).code);
    };

    it('is not taken from an earlier answer', async () => {
      expect(await asked(() => Buffer.from(response))).toBe('wrong-nonce');
    });

    it('is not taken with a broken signature', async () => {
      expect(await asked((honest) => changed(honest, honest.length - 1, 1))).toBe('wrong-signature');
    });

    it('is not taken where the authority refuses', async () => {
      expect(await asked(() => Buffer.from('30053003020102', 'hex'))).toBe('anchor-refused');
      expect(await asked(() => authority.reply(Buffer.from('3000', 'hex')))).toBe('anchor-refused');
    });

    it('is not taken larger than 64 KiB', async () => {
      expect(await asked(() => Buffer.alloc(65_537))).toBe('anchor-unreachable');
    });
  });
});

describe('a request for a time-stamp', () => {
  it('is new each time, also about the same bytes', () => {
    const nonces = Array.from({ length: 50 }, () => timestampRequest(NOTE).nonce);
    expect(new Set(nonces).size).toBe(50);
    expect(nonces.every((nonce) => nonce >= 0n && nonce < 2n ** 64n)).toBe(true);
  });

  it('fails with a code where nobody listens, nobody can, and nobody waits', async () => {
    const failed = { code: 'anchor-unreachable' };
    await expect(requestTimestamp('http://127.0.0.1:1/', NOTE)).rejects.toMatchObject(failed);
    await expect(requestTimestamp('data:text/plain,x', NOTE)).rejects.toMatchObject(failed);
    const signal = AbortSignal.abort();
    await expect(requestTimestamp('http://127.0.0.1:1/', NOTE, { signal })).rejects.toMatchObject(failed);
  });
});
