import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TimestampAuthority, hasOpenssl } from '../../test/support/timestamp-authority.js';
import { TimestampCalendar } from '../../test/support/timestamp-calendar.js';
import { Anchors, type AnchorOutcome } from './anchors.js';
import { upgradeFromCalendars } from './calendar.js';
import { verifyAnchor } from './verify-anchor.js';

const NOTE = Buffer.from('record.example/log\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n');
const NOBODY = 'http://127.0.0.1:1';

function given(outcome: AnchorOutcome | undefined): { fileName: string; bytes: Uint8Array } {
  if (outcome === undefined || 'problem' in outcome) throw new Error('no anchor was given');
  return outcome;
}

describe('anchors', () => {
  it('are asked of nobody unless somebody is named', async () => {
    expect(await new Anchors().anchor(NOTE)).toEqual([]);
  });

  it('that fail are reported one by one', async () => {
    const outcomes = await new Anchors({ rfc3161: [NOBODY], openTimestamps: [NOBODY, 'nonsense'] }).anchor(NOTE);
    const failed = { code: 'anchor-unreachable' };
    expect(outcomes).toMatchObject([
      { kind: 'rfc3161', service: NOBODY, problem: failed },
      { kind: 'opentimestamps', service: NOBODY, problem: failed },
      { kind: 'opentimestamps', service: 'nonsense', problem: failed },
    ]);
  });

  it('are asked for no longer than the asker waits', async () => {
    const [outcome] = await new Anchors({ rfc3161: [NOBODY] }).anchor(NOTE, { signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ problem: { code: 'anchor-unreachable' } });
  });

  it('are known by the end of their name', async () => {
    await expect(verifyAnchor('anchor.txt', NOTE, NOTE)).rejects.toMatchObject({ code: 'unsupported-anchor' });
  });

  it('that are something else do not hold', async () => {
    expect(await verifyAnchor('rfc3161-1.tsr', NOTE, NOTE)).toMatchObject({ kind: 'rfc3161', holds: false });
    expect(await verifyAnchor('opentimestamps-1.ots', NOTE, NOTE)).toEqual({
      kind: 'opentimestamps',
      holds: false,
      message: 'The anchor does not hold: this is no OpenTimestamps proof.',
    });
  });
});

describe('the anchor of a calendar', () => {
  const calendar = new TimestampCalendar();

  beforeAll(() => calendar.listen());
  afterAll(() => calendar.close());

  it('is told in sentences, from the promise to the block', async () => {
    const services = { openTimestamps: [NOBODY, calendar.url] };
    const { fileName, bytes } = given((await new Anchors(services).anchor(NOTE))[1]);
    expect(fileName).toBe('opentimestamps-2.ots');
    expect(await verifyAnchor(fileName, bytes, NOTE)).toEqual({
      kind: 'opentimestamps',
      holds: 'not-checked',
      message: `No block is known yet; promised by ${calendar.url}.`,
    });
    calendar.mine(900_000);
    const { ots } = await upgradeFromCalendars(bytes, fetch, { calendars: services.openTimestamps });
    expect(await verifyAnchor(fileName, ots, NOTE)).toMatchObject({
      holds: 'not-checked',
      message: 'The proof leads to Bitcoin block 900000; no Merkle root of it was given, so this was not checked.',
    });
    const bitcoinHeaders = (height: number): string | undefined => calendar.roots.get(height);
    expect(await verifyAnchor(fileName, ots, NOTE, { bitcoinHeaders })).toMatchObject({
      holds: true,
      message: 'These bytes existed before Bitcoin block 900000, whose Merkle root was given.',
    });
    expect(await verifyAnchor(fileName, ots, NOTE, { bitcoinHeaders: () => '00'.repeat(32) })).toMatchObject({
      holds: false,
      message: 'The proof leads to another Merkle root than the one given of Bitcoin block 900000.',
    });
    expect(await verifyAnchor(fileName, ots, Buffer.from('other'), { bitcoinHeaders })).toMatchObject({
      holds: false,
      message: 'The anchor does not hold: the proof is about other bytes.',
    });
  });
});

// Without openssl there is no authority to ask; the skip is printed by name.
(hasOpenssl ? describe : describe.skip)('the anchor of a time-stamping authority', () => {
  let authority: TimestampAuthority;
  let file: { fileName: string; bytes: Uint8Array };

  beforeAll(async () => {
    authority = new TimestampAuthority('ec');
    file = given((await new Anchors({ rfc3161: [await authority.listen()] }).anchor(NOTE))[0]);
  });

  afterAll(() => authority.close());

  it('holds for whom trusts the authority, at a time', async () => {
    const verdict = await verifyAnchor(file.fileName, file.bytes, NOTE, { trusted: [authority.root.pem] });
    expect(verdict).toMatchObject({ kind: 'rfc3161', holds: true });
    expect(verdict.message).toBe(
      `O=Chasopys, CN=authority signed that these bytes existed at ${verdict.time?.toISOString()}. ` +
        'Its certificate leads to a trusted one; whether one was revoked was not checked.',
    );
  });

  it('is not checked where nobody is trusted', async () => {
    const verdict = await verifyAnchor('rfc3161-1.tsr', file.bytes, NOTE);
    expect(verdict.holds).toBe('not-checked');
    expect(verdict.message).toMatch(/^Someone under the name O=Chasopys, CN=authority signed .* was not checked\.$/);
  });

  it('does not hold for whom trusts only another, nor for other bytes', async () => {
    const other = authority.issue('other', ['basicConstraints=critical,CA:TRUE']);
    expect(await verifyAnchor(file.fileName, file.bytes, NOTE, { trusted: [other.pem] })).toMatchObject({
      holds: false,
    });
    const elsewhere = verifyAnchor(file.fileName, file.bytes, Buffer.from('other'), { trusted: [authority.root.pem] });
    expect(await elsewhere).toMatchObject({
      holds: false,
      message: 'The anchor does not hold: the time-stamp is about other bytes.',
    });
  });
});
