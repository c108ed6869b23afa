import { describe, expect, it } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readOpenTimestamps, verifyAnchor, verifyOpenTimestamps, verifyTimestamp, type Attestation } from '#anchors';

const vectors = fileURLToPath(new URL('../../../shared/vectors', import.meta.url));
const proofs = join(vectors, 'opentimestamps/examples');
const timestamps = join(vectors, 'bellingcat-rfc3161/tests/data/timestamping');
const whereProofsAre = existsSync(proofs) ? describe : describe.skip;
const whereTimestampsAre = existsSync(timestamps) ? describe : describe.skip;

const proof = (name: string): Buffer => readFileSync(join(proofs, name));
const timestamp = (name: string): Buffer => readFileSync(join(timestamps, name));

const promised = (...names: readonly string[]): Attestation[] =>
  names.map((name) => ({ kind: 'pending', calendar: `https://${name}.btc.calendar.opentimestamps.org` }));
const block = (height: number): unknown => ({
  kind: 'bitcoin',
  height,
  merkleRoot: expect.stringMatching(/^[0-9a-f]{64}$/),
});
const unknown: Attestation = { kind: 'unknown', tag: '0102030405060708' };

whereProofsAre('the example proofs of OpenTimestamps', () => {
  it.each<[string, string, unknown[]]>([
    ['incomplete.txt', 'pending', promised('alice')],
    ['two-calendars.txt', 'pending', promised('alice', 'bob')],
    ['merkle1.txt', 'pending', promised('alice', 'bob')],
    ['merkle2.txt', 'pending', promised('alice', 'bob')],
    ['merkle3.txt', 'pending', promised('alice', 'bob')],
    ['unknown-notary.txt', 'not-checked', [unknown]],
    ['known-and-unknown-notary.txt', 'not-checked', [...promised('bob'), unknown]],
    ['hello-world.txt', 'not-checked', [block(358_391)]],
    ['bad-stamp.txt', 'not-checked', [block(358_391)]],
    ['empty', 'not-checked', [block(129_405)]],
    [
      'different-blockchains.txt',
      'not-checked',
      [
        { kind: 'pending', calendar: 'https://eth.ots.eternitywall.com' },
        { kind: 'unknown', tag: '30fe8087b5c7ead7' },
        { kind: 'pending', calendar: 'https://ots.eternitywall.it' },
        block(455_605),
      ],
    ],
  ])('are about %s', (name, verdict, attestations) => {
    const ots = proof(`${name}.ots`);
    expect(verifyOpenTimestamps(ots, proof(name)).verdict).toBe(verdict);
    expect(readOpenTimestamps(ots).attestations).toEqual(attestations);
    expect(() => verifyOpenTimestamps(ots, Buffer.from('other'))).toThrow(
      expect.objectContaining({ code: 'wrong-imprint' }),
    );
  });

  it('are read where the file itself is elsewhere', () => {
    expect(readOpenTimestamps(proof('gdp2q25-2nd.pdf.ots')).attestations).toEqual([block(912_095)]);
  });

  it('are two for block 358391, which only one of them can be in', () => {
    const [root] = readOpenTimestamps(proof('hello-world.txt.ots')).attestations.flatMap((attestation) =>
      attestation.kind === 'bitcoin' ? [attestation.merkleRoot] : [],
    );
    const bitcoinHeaders = (height: number): string | undefined => (height === 358_391 ? root : undefined);
    const verdict = (name: string): string =>
      verifyOpenTimestamps(proof(`${name}.ots`), proof(name), { bitcoinHeaders }).verdict;
    expect(verdict('hello-world.txt')).toBe('confirmed');
    expect(verdict('bad-stamp.txt')).toBe('contradicted');
  });

  it.each([
    ['invalid/bad-major-version.ots', 'unsupported-anchor'],
    ['invalid/exceeds-max-msg-length.ots', 'malformed-anchor'],
    ['invalid/invalid-file-digest-type.ots', 'unsupported-anchor'],
    // Valid, and about a SHA-1: of these two can be in one proof, and a checkpoint is never anchored so.
    ['bitcoin.pdf.ots', 'unsupported-anchor'],
    ['sha1/a-or-b.ots', 'unsupported-anchor'],
  ])('are refused where they should be: %s', (name, code) => {
    expect(() => readOpenTimestamps(proof(name))).toThrow(expect.objectContaining({ code }));
  });
});

whereTimestampsAre('the time-stamps that archivists keep', () => {
  const archived = Buffer.from('4b7b4e39f12b8c725e6e603e6d4422500316df94211070682ef10260ff5759ef');
  const identrust = 'C=US, O=IdenTrust, CN=TrustID Timestamp Authority';

  it.each([
    ['digicert.tsr', archived, 3, '2025-03-24T11:17:47.000Z', 'C=US, O=DigiCert, CN=DigiCert Timestamp 2024'],
    ['rfc3161-client-issue-104.tsr', Buffer.from('hello'), 2, '2025-03-11T08:52:08.000Z', identrust],
    ['valid_timestamp.tsr', archived, 2, '2025-03-11T10:43:58.000Z', identrust],
    ['timestamp_token_http-timestamp-identrust-com', archived, 2, '2025-03-11T10:43:58.000Z', identrust],
    [
      'self_signed.tsr',
      archived,
      1,
      '2025-03-24T11:38:16.000Z',
      'serialNumber=CPJ-4-000-004017, C=CR, O=BANCO CENTRAL DE COSTA RICA, OU=0001, CN=TSA SINPE v3',
    ],
  ])('are verified by each certificate in them: %s', async (name, bytes, count, time, authority) => {
    const der = timestamp(name);
    const certificates = certificatesIn(der);
    expect(certificates).toHaveLength(count);
    for (const certificate of certificates)
      expect(await verifyTimestamp(der, bytes, { trusted: [certificate] })).toEqual({
        time: new Date(time),
        authority,
        trusted: true,
      });
    await expect(verifyTimestamp(der, Buffer.from('other'), { trusted: certificates })).rejects.toMatchObject({
      code: 'wrong-imprint',
    });
  });

  it('are not verified by the certificate of another authority', async () => {
    const [other = ''] = certificatesIn(timestamp('self_signed.tsr'));
    await expect(verifyTimestamp(timestamp('digicert.tsr'), archived, { trusted: [other] })).rejects.toMatchObject({
      code: 'untrusted-authority',
    });
    expect(await verifyAnchor('digicert.tsr', timestamp('digicert.tsr'), archived)).toMatchObject({
      holds: 'not-checked',
      time: new Date('2025-03-24T11:17:47.000Z'),
    });
  });
});

/** The certificates (PEM) that stand somewhere in DER: found by their beginning and length, read by node. */
function certificatesIn(der: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; at < der.length - 4; at += 1) {
    if (der[at] !== 0x30 || der[at + 1] !== 0x82) continue;
    const candidate = der.subarray(at, at + 4 + der.readUInt16BE(at + 2));
    try {
      found.push(new X509Certificate(candidate).toString());
    } catch {
      // Something else that begins like a certificate.
    }
  }
  return found;
}
