import { describe, expect, it } from '@jest/globals';
import { encodeEntries, entryBytes, leafHash, type LoggedEvent } from '#transparency-log';
import { BundleAtHand, sha256 } from '../../test/support/bundle-at-hand.js';
import {
  ANOTHER,
  eventId,
  isTelling,
  KeysAtHand,
  LogAtHand,
  ORIGIN,
  SOMEBODY,
} from '../../test/support/log-at-hand.js';
import type { Finding } from './finding.js';
import { verifyBundle } from './verify-bundle.js';

const report = new TextEncoder().encode('A report that anyone may read.');
const ENTRIES = 'log/tile/entries/000.p/9';
const TILE = 'log/tile/0/000.p/9';

/** Nine events, and checkpoints of five and nine of them. */
function story(keys = new KeysAtHand(), by?: readonly number[]): LogAtHand {
  const log = new LogAtHand(keys);
  for (let at = 0; at < 5; at += 1) log.record({ sources: [sha256(report)] });
  log.publish();
  for (let at = 0; at < 4; at += 1) log.record({ stream: ANOTHER });
  log.publish(by && { by });
  return log;
}

async function found(bundle: BundleAtHand, policy?: string): Promise<readonly Finding[]> {
  const { holds, findings } = await verifyBundle(bundle.sealed(), policy === undefined ? {} : { policy });
  expect(holds).toBe(findings.length === 0);
  return findings;
}

/** The same history with one event told differently, as if it had always been so. */
function rewritten(log: LogAtHand, seq: number, change: Partial<LoggedEvent>): void {
  const event = log.events[seq];
  if (event === undefined) throw new TypeError(`the log has no event ${seq}`);
  log.entries[seq] = entryBytes(ORIGIN, seq, { ...event, ...change });
}

describe('an edited row', () => {
  it('is found out by its leaf, where only the entry was changed', async () => {
    const log = story();
    const bundle = await BundleAtHand.of(log, { documents: [report] });
    rewritten(log, 2, { actor: 'k-0000000000000000' });
    bundle.files.set(ENTRIES, encodeEntries(log.entries));
    expect(await found(bundle)).toMatchObject([
      { code: 'leaf-changed', message: expect.stringContaining(`Event ${eventId(2)} (leaf 2) has another hash`) },
      { code: 'history-rewritten', message: expect.stringContaining('at size 5') },
      { code: 'wrong-root', message: expect.stringContaining('at size 9') },
    ]);
  });

  it('is found out by the root, where all tiles were made anew', async () => {
    const log = story();
    const bundle = await BundleAtHand.of(log, { documents: [report] });
    rewritten(log, 6, { actor: 'k-0000000000000000' });
    for (const [path, bytes] of log.tiles()) bundle.files.set(`log/${path}`, bytes);
    const [finding, ...others] = await found(bundle);
    expect(others).toEqual([]);
    expect(finding?.code).toBe('wrong-root');
    expect(finding?.message).toContain('the first 5 entries are as they were signed, and between leaf 5 and leaf 8');
  });
});

describe('a history that was rewritten and signed again', () => {
  it('is found out by any older checkpoint, though every witness went along', async () => {
    const log = story();
    rewritten(log, 2, { actor: 'k-0000000000000000' });
    log.publish();
    const before = log.published.splice(1, 1);
    expect(before).toHaveLength(1);
    const findings = await found(await BundleAtHand.of(log, { documents: [report] }));
    expect(findings).toMatchObject([{ code: 'history-rewritten', message: expect.stringContaining('at size 5') }]);
  });

  it('is found out in a bundle about one casefile by two roots of one size', async () => {
    const log = story();
    const bundle = await BundleAtHand.of(log, { kind: 'casefile', stream: SOMEBODY });
    rewritten(log, 8, { actor: 'k-0000000000000000' });
    bundle.write('log/checkpoint', log.publish());
    const findings = await found(bundle);
    expect(findings).toMatchObject([{ code: 'log-forked', message: expect.stringContaining('two roots at size 9') }]);
  });
});

