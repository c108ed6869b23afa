import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DraftExchangeList, FreezeList, HandOverList, NameForExchange, read, Refused, ReviewPackage } from '#record';
import { recordAtHand, type RecordAtHand } from '../../test/support/recording.js';
import { Freezing } from './freezing.js';
import { Reviewing } from './reviewing.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';

let record: RecordAtHand;
let list: string;

beforeEach(async () => {
  record = await recordAtHand();
  const casefile = await record.open('Anna Example');
  list = (await record.record(DraftExchangeList, { profile: 'ombudsman-list' })).id;
  await record.record(NameForExchange, { list, casefile });
});

afterEach(() => record.close());

const checked = (sent: object = {}, clearance: 'partners' | 'team' = 'team') =>
  new Reviewing(record.reader, record.store).checked(
    read(ReviewPackage, { list, findings: 'agreed', ...sent }),
    clearance,
  );

async function freeze(): Promise<void> {
  const command = await new Freezing(record.reader, record.store).evaluated(read(FreezeList, { list }), 'team');
  await record.recorder.execute(command.askedBy({ by: 'advocate', roles: ['advocate'] }));
}

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  const thrown: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  return thrown instanceof Refused ? thrown.code : undefined;
}

describe('a review that is asked for', () => {
  const signed = async (by: string) => record.recorder.execute((await checked()).askedBy({ by, roles: ['reviewer'] }));

  it('is of the version as the record finds it, with all that was recorded just before', async () => {
    await record.projector.start();
    await freeze();
    const command = await checked();
    expect(command.check).toEqual({ version: 1, entries: 1, level: 'team', closed: 0, known: [] });
    expect(Object.keys(command)).toEqual(['list', 'findings']);
  });

  it('opens the way to a hand-over, once somebody else than froze the version has signed it', async () => {
    await freeze();
    await record.projector.catchUp();
    const handOver = () => record.record(HandOverList, { list, to: 'the Ombudsman', on: '2026-06-10' });
    expect(await codeOf(signed('advocate'))).toBe('same-person-cannot-review');
    expect(await codeOf(handOver())).toBe('not-reviewed');
    await signed('reviewer');
    await record.projector.catchUp();
    expect((await handOver()).stream).toBe(`exchangelist-${list}`);
  });

  it('finds nothing where there is no such version, which the record then says', async () => {
    expect((await checked()).check).toBeUndefined();
    expect(await codeOf(signed('reviewer'))).toBe('list-not-frozen');
  });

  it('is refused where there is no such list for this reader', async () => {
    expect(await codeOf(checked({ list: NOBODY }))).toBe('unknown-list');
    expect(await codeOf(checked({}, 'partners'))).toBe('unknown-list');
  });
});
