import { describe, expect, it } from '@jest/globals';
import { BundleAtHand, sha256 } from '../../test/support/bundle-at-hand.js';
import { ANOTHER, KeysAtHand, LogAtHand, ORIGIN, SOMEBODY } from '../../test/support/log-at-hand.js';
import { verifyBundle } from './verify-bundle.js';

const report = new TextEncoder().encode('A report that anyone may read.');
const absent = 'ab'.repeat(32);

/** A log of twelve events about two people, of whom one was erased, with three checkpoints. */
function story(keys?: KeysAtHand): LogAtHand {
  const log = new LogAtHand(keys);
  log.record({
    data: { when: '2016-02-11', sources: [{ document: absent, locator: 'p. 3' }] },
    sources: [sha256(report)],
  });
  for (let at = 0; at < 4; at += 1) log.record({ stream: ANOTHER });
  log.publish();
  for (let at = 0; at < 3; at += 1) log.record();
  log.publish();
  log.erase(ANOTHER);
  for (let at = 0; at < 3; at += 1) log.record({ data: {} });
  log.publish();
  return log;
}

describe('an honest bundle', () => {
  it('of all there is holds, with nothing withheld', async () => {
    const log = story();
    const bundle = await BundleAtHand.of(log, { documents: [report], absent: [absent] });
    const verdict = await verifyBundle(bundle, { policy: log.keys.policy() });
    expect(verdict.findings).toEqual([]);
    expect(verdict.holds).toBe(true);
    expect(verdict.table).toMatchObject({ leaves: 12, digests: 48, erased: 16, rest: 0, restIs: 'withheld' });
    expect(verdict.checked).toEqual([
      'Every file (10) has the hash that MANIFEST gives it.',
      expect.stringMatching(
        /^The checkpoint of log\.example\/record at size 12, root \S{44}, is signed by log\.example\/record\+[0-9a-f]{8} and cosigned by W1 \(2024-03-01T08:12:00Z\), W2 \(.*\), W3 \(.*\); the policy asks for some\.$/,
      ),
      'Every entry (12) was hashed again: they give the root of the checkpoint, and every tile of hashes. What the log had signed before, at 2 sizes from 5 to 8, is the beginning of the same log.',
      'Every entry (12) is canonical and in its place; no event stands there twice, no stream has a gap, and time does not go back.',
      'No event is dated before or after the cosigned checkpoints around its leaf, give or take 10 s.',
      'Every digest (48 in 12 leaves) was accounted for: 9 can be read, 23 are decoys, 16 were erased, 0 are withheld.',
      'Every document (1) has the hash it is named by.',
    ]);
    expect(verdict.notChecked).toEqual([
      'Whether what these files say is what the log says: README.txt.',
      'Whether events before leaf 5 are dated back: no cosigned checkpoint lies before them.',
      `What stands in documents that are cited and not included: ${absent}.`,
      'Whether what was recorded is true: when something happened is testimony, and its sources decide.',
      'What was changed within one checkpoint interval, before anyone outside had seen it.',
      'Who still holds copies of what was handed out earlier.',
    ]);
  });

  it('for everybody says what is not disclosed, and holds', async () => {
    const verdict = await verifyBundle(await BundleAtHand.of(story(), { kind: 'public', documents: [report] }));
    expect(verdict.findings).toEqual([]);
    expect(verdict.table).toMatchObject({ erased: 16, decoys: 0, rest: 23, restIs: 'not disclosed' });
    expect(verdict.checked.at(-2)).toContain('23 are not disclosed');
  });

  it('about one casefile holds, and says that the log was not seen whole', async () => {
    const bundle = await BundleAtHand.of(story(), { kind: 'casefile', stream: SOMEBODY });
    const verdict = await verifyBundle(bundle);
    expect(verdict.findings).toEqual([]);
    expect(verdict.table).toMatchObject({ leaves: 7, restIs: 'not disclosed' });
    expect(verdict.checked).toContain('Every entry (7) is proven to stand in the log.');
    expect(verdict.notChecked).toContain(
      'Whether the log is whole: a bundle about one casefile has only some of its leaves.',
    );
  });

  it('about somebody who was erased accounts for that', async () => {
    const verdict = await verifyBundle(await BundleAtHand.of(story(), { kind: 'casefile', stream: ANOTHER }));
    expect(verdict.findings).toEqual([]);
    expect(verdict.table).toMatchObject({ leaves: 5, erased: 16 });
  });

  it('of more leaves than a tile holds, holds', async () => {
    const log = new LogAtHand();
    for (let at = 0; at < 300; at += 1) log.record({ stream: `casefile-${at % 3}`, data: { about: at } });
    log.publish();
    for (let at = 0; at < 220; at += 1) log.record({ stream: `casefile-${at % 3}`, data: { about: at } });
    log.publish();
    const progress: number[] = [];
    const onProgress = (done: number) => progress.push(done);
    const verdict = await verifyBundle(await BundleAtHand.of(log), { onProgress });
    expect(verdict.findings).toEqual([]);
    expect(progress).toEqual([256, 512, 520]);
  });

  it('says whom to ask for the keys, when its policy came with it', async () => {
    const log = story();
    const verdict = await verifyBundle(await BundleAtHand.of(log, { policy: log.keys.policy('none') }));
    expect(verdict.holds).toBe(true);
    const [whose, quorum] = verdict.notChecked;
    expect(whose).toMatch(
      /^Whose keys these are: the policy came with what was audited\. Compare the key of the log \(log\.example.*\) with what its keepers publish elsewhere, and the keys of the witnesses with what each of them publishes: W1, W2, W3\.$/,
    );
    expect(quorum).toBe('Whether others were shown the same log: the policy asks for no cosignature.');
  });

  it('holds under a policy that knows fewer witnesses than the bundle', async () => {
    const log = story();
    const [own = '', north = ''] = log.keys.policy().split('\n');
    const verdict = await verifyBundle(await BundleAtHand.of(log, { documents: [report] }), {
      policy: `${own}\n${north}\nquorum W1\n`,
    });
    expect(verdict.findings).toEqual([]);
    const bundle = await BundleAtHand.of(log);
    const [text, lines = ''] = bundle.text('log/checkpoint').split('\n\n');
    const [signed = '', first = '', second = '', third = ''] = lines.split('\n');
    // The third cosignature is by a witness that only the bundle knows, and not of this checkpoint.
    const older = bundle.text('log/checkpoints/8').trimEnd().split('\n').at(-1) ?? '';
    expect(third.slice(0, 20)).toBe(older.slice(0, 20));
    const changed = `${text}\n\n${[signed, first, second, older].join('\n')}\n`;
    const { findings } = await verifyBundle(bundle.write('log/checkpoint', changed).sealed(), {
      policy: `${own}\n${north}\nquorum W1\n`,
    });
    expect(findings).toMatchObject([{ code: 'wrong-signature' }]);
  });

  it('can be looked at for its hashes alone', async () => {
    const verdict = await verifyBundle(await BundleAtHand.of(story(), { documents: [report] }), { depth: 'hashes' });
    expect(verdict.holds).toBe(true);
    expect(verdict.table).toBeUndefined();
    expect(verdict.notChecked).toContain('What the entries and their openings say: only hashes were looked at.');
  });

  it('may say an event twice dated within one second, and publish one size twice', async () => {
    const log = new LogAtHand();
    log.record({ at: 1 });
    log.record({ at: 1 });
    log.publish();
    log.publish({ after: 60 });
    log.record({ at: 90 });
    log.publish();
    expect((await verifyBundle(await BundleAtHand.of(log))).findings).toEqual([]);
  });
});