describe('a log that is another for different people', () => {
  it('is found out by the cosignatures it lacks', async () => {
    const keys = new KeysAtHand();
    const findings = await found(await BundleAtHand.of(story(keys, [1])), keys.policy(2));
    expect(findings).toMatchObject([
      { code: 'quorum-not-reached', message: expect.stringContaining(`${ORIGIN} at size 9 lacks the cosignatures`) },
    ]);
    expect(findings[0]?.message).toContain('W1');
  });

  it('cannot pass with the cosignatures of another checkpoint', async () => {
    const log = story();
    const bundle = await BundleAtHand.of(log);
    const [, cosignatures] = bundle.text('log/checkpoints/5').split('\n\n');
    const [text] = bundle.text('log/checkpoint').split('\n\n');
    const findings = await found(bundle.write('log/checkpoint', `${text}\n\n${cosignatures}`));
    expect(findings).toMatchObject([{ code: 'wrong-signature', message: expect.stringMatching(/^log\/checkpoint: /) }]);
  });
});

describe('a log whose key was stolen', () => {
  it('is found out by the cosignatures that the fork lacks', async () => {
    const { keys } = story();
    const fork = new LogAtHand(keys);
    for (let at = 0; at < 7; at += 1) fork.record();
    fork.publish({ by: [] });
    const findings = await found(await BundleAtHand.of(fork), keys.policy(2));
    expect(findings).toMatchObject([{ code: 'quorum-not-reached', message: expect.stringContaining('at size 7') }]);
  });

  it('cannot be passed off with witnesses of its own', async () => {
    const { keys } = story();
    const own = new KeysAtHand();
    const bundle = await BundleAtHand.of(story(own));
    expect(await found(bundle, keys.policy())).toMatchObject([{ code: 'unknown-signer' }]);
  });
});

describe('an event that is dated back', () => {
  it('is found out by the checkpoint that was cosigned without it', async () => {
    const log = new LogAtHand();
    log.record();
    log.record({ at: 60 });
    log.publish();
    const id = log.record({ stream: ANOTHER, at: 30 });
    log.record({ at: 90 });
    log.publish();
    const findings = await found(await BundleAtHand.of(log));
    expect(findings.map(({ code }) => code)).toEqual(['time-decreasing', 'backdated']);
    expect(findings[1]?.message).toBe(
      `Event ${id} (leaf 2) is dated 2024-03-01T08:30:00.000Z, but at 2024-03-01T09:00:00Z witnesses saw the log at size 2, without it: it was dated back.`,
    );
  });

  it('is found out in a bundle about its casefile alone', async () => {
    const log = new LogAtHand();
    log.record({ at: 60 });
    const older = log.publish();
    const id = log.record({ stream: ANOTHER, at: 30 });
    log.publish({ after: 5 });
    const bundle = await BundleAtHand.of(log, { kind: 'casefile', stream: ANOTHER });
    const findings = await found(bundle.write('log/checkpoints/1', older));
    expect(findings).toMatchObject([{ code: 'backdated', message: expect.stringContaining(id) }]);
  });

  it('is found out though one witness was bribed, and one witness alone accuses nobody', async () => {
    const dated = async (wrong: number, at: number) => {
      const log = new LogAtHand();
      log.record({ at: 60 });
      log.publish({ wrong });
      log.record({ stream: ANOTHER, at });
      log.publish();
      return (await found(await BundleAtHand.of(log))).map(({ code }) => code);
    };
    expect(await dated(-59, 60)).toEqual([]);
    expect(await dated(-59, 30)).toEqual(['time-decreasing', 'backdated']);
    expect(await dated(600, 61)).toEqual([]);
  });

  it('or ahead is found out by the checkpoint that was cosigned with it', async () => {
    const log = new LogAtHand();
    log.record({ at: 60 });
    const id = log.record({ at: 120 });
    log.publish({ after: -30 });
    const findings = await found(await BundleAtHand.of(log));
    expect(findings).toMatchObject([{ code: 'postdated', message: expect.stringContaining(`Event ${id} (leaf 1)`) }]);
  });
});

