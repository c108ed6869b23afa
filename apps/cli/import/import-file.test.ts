import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore, type RecordedEvent } from '#event-store';
import { Evidence } from '#evidence';
import { importFile, type ImportOptions, type ImportReport } from './import-file.js';
import type { Into } from './recording.js';
import { plainRecorder } from '../../../test/support/plain-recorder.js';
import { evaluatedForTrial } from './evaluated-for-trial.js';

const PAGE = 'The page as captured.\n';
const SOURCES = [{ document: '@page', reliability: 'B', credibility: 2 }];
const ARREST = { do: 'RecordClaim', casefile: '@a', kind: 'Arrested', sources: SOURCES };
const GOOD = [
  {
    do: 'CaptureDocument',
    ref: '@page',
    file: 'page.md',
    address: 'https://news.example/1',
    publishedOn: '2021-06-07',
  },
  { do: 'OpenCasefile', ref: '@a', names: [{ text: 'Anna Example', lang: 'en' }] },
  { ...ARREST, ref: '@arrest', when: '2020-05-03~', by: 'police', place: { text: 'Simferopol' } },
  { ...ARREST, occurrence: '@arrest', when: '2020-05-04' },
];

describe('an import', () => {
  let folder: string;
  let into: Into & { store: MemoryEventStore };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'litopys-import-'));
    await writeFile(join(folder, 'page.md'), PAGE);
    const store = new MemoryEventStore();
    const evidence = await Evidence.open(join(folder, 'evidence'));
    const evaluated: Into['evaluated'] = async (command) => {
      await evaluatedForTrial(command, store);
      return command;
    };
    into = { store, evidence, recorder: plainRecorder(store), evaluated };
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function imported(lines: readonly unknown[], options: Partial<ImportOptions> = {}): Promise<ImportReport> {
    const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    return importedText(text, options);
  }
  async function importedText(text: string | Uint8Array, options: Partial<ImportOptions> = {}): Promise<ImportReport> {
    await writeFile(join(folder, 'record.jsonl'), text);
    return importFile(join(folder, 'record.jsonl'), into, { by: 'm-17', ...options });
  }
  const onRecord = async () => {
    const events: RecordedEvent[] = [];
    for await (const event of into.store.readAll()) events.push(event);
    return events;
  };
  const problemsOf = async (lines: readonly unknown[]) => {
    const before = await into.store.head();
    const { problems, recorded } = await imported(lines);
    expect(recorded).toBe(0);
    expect(await into.store.head()).toBe(before);
    return problems;
  };

  it('records every line in its order, with its references and its document', async () => {
    const report = await imported(GOOD);
    expect(report).toMatchObject({ requests: 4, recorded: 4, alreadyOnRecord: 0, problems: [] });
    const [captured, opened, arrested, again] = await onRecord();
    const sha256 = createHash('sha256').update(PAGE).digest('hex');
    expect(captured).toMatchObject({
      type: 'DocumentCaptured',
      data: { sha256, size: PAGE.length, mediaType: 'text/markdown', publishedOn: '2021-06-07' },
      metadata: { by: 'm-17' },
    });
    expect(arrested).toMatchObject({
      stream: opened?.stream,
      type: 'Arrested',
      data: { sources: [{ document: sha256 }] },
    });
    expect(again).toMatchObject({ data: { occurrence: arrested?.id, when: '2020-05-04' } });
    expect(await into.evidence.sizeOf(sha256)).toBe(PAGE.length);
    expect(report.created).toEqual([
      { line: 1, ref: '@page', id: sha256 },
      { line: 2, ref: '@a', id: opened?.id },
      { line: 3, ref: '@arrest', id: arrested?.id },
    ]);
  });

  it('appends nothing the second time, whoever imports, and only what is new of a longer file', async () => {
    await imported(GOOD);
    const before = await onRecord();
    expect(await imported(GOOD, { by: 'm-18' })).toMatchObject({
      recorded: 0,
      alreadyOnRecord: 4,
      problems: [],
      continued: [],
    });
    expect(await onRecord()).toEqual(before);
    const longer = [
      ...GOOD,
      { do: 'RecordClaim', casefile: '@a', kind: 'ReturnedHome', when: '2022', sources: SOURCES },
    ];
    const report = await imported(longer);
    expect(report).toMatchObject({ recorded: 1, alreadyOnRecord: 4 });
    expect(report.continued).toMatchObject([{ line: 2, ref: '@a' }]);
    expect((await onRecord()).slice(0, -1)).toEqual(before);
  });

  it('never takes two people for one because two files call them by the same words', async () => {
    await imported(GOOD);
    const [page, opened] = GOOD;
    const report = await imported([{ ...page, title: 'Another reading' }, opened]);
    expect(report).toMatchObject({ recorded: 2, alreadyOnRecord: 0 });
    const casefiles = (await onRecord()).filter(({ type }) => type === 'CasefileOpened').map(({ stream }) => stream);
    expect(new Set(casefiles).size).toBe(2);
  });

  it('takes lines alike for as many requests', async () => {
    const twins = [GOOD[1], { ...GOOD[1], ref: '@b' }];
    expect(await imported(twins)).toMatchObject({ recorded: 2 });
    expect(await imported(twins)).toMatchObject({ recorded: 0, alreadyOnRecord: 2 });
    expect(new Set((await onRecord()).map(({ stream }) => stream)).size).toBe(2);
  });

  it('only says what it would do when it is asked to', async () => {
    expect(await imported(GOOD, { dryRun: true })).toMatchObject({ recorded: 0, wouldRecord: 4, problems: [] });
    expect(await onRecord()).toEqual([]);
  });

  it('reads a byte order mark, either line ending and empty lines', async () => {
    const text = `\ufeff${GOOD.map((line) => JSON.stringify(line)).join('\r\n\r\n')}\r\n`;
    expect(await importedText(text)).toMatchObject({ requests: 4, recorded: 4, problems: [] });
    expect(await importedText(JSON.stringify({ do: 'No' }) + '\r\n\n{')).toMatchObject({
      problems: [{ line: 1, field: 'do' }, { line: 3 }],
    });
  });

  it('records nothing of a file with an error in its last line', async () => {
    expect(await problemsOf([...GOOD, { ...ARREST, when: '2020-13-01' }])).toMatchObject([{ line: 5, field: 'when' }]);
    expect(await problemsOf([...GOOD, '{"do":"OpenCasefile","names":[{"text":"Vira'])).toMatchObject([{ line: 5 }]);
  });

  it('reports every problem of every line at once', async () => {
    const problems = await problemsOf([
      { do: 'CaptureDocument', ref: '@page', file: 'nowhere.md', publishedOn: 'yesterday' },
      { do: 'OpenCasefile', ref: '@a', names: [{ text: 'Anna Example' }], colour: 'red' },
      'not json',
      { do: 'Opencasefile', names: [{ text: 'Anna Example' }] },
      { ...ARREST, ref: '@arrest', when: '3 May', sources: [] },
      { do: 'RecordClaim', casefile: '@c', kind: 'Arrested', when: null, sources: SOURCES },
      { do: 'RetractClaim', casefile: '@b', claim: '@arrest', reason: 'Mistaken', recordedAt: '2020-01-01T00:00:00Z' },
      { do: 'OpenCasefile', ref: '@b', names: [{ text: 'Vira Example' }] },
      { do: 'ReviewCasefile', casefile: '@b' },
    ]);
    expect(problems.map(({ line, field }) => [line, field])).toEqual([
      [1, 'file'],
      [1, 'publishedOn'],
      [2, 'colour'],
      [3, undefined],
      [4, 'do'],
      [5, 'when'],
      [5, 'sources'],
      [6, 'casefile'],
      [7, 'recordedAt'],
      [7, 'casefile'],
      [9, undefined],
    ]);
    expect(problems.find(({ line, field }) => line === 7 && field === 'casefile')?.message).toContain(
      'line 8; move that line up',
    );
    expect(problems.at(-1)).toMatchObject({ code: 'same-person-cannot-review' });
  });

  it('says once of what depends on a line that fails, and of nothing else, that it does', async () => {
    const [, open] = GOOD;
    const problems = await problemsOf([
      { do: 'CaptureDocument', ref: '@page', file: 'page.md' },
      { ...open, ref: '@b' },
      { ...open, names: [] },
      { ...ARREST, ref: '@arrest', when: '2020-05-03', sources: [...SOURCES, ...SOURCES] },
      { ...ARREST, occurrence: '@arrest', when: '2020-05-04' },
      { ...ARREST, casefile: '@b', occurrence: '@page', when: '2020-05-04' },
      { ...ARREST, casefile: '@b', ref: '@other', when: '2020-05-04', sources: SOURCES },
      { ...ARREST, casefile: '@b', ref: '@late', when: '2999', sources: SOURCES },
      { do: 'DisputeClaim', casefile: '@b', claim: '@late', reason: 'No' },
      { do: 'RecordClaim', casefile: '@b', kind: 'ReturnedHome', occurrence: '@other', when: null, sources: SOURCES },
    ]);
    expect(problems).toEqual([
      { line: 3, field: 'names', message: expect.any(String) },
      { line: 4, message: 'depends on line 3' },
      { line: 5, message: 'depends on lines 3, 4' },
      { line: 6, field: 'occurrence', message: 'takes an id, and @page (line 1) is a document' },
      { line: 8, code: 'date-in-future', message: expect.any(String) },
      { line: 9, message: 'depends on line 8' },
      {
        line: 10,
        code: 'occurrence-of-another-kind',
        message: expect.stringContaining('Occurrence @other is of'),
      },
    ]);
  });

  it('replaces local names where an id is wanted, and leaves texts alone', async () => {
    const claim = { do: 'RecordClaim', casefile: '@a', when: null, sources: SOURCES };
    const more = [
      { do: 'OpenCasefile', ref: '@b', names: [{ text: '@a' }], note: '@page' },
      { ...claim, ref: '@sister', kind: 'Related', relation: '@b', to: { name: '@a', casefile: '@b' } },
      { ...claim, ref: '@photo', kind: 'Photographed', document: '@page' },
      { do: 'CaptureDocument', ref: '@other', text: 'Another page', mediaType: 'text/plain' },
      {
        do: 'CorrectClaim',
        casefile: '@a',
        claim: '@photo',
        values: { document: '@other', inferred: '@other' },
        reason: '@page',
      },
    ];
    const { created } = await imported([...GOOD, ...more]);
    const idOf = (name: string) => created.find(({ ref }) => ref === name)?.id;
    const told = new Map((await onRecord()).map(({ id, data }) => [id, data]));
    expect(told.get(String(idOf('@b')))).toMatchObject({ names: [{ text: '@a' }], note: '@page' });
    expect(told.get(String(idOf('@sister')))).toMatchObject({
      fields: { relation: '@b', to: { name: '@a', casefile: idOf('@b') } },
    });
    const values = { fields: { document: idOf('@other') }, inferred: '@other' };
    expect([...told.values()].at(-1)).toMatchObject({ claim: idOf('@photo'), values, reason: '@page' });
    // The kind of a claim that an earlier file recorded is looked up.
    const later = { ...more[4], claim: idOf('@photo'), values: { document: '@page' } };
    expect(await imported([GOOD[0], { ...later, casefile: idOf('@a') }])).toMatchObject({ recorded: 1, problems: [] });
  });

  it('names things in refusals as the file does', async () => {
    const match = {
      do: 'MatchAccounts',
      casefile: '@a',
      occurrence: '@arrest',
      match: ['@arrest'],
      reason: 'One arrest',
    };
    expect(await problemsOf([...GOOD, match])).toEqual([
      { line: 5, code: 'same-occurrence', message: 'Claim @arrest is an account of this occurrence already.' },
    ]);
  });

  it.each([
    [
      { ...GOOD[1], ref: 'a' },
      { line: 5, field: 'ref' },
    ],
    [
      { ...GOOD[1], ref: '@a b' },
      { line: 5, field: 'ref' },
    ],
    [
      { ...GOOD[1], ref: 7 },
      { line: 5, field: 'ref' },
    ],
    [
      { ...GOOD[1], ref: '@a' },
      { line: 5, field: 'ref', message: 'is taken: line 2 declares @a already' },
    ],
    [
      { ...ARREST, when: null, occurrence: '@second' },
      { line: 5, field: 'occurrence', message: expect.stringContaining('@second (line 4)') },
    ],
    [
      { ...ARREST, when: null, sources: [{ ...SOURCES[0], document: '@arrest' }] },
      { line: 5, field: 'sources.0.document' },
    ],
    [
      { ...ARREST, when: null, casefile: '@nobody' },
      { line: 5, field: 'casefile', message: expect.stringContaining('no line') },
    ],
    [{ do: '__proto__' }, { line: 5, field: 'do' }],
    [{ do: 7 }, { line: 5, field: 'do' }],
    ['{"do":"OpenCasefile","__proto__":{"names":[{"text":"Anna"}]}}', { line: 5 }],
    ['[1]', { line: 5 }],
    [`{"do":${'['.repeat(40)}${']'.repeat(40)}}`, { line: 5, message: expect.stringContaining('levels') }],
    ['{"do":'.repeat(100_000), { line: 5 }],
    [
      { do: 'OpenCasefile', names: [{ text: 'A\u0000' }] },
      { line: 5, field: 'names.0.text' },
    ],
    [
      { do: 'OpenCasefile', names: [{ text: 'x'.repeat(10_000) }] },
      { line: 5, field: 'names.0.text' },
    ],
    [
      { ...ARREST, when: '01.02.2020' },
      { line: 5, field: 'when' },
    ],
    [
      {
        ...ARREST,
        when: null,
        asDescribed: 'x'.repeat(490),
        articles: Array.from({ length: 100 }, () => '€'.repeat(499)),
        sources: Array.from({ length: 100 }, () => ({
          ...SOURCES[0],
          locator: '€'.repeat(1000),
          relay: Array.from({ length: 20 }, () => '€'.repeat(400)),
        })),
      },
      { line: 5, message: 'asks for more than fits into one event' },
    ],
  ])('refuses line %#', async (line, problem) => {
    const [first] = await problemsOf([...GOOD.slice(0, 3), { ...GOOD[3], ref: '@second' }, line]);
    expect(first).toMatchObject(problem);
    expect(first?.message.length).toBeLessThanOrEqual(600);
  });

  it('freezes a list with the readiness its entries have by then', async () => {
    const list = [
      { do: 'DraftExchangeList', ref: '@list', profile: 'ombudsman-list' },
      { do: 'FreezeList', list: '@list' },
      { do: 'NameForExchange', list: '@list', casefile: '@a' },
    ];
    expect(await problemsOf([...GOOD, ...list])).toMatchObject([{ line: 6, code: 'list-empty' }]);
    const [draft, freeze, name] = list;
    const lines = [...GOOD, draft, name, freeze];
    expect(await imported(lines)).toMatchObject({ recorded: 7, problems: [] });
    expect((await onRecord()).at(-1)).toMatchObject({
      type: 'ListFrozen',
      data: { version: 1, entries: [{ ready: false }] },
    });
    expect(await imported(lines)).toMatchObject({ recorded: 0, alreadyOnRecord: 7 });
  });

  it('has a list reviewed by nobody who froze it, and handed over once somebody else has agreed', async () => {
    const list = [
      { do: 'DraftExchangeList', ref: '@list', profile: 'ombudsman-list' },
      { do: 'NameForExchange', list: '@list', casefile: '@a' },
      { do: 'FreezeList', list: '@list' },
      { do: 'ReviewPackage', list: '@list', findings: 'agreed' },
      { do: 'HandOverList', list: '@list', to: 'the Ombudsman', on: '2026-01-10' },
    ];
    expect(await problemsOf([...GOOD, ...list])).toMatchObject([
      { line: 8, code: 'same-person-cannot-review' },
      { line: 9, code: 'not-reviewed' },
    ]);
    expect(await imported([...GOOD, ...list.slice(0, 3)])).toMatchObject({ recorded: 7, problems: [] });
    expect(await imported([...GOOD, ...list], { by: 'm-18' })).toMatchObject({ recorded: 2, problems: [] });
    expect((await onRecord()).slice(-2)).toMatchObject([
      { type: 'PackageReviewed', data: { version: 1, findings: 'agreed' }, metadata: { by: 'm-18' } },
      { type: 'ListHandedOver', data: { version: 1 } },
    ]);
  });

  it('stops where it is told to and goes on there the next time', async () => {
    const stopping = new AbortController();
    const stopAfter = (lines: number) => (phase: string, done: number) => {
      if (phase === 'recording' && done === lines) stopping.abort();
    };
    expect(await imported(GOOD, { signal: stopping.signal, progress: stopAfter(2) })).toMatchObject({
      recorded: 2,
      stoppedBefore: 3,
    });
    expect(await imported(GOOD)).toMatchObject({ recorded: 2, alreadyOnRecord: 2 });
  });

  it('says where it broke off, with everything recorded before that', async () => {
    const change = async (phase: string, done: number) => {
      if (phase === 'recording' && done === 2) await into.store.close();
    };
    const broken = imported(GOOD, { progress: (phase, done) => void change(phase, done) });
    await expect(broken).rejects.toMatchObject({
      name: 'BrokenOff',
      line: 3,
      recorded: 2,
      cause: { code: 'store-closed' },
    });
  });
});
