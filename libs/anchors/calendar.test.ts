import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { bytesToHex } from '@noble/hashes/utils.js';
import { TimestampCalendar } from '../../test/support/timestamp-calendar.js';
import { anchorOf } from './anchor-of.js';
import { submitToCalendar, upgradeFromCalendars } from './calendar.js';
import { readOpenTimestamps, verifyOpenTimestamps } from './opentimestamps.js';

const NOTE = Buffer.from('record.example/log\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n');

let calendar: TimestampCalendar;

beforeEach(async () => {
  calendar = new TimestampCalendar();
  await calendar.listen();
});

afterEach(() => calendar.close());

describe('a calendar', () => {
  it('promises, and later names the block', async () => {
    const promised = await submitToCalendar(calendar.url, NOTE);
    expect(readOpenTimestamps(promised)).toEqual({
      digest: anchorOf(NOTE),
      attestations: [{ kind: 'pending', calendar: calendar.url }],
    });
    const early = await upgradeFromCalendars(promised, fetch, { calendars: [calendar.url] });
    expect(early).toEqual({ ots: promised, isUpgraded: false, problems: [] });

    calendar.mine(900_000);
    const { ots, isUpgraded, problems } = await upgradeFromCalendars(promised, fetch, {
      calendars: [`${calendar.url}/`],
    });
    expect({ isUpgraded, problems }).toEqual({ isUpgraded: true, problems: [] });
    const bitcoinHeaders = (height: number): string | undefined => calendar.roots.get(height);
    expect(verifyOpenTimestamps(ots, NOTE, { bitcoinHeaders })).toMatchObject({
      verdict: 'confirmed',
      attestations: [
        { kind: 'pending', verdict: 'pending' },
        { kind: 'bitcoin', height: 900_000, verdict: 'confirmed' },
      ],
    });
  });

  it('is not asked again once the block is known', async () => {
    const promised = await submitToCalendar(calendar.url, NOTE);
    calendar.mine(900_000);
    const { ots } = await upgradeFromCalendars(promised, fetch, { calendars: [calendar.url] });
    const before = calendar.asked.length;
    expect(await upgradeFromCalendars(ots, fetch, { calendars: [calendar.url] })).toMatchObject({
      ots,
      isUpgraded: false,
    });
    expect(calendar.asked).toHaveLength(before);
  });

  it('never sees the digest, nor the same thing twice', async () => {
    await submitToCalendar(calendar.url, NOTE);
    await submitToCalendar(calendar.url, NOTE);
    const seen = calendar.asked.map(({ body }) => body);
    expect(seen.every((body) => /^[0-9a-f]{64}$/.test(body))).toBe(true);
    expect(new Set([...seen, bytesToHex(anchorOf(NOTE))]).size).toBe(3);
  });

  it('is not asked where it is not among those that may be', async () => {
    const promised = await submitToCalendar(calendar.url, NOTE);
    const before = calendar.asked.length;
    const upgraded = await upgradeFromCalendars(promised, fetch, { calendars: ['https://other.example'] });
    expect(upgraded).toEqual({ ots: promised, isUpgraded: false, problems: [] });
    expect(calendar.asked).toHaveLength(before);
  });

  it.each([
    ['fails', 500, '', 'anchor-refused'],
    ['talks of something else', 200, 'ff', 'malformed-anchor'],
    ['sends more than it should', 200, '00'.repeat(65_537), 'anchor-unreachable'],
    ['sends the asker elsewhere', 302, '', 'anchor-unreachable'],
  ])('that %s gives no promise and spoils no proof', async (_, status, bytes, code) => {
    const promised = await submitToCalendar(calendar.url, NOTE);
    calendar.answer = { status, bytes: Buffer.from(bytes, 'hex') };
    await expect(submitToCalendar(calendar.url, NOTE)).rejects.toMatchObject({ code });
    const upgraded = await upgradeFromCalendars(promised, fetch, { calendars: [calendar.url] });
    expect(upgraded).toMatchObject({ ots: promised, isUpgraded: false, problems: [{ code }] });
  });
});