describe('an event that was dropped after it was logged', () => {
  it('is found out by the gap in its stream, though all was numbered and signed anew', async () => {
    const log = story();
    const kept = new LogAtHand(log.keys);
    const events = log.events.filter((_, seq) => seq !== 2);
    kept.events.push(...events);
    kept.entries.push(...events.map((event, seq) => entryBytes(ORIGIN, seq, event)));
    kept.openings.push(...log.openings.filter((_, seq) => seq !== 2));
    kept.publish({ after: 60 });
    const findings = await found(await BundleAtHand.of(kept, { documents: [report] }));
    expect(findings).toEqual([
      {
        code: 'stream-broken',
        message: `Event ${eventId(3)} (leaf 2) is number 3 of its stream, and number 2 should stand there: an event before it is missing.`,
      },
    ]);
  });

  it('from the end is found out by an older checkpoint that had more', async () => {
    const log = story();
    const short = new LogAtHand(log.keys);
    for (let at = 0; at < 4; at += 1) short.record();
    short.publish();
    const bundle = await BundleAtHand.of(short);
    const findings = await found(bundle.write('log/checkpoints/9', log.published[1]?.note ?? ''));
    expect(findings).toMatchObject([
      { code: 'history-rewritten', message: expect.stringContaining('The log signed size 9 (log/checkpoints/9)') },
    ]);
  });

  it('from the files alone is found out by the size', async () => {
    const log = story();
    const bundle = await BundleAtHand.of(log);
    bundle.files.set(ENTRIES, encodeEntries(log.entries.slice(0, 8)));
    expect(await found(bundle)).toMatchObject([
      {
        code: 'malformed-tile',
        message: expect.stringContaining('leaves 0 to 8: the bundle ends within entry 9 of 9'),
      },
      ...Array.from({ length: 9 }, () => ({ code: 'opening-of-nothing' })),
    ]);
    const without = (await BundleAtHand.of(log)).remove(ENTRIES).remove(TILE);
    expect((await found(without)).slice(0, 2)).toMatchObject([
      { code: 'file-missing', message: `There is no ${TILE}.` },
      { code: 'file-missing', message: `There is no ${ENTRIES}: leaves from 0 on are missing.` },
    ]);
  });

  it('and stands elsewhere a second time is found out by its id and its place', async () => {
    const log = story();
    const again = log.entries[1] ?? new Uint8Array();
    log.entries.push(again);
    log.openings.push([]);
    log.publish();
    expect((await found(await BundleAtHand.of(log))).map(({ code }) => code)).toEqual(['wrong-place']);
    rewritten(log, 8, { id: eventId(1) });
    log.entries.pop();
    log.published.splice(1);
    log.publish();
    const findings = await found(await BundleAtHand.of(log));
    expect(findings.find(({ code }) => code === 'event-twice')?.message).toBe(
      `Event ${eventId(1)} (leaf 8) stands at leaf 1 already.`,
    );
  });
});

describe('a value that is withheld', () => {
  it('is found out by the accounting, and the leaf is named', async () => {
    const log = story();
    log.openings[3] = log.openings[3]?.slice(1) ?? [];
    const findings = await found(await BundleAtHand.of(log, { documents: [report] }));
    expect(findings).toEqual([
      {
        code: 'withheld',
        message: `Event ${eventId(3)} (leaf 3): 1 of its digests are neither opened nor erased. Something is withheld.`,
      },
    ]);
  });

  it('is not excused by a tombstone that does not list it', async () => {
    const log = story();
    log.erase(ANOTHER, (digests) => digests.slice(1));
    log.publish();
    expect(await found(await BundleAtHand.of(log))).toMatchObject([{ code: 'withheld' }]);
  });

  it('is not excused by a list that no tombstone has committed to', async () => {
    const log = new LogAtHand();
    log.record();
    const digests = log.events[0]?.envelope.sd;
    log.openings[0] = [];
    log.record({ data: { digests } });
    log.publish();
    expect(await found(await BundleAtHand.of(log))).toMatchObject([
      { code: 'withheld', message: expect.stringContaining(eventId(0)) },
    ]);
  });

  it('is not excused by a tombstone that stands before it', async () => {
    const log = new LogAtHand();
    log.record({ stream: ANOTHER });
    const later = new LogAtHand();
    later.record();
    const digests = later.events[0]?.envelope.sd ?? [];
    log.erase(ANOTHER, (own) => [...own, ...digests]);
    const event = later.events[0];
    if (event === undefined) throw new TypeError('nothing was recorded');
    const moved = { ...event, id: eventId(2), recordedAt: log.events[1]?.recordedAt ?? event.recordedAt };
    log.entries.push(entryBytes(ORIGIN, 2, moved));
    log.openings.push([]);
    log.publish();
    expect(await found(await BundleAtHand.of(log))).toMatchObject([
      { code: 'withheld', message: expect.stringContaining(`${eventId(2)} (leaf 2): 4`) },
    ]);
  });

  it('is not excused by a tombstone whose number is another than that of its list', async () => {
    const log = story();
    const id = log.erase(ANOTHER);
    const event = log.events[9];
    rewritten(log, 9, {
      ...event,
      envelope: { ...event?.envelope, sd: event?.envelope.sd ?? [], pub: { basis: 'objection', count: 3 } },
    });
    log.publish();
    const findings = await found(await BundleAtHand.of(log));
    expect(findings.map(({ code }) => code).toSorted()).toEqual([
      ...Array<string>(4).fill('withheld'),
      'wrong-tombstone',
    ]);
    expect(findings.find(({ code }) => code === 'wrong-tombstone')?.message).toBe(
      `Event ${id} (leaf 9) is a tombstone over 3 digests, and lists 16 digests, not those it erased.`,
    );
  });
});

