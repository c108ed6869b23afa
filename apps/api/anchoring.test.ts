import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifyAnchor } from '#anchors';
import { formatNote, utf8, type StoredAnchor } from '#transparency-log';
import { SmallLog } from '../../test/support/small-log.js';
import { TimestampCalendar } from '../../test/support/timestamp-calendar.js';
import { Anchoring } from './anchoring.js';

const HOUR = 60 * 60 * 1000;
const NOBODY = 'http://127.0.0.1:1';
const log = new SmallLog().growTo(20);

describe('anchoring', () => {
  const calendar = new TimestampCalendar();
  let time: number;
  let troubles: unknown[];
  let kept: Map<string, StoredAnchor>;

  beforeAll(() => calendar.listen());
  afterAll(() => calendar.close());
  beforeEach(() => {
    [time, troubles, kept] = [Date.parse('2026-06-01T08:00:00Z'), [], new Map()];
    calendar.asked.length = 0;
    calendar.answer = undefined;
  });

  const anchoring = (...calendars: string[]) =>
    new Anchoring({
      services: { rfc3161: [], openTimestamps: calendars },
      index: { anchor: (one) => void kept.set(one.file, one), anchors: () => [...kept.values()] },
      onTrouble: (error) => troubles.push(error),
      now: () => new Date(time),
    });
  const verdict = (size: number) =>
    verifyAnchor(
      'opentimestamps.ots',
      kept.get(`${size}-opentimestamps-1.ots`)?.bytes ?? new Uint8Array(),
      utf8(formatNote(log.note(size))),
    );

  it('asks nobody unless somebody is named, and of nothing unless something was published', async () => {
    const unnamed = anchoring();
    unnamed.take(7, log.note(7));
    await unnamed.run();
    await anchoring(calendar.url).run();
    expect([calendar.asked, [...kept], troubles]).toEqual([[], [], []]);
  });

  it('has the checkpoint anchored as the log alone has signed it', async () => {
    const one = anchoring(calendar.url);
    one.take(7, log.note(7));
    await one.run();
    expect([...kept.keys()]).toEqual(['7-opentimestamps-1.ots']);
    expect(await verdict(7)).toMatchObject({ holds: 'not-checked', message: expect.stringContaining('promised by') });
  });

  it('asks once an hour, for the checkpoint that is the latest then, and asks again after what was promised', async () => {
    const one = anchoring(calendar.url);
    one.take(7, log.note(7));
    await one.run();
    one.take(8, log.note(8));
    time += HOUR - 1;
    await one.run();
    one.take(9, log.note(9));
    await one.run();
    expect([...kept.keys()]).toEqual(['7-opentimestamps-1.ots']);
    calendar.mine(900_000);
    time += 1;
    await one.run();
    expect([...kept.keys()]).toEqual(['7-opentimestamps-1.ots', '9-opentimestamps-1.ots']);
    expect(await verdict(7)).toMatchObject({ message: expect.stringContaining('leads to Bitcoin block') });
    expect(await verdict(9)).toMatchObject({ message: expect.stringContaining('promised by') });
    expect(troubles).toEqual([]);
  });

  it('leaves an anchor that is there as it is: an earlier time says more', async () => {
    const one = anchoring(calendar.url, NOBODY);
    one.take(7, log.note(7));
    await one.run();
    const first = kept.get('7-opentimestamps-1.ots');
    time += HOUR;
    await one.run();
    expect(kept.get('7-opentimestamps-1.ots')).toBe(first);
    expect(troubles).toMatchObject([{ code: 'anchor-unreachable' }, { code: 'anchor-unreachable' }]);
  });

  it('asks for a size that all have anchored no more', async () => {
    const one = anchoring(calendar.url);
    one.take(7, log.note(7));
    await one.run();
    calendar.asked.length = 0;
    time += HOUR;
    await one.run();
    expect(calendar.asked.map(({ path }) => path)).toEqual([expect.stringMatching(/^\/timestamp\//)]);
  });

  it('tells of an answer that is none, and goes on', async () => {
    const one = anchoring(calendar.url);
    one.take(7, log.note(7));
    calendar.answer = { status: 500, bytes: Buffer.from('out of order') };
    await one.run();
    expect(troubles).toMatchObject([{ code: 'anchor-refused' }]);
    calendar.answer = undefined;
    time += HOUR;
    await one.run();
    expect([...kept.keys()]).toEqual(['7-opentimestamps-1.ots']);
  });

  it('waits for nobody once it is closed', async () => {
    const silent = createServer();
    await once(silent.listen(0, '127.0.0.1'), 'listening');
    const one = anchoring(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    one.take(7, log.note(7));
    const running = one.run();
    await once(silent, 'request');
    await one.close();
    await running;
    expect([[...kept], troubles]).toEqual([[], []]);
    silent.closeAllConnections();
    await once(silent.close(), 'close');
  });
});
