import { describe, expect, it } from '@jest/globals';
import { SmallLog } from '../../test/support/small-log.js';
import { acceptCheckpoint } from './accepted-checkpoint.js';
import { formatNoteKey } from './note-key.js';
import { parseNote } from './signed-note.js';
import { SigningKey } from '#log-keeping';
import { parsePolicy } from './tlog-policy.js';

const TIME = 1_760_000_000;
const log = new SmallLog().growTo(7);
const witnesses = ['X1', 'X2', 'X3', 'Y1', 'Y2'].map((name) =>
  SigningKey.generate(`${name.toLowerCase()}.example`, 'cosignature/v1'),
);
const policy = parsePolicy(
  [
    `log ${formatNoteKey(log.key.key)}`,
    ...['X1', 'X2', 'X3', 'Y1', 'Y2'].map(
      (name, at) => `witness ${name} ${formatNoteKey(witnesses[at]?.cosigner ?? log.key.key)}`,
    ),
    'group X 2 X1 X2 X3',
    'group Y any Y1 Y2',
    'group both all X Y',
    'quorum both',
    '',
  ].join('\n'),
);
const by = (...names: string[]) => witnesses.filter(({ key }) => names.includes(key.name.slice(0, 2).toUpperCase()));
const accepted = (names: string[], held = policy) =>
  acceptCheckpoint(parseNote(log.cosigned(by(...names), TIME)), held);

describe('a checkpoint', () => {
  it('is accepted with the cosignatures of the quorum, and says whose they are and of when', async () => {
    const { checkpoint, log: signer, cosignedBy, quorum } = await accepted(['X1', 'X3', 'Y2']);
    expect(checkpoint).toMatchObject({ origin: 'log.example/record', size: 7 });
    expect(signer).toEqual(log.key.key);
    expect(cosignedBy.map(({ name, time }) => [name, time])).toEqual([
      ['X1', TIME],
      ['X3', TIME],
      ['Y2', TIME],
    ]);
    expect(quorum).toBe('both');
  });

  it.each([
    [['X1', 'X2', 'X3'], 'missing Y1, Y2'],
    [['X2', 'Y1', 'Y2'], 'missing X1, X3'],
    [[], 'missing X1, X2, X3, Y1, Y2'],
  ])('cosigned by %j is refused, and says who is missing', async (names, missing) => {
    await expect(accepted(names)).rejects.toEqual(expect.objectContaining({ code: 'quorum-not-reached' }));
    await expect(accepted(names)).rejects.toThrow(new RegExp(`${missing}$`));
  });

  it('needs no cosignatures where the policy wants none, and still tells of those that hold', async () => {
    const { cosignedBy } = await accepted(['X2'], { ...policy, quorum: 'none' });
    expect(cosignedBy.map(({ name }) => name)).toEqual(['X2']);
    expect((await accepted([], { ...policy, quorum: 'none' })).cosignedBy).toEqual([]);
  });

  it('may be wanted by a single witness', async () => {
    expect(await accepted(['Y1'], { ...policy, quorum: 'Y1' })).toMatchObject({ quorum: 'Y1' });
    await expect(accepted(['Y2'], { ...policy, quorum: 'Y1' })).rejects.toThrow('missing Y1');
  });

  it('is refused when the log has not signed, however many witnesses have', async () => {
    const note = parseNote(log.cosigned(witnesses, TIME));
    const unsigned = { ...note, signatures: note.signatures.slice(1) };
    await expect(acceptCheckpoint(unsigned, policy)).rejects.toEqual(
      expect.objectContaining({ code: 'unknown-signer' }),
    );
  });

  it('is refused when a known log signs for the origin of another', async () => {
    const other = SigningKey.generate('other.example');
    const text = log.text();
    const note = { text, signatures: [other.sign(text)] };
    const both = { ...policy, logs: [...policy.logs, { key: other.key }], quorum: 'none' };
    await expect(acceptCheckpoint(note, both)).rejects.toEqual(expect.objectContaining({ code: 'unknown-signer' }));
  });

  it('is refused with a cosignature of a known witness that does not hold', async () => {
    const [elsewhere] = parseNote(new SmallLog().growTo(2).cosigned(by('X1'), TIME)).signatures.slice(1);
    const note = parseNote(log.cosigned(by('X2', 'X3', 'Y1'), TIME));
    if (elsewhere === undefined) throw new Error('X1 has cosigned');
    await expect(acceptCheckpoint({ ...note, signatures: [...note.signatures, elsewhere] }, policy)).rejects.toEqual(
      expect.objectContaining({ code: 'wrong-signature' }),
    );
  });

  it('ignores cosignatures of strangers and of other kinds', async () => {
    const note = parseNote(
      log.cosigned([...by('X1', 'X2', 'Y1'), SigningKey.generate('z.example', 'cosignature/v1')], TIME),
    );
    const mldsa = { name: 'x3.example', keyId: '01020304', signature: new Uint8Array(8 + 2420) };
    const { cosignedBy } = await acceptCheckpoint({ ...note, signatures: [...note.signatures, mldsa] }, policy);
    expect(cosignedBy).toHaveLength(3);
  });

  it('is refused when what was signed is no checkpoint', async () => {
    const text = 'hello\n';
    await expect(acceptCheckpoint({ text, signatures: [log.key.sign(text)] }, policy)).rejects.toEqual(
      expect.objectContaining({ code: 'malformed-checkpoint' }),
    );
  });
});