describe('an opening', () => {
  it('of what a tombstone has erased is found out', async () => {
    const log = story();
    const kept = log.openings[6]?.find(isTelling);
    log.erase(ANOTHER);
    if (kept) log.openings[6]?.push(kept);
    log.publish();
    expect(await found(await BundleAtHand.of(log))).toEqual([
      {
        code: 'erased-but-readable',
        message: `Event ${eventId(6)} (leaf 6): 1 of its digests are erased by a tombstone, and can still be opened.`,
      },
    ]);
  });

  it('of another value, or handed in twice, is found out', async () => {
    const log = story();
    const [one, ...others] = log.openings[0] ?? [];
    const [foreign] = log.openings[1] ?? [];
    if (one === undefined || foreign === undefined) throw new TypeError('nothing was opened');
    log.openings[0] = [foreign, ...others];
    expect((await found(await BundleAtHand.of(log))).map(({ code }) => code)).toEqual([
      'opening-of-nothing',
      'withheld',
    ]);
    log.openings[0] = [one, one, ...others];
    expect(await found(await BundleAtHand.of(log))).toMatchObject([{ code: 'opening-of-nothing' }]);
  });
});

describe('a document that was swapped', () => {
  it('is found out by its hash', async () => {
    const bundle = await BundleAtHand.of(story(), { documents: [report] });
    bundle.write(`documents/${sha256(report)}`, 'Another report.');
    expect(await found(bundle)).toMatchObject([
      { code: 'wrong-document', message: expect.stringContaining(`documents/${sha256(report)} has the hash`) },
    ]);
  });

  it('under a name of its own is cited by nothing, and the one that is cited is missed', async () => {
    const other = new TextEncoder().encode('Another report.');
    const verdict = await verifyBundle(await BundleAtHand.of(story(), { documents: [other] }));
    expect(verdict.notChecked).toEqual(
      expect.arrayContaining([
        `What stands in documents that are cited and not included: ${sha256(report)}.`,
        `What documents have to do with the record that nothing here cites: ${sha256(other)}.`,
      ]),
    );
  });
});

