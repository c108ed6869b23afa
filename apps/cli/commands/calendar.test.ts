import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { atTheTerminal } from '../../../test/support/at-the-terminal.js';
import { run } from '../program.js';
import { Terminal } from '../terminal.js';

const { litopys } = atTheTerminal(run, Terminal);
const SOURCES = [{ document: '@page', reliability: 'B', credibility: 2 }];
const CLAIM = { do: 'RecordClaim', casefile: '@a', sources: SOURCES };
const BODY = { text: 'Example Ombudsman' };
const LINES = [
  { do: 'CaptureDocument', ref: '@page', text: 'A page', mediaType: 'text/plain', address: 'https://news.example/1' },
  { do: 'OpenCasefile', ref: '@a', names: [{ text: 'Anna Example' }] },
  { ...CLAIM, kind: 'Remanded', when: '2020-05-03', until: '2020-07-03' },
  { ...CLAIM, kind: 'AppliedToBody', when: '2020-06-01', body: BODY, protection: 'team' },
];

describe('the calendar command', () => {
  let folder: string;
  let data: string;
  const days = ['--from', '2020-01-01', '--until', '2020-12-31'];
  const calendar = (...args: readonly string[]) => litopys(['calendar', '--data', data, ...args]);
  const summaries = (text: string) =>
    new ICAL.Component(ICAL.parse(text) as unknown[])
      .getAllSubcomponents('vevent')
      .map((event) => new ICAL.Event(event).summary.split(' · ')[0]);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'litopys-calendar-'));
    data = join(folder, 'data');
    const file = join(folder, 'record.jsonl');
    await writeFile(file, LINES.map((line) => JSON.stringify(line)).join('\n'));
    expect((await litopys(['import', file, '--data', data])).status).toBe(0);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('prints what partners may know, as a calendar and nothing else', async () => {
    const { status, out, err } = await calendar(...days);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(summaries(out)).toEqual(['Detention as ordered ends']);
    expect(summaries((await calendar(...days, '--clearance', 'team', '--lang', 'uk')).out)).toEqual([
      'Має бути відповідь',
      'Спливає строк тримання під вартою',
    ]);
    expect(summaries((await calendar()).out)).toEqual([]);
  });

  it('writes a file for whoever asked, the same each time', async () => {
    const [one, other] = [join(folder, 'one.ics'), join(folder, 'other.ics')];
    expect((await calendar(...days, '--out', one)).out).toBe(
      `Calendar written to ${one}: 1 deadlines, at clearance partners.\n`,
    );
    await calendar(...days, '--out', other);
    expect(await readFile(one, 'utf8')).toBe(await readFile(other, 'utf8'));
    expect((await stat(one)).mode & 0o777).toBe(0o600);
  });

  it('answers programs', async () => {
    expect((await calendar(...days, '--json')).json()).toMatchObject({
      items: [{ kind: 'detention-ends', day: '2020-07-03' }],
    });
    const out = join(folder, 'json.ics');
    expect((await calendar(...days, '--json', '--out', out)).json()).toEqual({
      out,
      deadlines: 1,
      clearance: 'partners',
    });
  });

  it('says what is wrong with what was asked', async () => {
    expect((await calendar('--kind', 'birthday')).status).toBe(2);
    expect((await calendar('--from', 'soon')).err).toContain('from');
    const { status, err } = await calendar('--from', '2021', '--until', '2020');
    expect([status > 0, err]).toEqual([true, expect.stringContaining('until')]);
  });
});
