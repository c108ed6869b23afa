import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SmallLog } from '../../test/support/small-log.js';
import { SigningKey } from '#log-keeping';
import { formatAddCheckpoint, judgeCheckpoint, parseAddCheckpoint, type AddCheckpoint } from './witness.js';

const log = new SmallLog().growTo(8);
const other = new SmallLog().growTo(8, (index) => `another entry ${index}`);
const at = (size: number) => ({ size, root: log.root(size) });
const request = (oldSize: number, size: number, from = log): AddCheckpoint => ({
  oldSize,
  proof: from.consistency(oldSize, size),
  note: from.note(size),
});
const judged = (asked: AddCheckpoint, known: ReturnType<typeof at> | undefined, keys = [log.key.key]) =>
  judgeCheckpoint({ request: asked, keys, known });

describe('a request to a witness', () => {
  it('is read as it was written', () => {
    const hashes = fc.array(
      fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => new Uint8Array(bytes)),
      { maxLength: 63 },
    );
    fc.assert(
      fc.property(fc.maxSafeNat(), hashes, (oldSize, proof) => {
        const asked = { oldSize, proof, note: log.note() };
        expect(parseAddCheckpoint(formatAddCheckpoint(asked))).toEqual(asked);
      }),
    );
  });

  const good = formatAddCheckpoint(request(3, 8));
  it.each([
    ['nothing', ''],
    ['no old size', good.replace('old 3\n', '')],
    ['an old size with a leading zero', good.replace('old 3', 'old 03')],
    ['a hash that is not base64', good.replace('old 3\n', 'old 3\n!!!\n')],
    ['a hash of 31 bytes', good.replace('old 3\n', `old 3\n${Buffer.alloc(31).toString('base64')}\n`)],
    ['64 hashes', good.replace('old 3\n', `old 3\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(64)}`)],
    ['carriage returns', good.replaceAll('\n', '\r\n')],
    ['an unsigned checkpoint', `old 0\n\n${log.text()}`],
    ['something behind the note', `${good}\n`],
  ])('is refused with %s', (_, body) => {
    expect(() => parseAddCheckpoint(body)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^malformed-(proof|note)$/) }),
    );
  });

  it('is not written when it could not be read', () => {
    const wrong = expect.objectContaining({ code: 'malformed-proof' });
    expect(() => formatAddCheckpoint({ ...request(3, 8), oldSize: -1 })).toThrow(wrong);
    expect(() => formatAddCheckpoint({ ...request(3, 8), proof: [new Uint8Array(31)] })).toThrow(wrong);
    expect(() =>
      formatAddCheckpoint({ ...request(3, 8), proof: Array.from({ length: 64 }, () => new Uint8Array(32)) }),
    ).toThrow(wrong);
  });
});

describe('a witness', () => {
  it('cosigns every checkpoint that continues the one it knows', async () => {
    for (let oldSize = 0; oldSize <= log.size; oldSize++)
      for (let size = oldSize; size <= log.size; size++) {
        const verdict = await judged(request(oldSize, size), oldSize === 0 ? undefined : at(oldSize));
        expect(verdict).toMatchObject({ status: 200, checkpoint: { origin: log.origin, size } });
      }
  });

  it('does not know logs it has no keys of (404)', async () => {
    expect(await judgeCheckpoint({ request: request(0, 3), keys: undefined, known: undefined })).toMatchObject({
      status: 404,
    });
  });

  it('takes no checkpoint that the log has not signed (403)', async () => {
    expect(await judged(request(0, 3), undefined, [])).toMatchObject({ status: 403 });
    expect(await judged(request(0, 3), undefined, [SigningKey.generate(log.origin).key])).toMatchObject({
      status: 403,
    });
    const forged = { ...request(0, 3), note: { text: log.text(3), signatures: log.note(4).signatures } };
    expect(await judged(forged, undefined)).toMatchObject({ status: 403 });
  });

  it('says before anything about sizes that the signature is wrong', async () => {
    const forged = { ...request(5, 8), note: { text: log.text(3), signatures: log.note(4).signatures } };
    expect(await judged(forged, at(4))).toMatchObject({ status: 403 });
  });

  it('takes no log that shrinks (400), even where it knows another size', async () => {
    expect(await judged({ ...request(0, 3), oldSize: 4 }, at(4))).toMatchObject({ status: 400 });
    expect(await judged({ ...request(0, 3), oldSize: 4 }, at(7))).toMatchObject({ status: 400 });
  });

  it('takes no note that is no checkpoint (400)', async () => {
    const text = 'hello\n';
    expect(
      await judged({ oldSize: 0, proof: [], note: { text, signatures: [log.key.sign(text)] } }, undefined),
    ).toMatchObject({
      status: 400,
    });
  });

  it('says which size it knows when it knows another than the old one (409)', async () => {
    expect(await judged(request(0, 8), at(5))).toEqual({ status: 409, knownSize: 5 });
    expect(await judged(request(5, 8), at(6))).toEqual({ status: 409, knownSize: 6 });
    expect(await judged(request(5, 8), undefined)).toEqual({ status: 409, knownSize: 0 });
  });

  it('cosigns no second root of one size (409), and says that the log has forked', async () => {
    const fork = { ...request(5, 5, other), note: { text: other.text(5), signatures: [log.key.sign(other.text(5))] } };
    expect(await judged(fork, at(5))).toEqual({ status: 409, reason: expect.stringContaining('the log has forked') });
  });

  it('takes no proof that does not lead there (422)', async () => {
    const { proof } = request(5, 8);
    const fork = {
      oldSize: 5,
      proof: other.consistency(5),
      note: { text: other.text(), signatures: [log.key.sign(other.text())] },
    };
    expect(await judged(fork, at(5))).toMatchObject({ status: 422 });
    expect(await judged({ ...request(5, 8), proof: [] }, at(5))).toMatchObject({ status: 422 });
    expect(await judged({ ...request(5, 8), proof: proof.slice(1) }, at(5))).toMatchObject({ status: 422 });
    expect(await judged({ ...request(5, 8), proof: [...proof, ...proof] }, at(5))).toMatchObject({ status: 422 });
    expect(await judged({ ...request(5, 5), proof }, at(5))).toMatchObject({ status: 422 });
    expect(await judged({ ...request(0, 5), proof }, undefined)).toMatchObject({ status: 422 });
  });

  it('cosigns an empty log only with the root of nothing (422)', async () => {
    const text = `${log.origin}\n0\n${Buffer.alloc(32).toString('base64')}\n`;
    expect(
      await judged({ oldSize: 0, proof: [], note: { text, signatures: [log.key.sign(text)] } }, undefined),
    ).toMatchObject({
      status: 422,
    });
    expect(await judged(request(0, 0), undefined)).toMatchObject({ status: 200 });
    expect(await judged(request(0, 4), at(0))).toMatchObject({ status: 200 });
  });
});