describe('an entry that is not canonical', () => {
  const tricks: [string, (text: string) => string][] = [
    ['a space', (text) => text.replace('{', '{ ')],
    ['a member said twice', (text) => text.replace('"v":1}', '"v":1,"v":1}')],
    ['members in another order', (text) => text.replace(/^\{("_sd":\[[^\]]*\]),(.*)\}$/, '{$2,$1}')],
    ['a number in another spelling', (text) => text.replace('"v":1', '"v":1.0')],
    ['an escape that need not be', (text) => text.replace('"actor"', '"\\u0061ctor"')],
    ['a member of its own', (text) => text.replace('"v":1}', '"v":1,"w":1}')],
    ['half of a surrogate pair', (text) => text.replace('"actor":"k', '"actor":"\\ud800')],
    ['bytes that are no text', (text) => text.replace('"actor":"k', '"actor":"\uFFFD')],
  ];

  it.each(tricks)('because of %s is found out, though the log has signed it', async (_, trick) => {
    const log = story();
    const text = trick(new TextDecoder().decode(log.entries[2]));
    // A replacement character stands for a byte that is no UTF-8 at all.
    log.entries[2] = Uint8Array.from(Buffer.from(text, 'utf8')).filter((byte) => byte !== 0xef);
    log.published.splice(0);
    log.publish();
    const findings = await found(await BundleAtHand.of(log, { documents: [report] }));
    expect(findings[0]?.code).toBe('malformed-entry');
    expect(findings[0]?.message).toContain('leaf 2');
  });

  it('of a date that there is not, or of another log, is found out', async () => {
    const log = story();
    const text = new TextDecoder().decode(log.entries[2]);
    for (const [trick, code] of [
      [text.replace('2024-03-01', '2024-02-30'), 'malformed-entry'],
      [text.replace(ORIGIN, 'other.example/log'), 'other-log'],
    ] as const) {
      log.entries[2] = new TextEncoder().encode(trick);
      log.published.splice(0);
      log.publish();
      const [finding] = await found(await BundleAtHand.of(log));
      expect(finding).toMatchObject({ code, message: expect.stringContaining(`Event ${eventId(2)} (leaf 2)`) });
    }
  });
});

describe('a proof in a bundle about one casefile', () => {
  const bundled = () => BundleAtHand.of(story(), { kind: 'casefile', stream: SOMEBODY });

  it('is of its own leaf', async () => {
    const bundle = await bundled();
    const other = bundle.text('log/proofs/1.tlog-proof');
    expect(await found(bundle.write('log/proofs/2.tlog-proof', other))).toMatchObject([
      { code: 'wrong-proof', message: expect.stringContaining(`Event ${eventId(2)} (leaf 2)`) },
    ]);
  });

  it('is of its own entry', async () => {
    const bundle = await bundled();
    const entry = bundle.text('log/entries/2.json').replace('k-5f1d', 'k-0000');
    expect(await found(bundle.write('log/entries/2.json', entry))).toMatchObject([
      { code: 'wrong-proof', message: expect.stringContaining(`Event ${eventId(2)} (leaf 2)`) },
    ]);
  });

  it('is there, and so is its entry', async () => {
    const bundle = await bundled();
    bundle.remove('log/proofs/2.tlog-proof').remove('log/entries/3.json');
    expect((await found(bundle)).map(({ message }) => message)).toEqual(
      expect.arrayContaining(['There is no log/proofs/2.tlog-proof.', 'There is no log/entries/3.json.']),
    );
  });

  it('has nothing in its extra line but the entry', async () => {
    const bundle = await bundled();
    const proof = bundle.text('log/proofs/2.tlog-proof');
    const withExtra = (extra: string) =>
      bundle.write(
        'log/proofs/2.tlog-proof',
        proof.replace('\n', `\nextra ${Buffer.from(extra).toString('base64')}\n`),
      );
    expect(await found(withExtra(bundle.text('log/entries/2.json')))).toEqual([]);
    expect(await found(withExtra('take my word'))).toMatchObject([{ code: 'malformed-proof' }]);
  });
});

describe('a tile', () => {
  it('that is not what the entries give is found out, on any level', async () => {
    const log = new LogAtHand();
    for (let at = 0; at < 257; at += 1) log.record({ stream: `casefile-${at}`, data: {} });
    log.publish();
    const bundle = await BundleAtHand.of(log);
    bundle.files.set('log/tile/1/000.p/1', leafHash(new Uint8Array()));
    expect(await found(bundle)).toEqual([
      { code: 'wrong-tile', message: 'log/tile/1/000.p/1 is not what the entries below it give.' },
    ]);
    expect(await found(bundle.remove('log/tile/1/000.p/1'))).toMatchObject([{ code: 'file-missing' }]);
  });

  it('of another length is found out', async () => {
    const bundle = await BundleAtHand.of(story());
    bundle.files.set(TILE, bundle.bytes(TILE).subarray(0, 64));
    expect(await found(bundle)).toEqual([
      { code: 'wrong-tile', message: 'The tile of leaves 0 to 8 has 64 bytes, and should have 288.' },
    ]);
  });
});