describe('an anchor', () => {
  const anchored = async (name: string) => {
    const bundle = await BundleAtHand.of(story());
    return bundle.write(`anchors/${name}`, 'what a service said').sealed();
  };

  it('is handed to whoever can check it, with the note as the log alone signed it', async () => {
    const bundle = await anchored('8-rfc3161-1.tsr');
    const notes: string[] = [];
    const verifyAnchor = async (path: string, _: Uint8Array, bytes: Uint8Array) => {
      notes.push(path, new TextDecoder().decode(bytes));
      return { holds: true, message: 'It was there on Friday.' };
    };
    const verdict = await verifyBundle(bundle, { verifyAnchor });
    expect(verdict.holds).toBe(true);
    expect(verdict.checked).toContain('anchors/8-rfc3161-1.tsr: It was there on Friday.');
    expect(notes[1]).toMatch(/^log\.example\/record\n8\n\S+\n\n— log\.example\/record \S+\n$/);
    expect(bundle.text('log/checkpoints/8').startsWith(notes[1] ?? '-')).toBe(true);
  });

  it('that does not hold is a finding, and one that cannot be checked is said not to be', async () => {
    const bundle = await anchored('12-opentimestamps-1.ots');
    const wrong = await verifyBundle(bundle, { verifyAnchor: async () => ({ holds: false, message: 'No.' }) });
    expect(wrong.findings).toEqual([{ code: 'wrong-anchor', message: 'anchors/12-opentimestamps-1.ots: No.' }]);
    const unknown = await verifyBundle(bundle, {
      verifyAnchor: async () => ({ holds: 'not-checked', message: 'No block.' }),
    });
    expect(unknown.holds).toBe(true);
    expect(unknown.notChecked).toContain('anchors/12-opentimestamps-1.ots: No block.');
    expect((await verifyBundle(bundle)).notChecked).toContain(
      'anchors/12-opentimestamps-1.ots: anchors are not checked here.',
    );
  });

  it('is about a checkpoint in the bundle, and named as anchors are', async () => {
    expect((await verifyBundle(await anchored('7-rfc3161-1.tsr'))).findings).toMatchObject([{ code: 'wrong-anchor' }]);
    expect((await verifyBundle(await anchored('8.tsr'))).findings).toMatchObject([{ code: 'file-out-of-place' }]);
  });
});

describe('a bundle that is no bundle', () => {
  const empty = { list: async () => [], read: async () => undefined };

  it('is told of, and nothing is thrown', async () => {
    const verdict = await verifyBundle(empty);
    expect(verdict.findings.map(({ message }) => message)).toEqual([
      'There is no MANIFEST.',
      'bundle.json does not say what this is: it is not there.',
      'There is no policy: policy.',
    ]);
  });

  it.each([
    ['bundle.json', 'nonsense', 'malformed-bundle'],
    ['bundle.json', '{"format":"litopys-audit-bundle/2"}', 'malformed-bundle'],
    ['bundle.json', 'null', 'malformed-bundle'],
    ['policy', 'quorum nobody\n', 'malformed-policy'],
    ['policy', '\u0000', 'malformed-policy'],
    ['log/checkpoint', 'signed by me\n', 'malformed-note'],
    ['log/extra', 'x', 'file-out-of-place'],
    ['log/tile/0/000.p/3', 'x', 'file-out-of-place'],
    ['log/tile/entries/001', 'x', 'file-out-of-place'],
    ['log/checkpoints/3', 'x', 'malformed-note'],
    ['openings.jsonl', '{"seq":0}\n', 'malformed-opening'],
    ['openings.jsonl', '{"seq":99,"openings":["x"]}\n', 'opening-of-nothing'],
    ['openings.jsonl', '{"seq":0,"openings":["x"]}\n', 'malformed-opening'],
    ['openings.jsonl', '{"seq":0,"openings":["x"]}', 'unreadable-file'],
    [`documents/${absent}`, 'x', 'wrong-document'],
  ])('because of what stands in %s (%j) is told of', async (path, text, code) => {
    const bundle = (await BundleAtHand.of(story())).write(path, text).sealed();
    const { holds, findings } = await verifyBundle(bundle);
    expect(holds).toBe(false);
    expect(findings.map((finding) => finding.code)).toContain(code);
  });

  it.each([
    ['size', 13, 'other-size'],
    ['origin', 'other.example/log', 'other-log'],
    ['documents', [{ sha256: absent, included: true }], 'wrong-document'],
  ])('because bundle.json says another %s is told of', async (name, value, code) => {
    const bundle = await BundleAtHand.of(story());
    const about = { ...(JSON.parse(bundle.text('bundle.json')) as object), [name]: value };
    const { findings } = await verifyBundle(bundle.write('bundle.json', JSON.stringify(about)).sealed());
    expect(findings).toMatchObject([{ code }]);
  });

  it('because of its MANIFEST is told of, by the path of the file', async () => {
    const bundle = await BundleAtHand.of(story());
    const said = async (change: (manifest: string) => string) => {
      const changed = bundle.copy();
      const verdict = await verifyBundle(changed.write('MANIFEST', change(changed.text('MANIFEST'))));
      return verdict.findings.map(({ message }) => message);
    };
    expect(await said((text) => text.replace(/^.* {2}README.txt\n/m, ''))).toEqual(['README.txt is not in MANIFEST.']);
    expect(await said((text) => text.replace(/^\w{64}(?= {2}policy)/m, absent))).toEqual([
      'policy has another hash than MANIFEST gives it.',
    ]);
    expect(await said((text) => `${text}${absent}  zeal.txt\n`)).toEqual([
      'zeal.txt is in MANIFEST, and is not there.',
    ]);
    expect(await said((text) => text.slice(0, -1))).toEqual(['The last line of MANIFEST has no end.']);
    expect((await said((text) => text.split('\n').toReversed().join('\n')))[0]).toContain('Line 1 of MANIFEST');
    const twice = { list: async () => [...(await bundle.list()), 'policy'], read: bundle.read.bind(bundle) };
    expect((await verifyBundle(twice)).findings).toMatchObject([{ code: 'file-twice' }]);
  });

  it('and has a thousand faults of one kind, tells a hundred of them and how many more there are', async () => {
    const bundle = await BundleAtHand.of(story());
    const lines = Array.from({ length: 1000 }, () => 'x\n').join('');
    const { findings } = await verifyBundle(bundle.write('openings.jsonl', lines).sealed());
    const malformed = findings.filter(({ code }) => code === 'malformed-opening');
    expect(malformed).toHaveLength(101);
    expect(malformed.at(-1)?.message).toBe('There are 900 more findings of this kind.');
  });

  it('because of who signs for another log is told of', async () => {
    const bundle = await BundleAtHand.of(story());
    const { findings } = await verifyBundle(bundle, { policy: new KeysAtHand().policy() });
    expect(findings).toMatchObject([{ code: 'unknown-signer', message: expect.stringContaining(ORIGIN) }]);
  });
});
