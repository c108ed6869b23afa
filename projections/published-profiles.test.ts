import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { profileNamed } from '#readiness';
import { OpenCasefile, PublishProfile, WaiveRule } from '#record';
import { recordAtHand, rowsIn, type RecordAtHand } from '../test/support/recording.js';
import { A_PROFILE } from '../test/support/whole-story.js';
import { Events } from './as-recorded/events.js';
import { NotOnRecord, type Desk } from './desk.js';
import { CasefileReadiness } from './exchange-readiness/casefile-readiness.js';
import { ReadinessBoard } from './exchange-readiness/readiness-board.js';
import { projections, SqliteReadModel } from './index.js';
import { ProfileRecords } from './profile-records.js';
import { ProfileReading, Profiles } from './profiles/profiles.js';
import { Question } from './question.js';

const OWN = A_PROFILE.profile;
const ADVOCATE = { by: 'advocate', roles: ['advocate'] } as const;
const STRICTER = { rules: [...A_PROFILE.rules, 'HE-1'], blocking: [{ rule: 'HE-1', blocks: true }] };

let record: RecordAtHand;

beforeEach(async () => {
  record = await recordAtHand();
});

afterEach(() => record.close());

const publish = (more: object = {}) => record.record(PublishProfile, { ...A_PROFILE, ...more }, ADVOCATE);
const board = async (asked: object = {}) => (await record.ask(ReadinessBoard, { profile: OWN, ...asked })).items;
const live = () => board({ known: record.model.position });

/** The number that rows carry which are made with the profiles that hold. */
const madeWith = async () => (await new ProfileRecords(record.store, record.model.index).standing()).madeWith;

/** The casefiles whose rows were made with others. */
const outdated = async () => record.model.madeOtherwise(await madeWith());

async function builtAnew(): Promise<Record<string, unknown[]>> {
  const model = SqliteReadModel.open(':memory:', projections);
  await record.anotherProjector(model).catchUp();
  const rows = await rowsIn(model);
  await model.close();
  return rows;
}

describe('a profile that is published while there are rows', () => {
  it('is on the board at once, and in the rows once they are refreshed', async () => {
    const anna = await record.open('Anna Example');
    await record.claim(anna, 'AliveConfirmed', '2026-06-10', { means: 'visit' });
    const borys = await record.open('Borys Example');
    await publish();
    expect((await outdated()).toSorted()).toEqual([anna, borys].toSorted());
    const atOnce = await board();
    expect(atOnce).toMatchObject([
      { id: anna, profile: { id: OWN, version: 1 }, ready: false, until: '2026-07-11' },
      { id: borys, profile: { id: OWN, version: 1 }, ready: false },
    ]);
    expect(atOnce).toEqual(await live());
    await record.projector.refreshExpired();
    expect(await outdated()).toEqual([]);
    expect(await board()).toEqual(atOnce);
    expect(await rowsIn(record.model)).toEqual(await builtAnew());
  });

  it('leaves what the rows say by other profiles as it is', async () => {
    await record.open('Anna Example');
    const others = async () => (await record.ask(ReadinessBoard, { profile: 'ombudsman-list' })).items;
    const before = await others();
    await publish();
    expect(await others()).toEqual(before);
    await record.projector.refreshExpired();
    expect(await others()).toEqual(before);
  });

  it('is another version for the board at once, as it is for one person', async () => {
    const casefile = await record.open('Anna Example');
    await publish();
    await record.projector.refreshExpired();
    await publish(STRICTER);
    const [entry] = await board();
    expect([entry?.profile.version, entry?.blocking.includes('HE-1')]).toEqual([2, true]);
    expect(await record.ask(CasefileReadiness, { casefile, profile: OWN })).toMatchObject({
      profile: { id: OWN, version: 2 },
      blocking: entry?.blocking,
    });
    await record.projector.refreshExpired();
    expect(await board()).toEqual([entry]);
  });

  it('is applied behind those who record: what comes meanwhile is taken first', async () => {
    for (let at = 0; at < 350; at++) await record.only(OpenCasefile, { names: [{ text: `Person ${at}` }] });
    await record.projector.start();
    const { position } = await record.only(PublishProfile, A_PROFILE, ADVOCATE);
    expect(await record.projector.waitFor(position, 5000)).toBe(true);
    const now = await madeWith();
    const later = await record.only(OpenCasefile, { names: [{ text: 'Anna Example' }] });
    expect(await record.projector.waitFor(later.position, 5000)).toBe(true);
    expect(record.model.madeOtherwise(now).length).toBeGreaterThan(0);
    while (record.model.madeOtherwise(now).length > 0) await new Promise(setImmediate);
    expect(await board({ limit: 500 })).toEqual(await board({ limit: 500, known: record.model.position }));
    expect(record.failures).toEqual([]);
  });

  it('is applied at the next start where a projector was stopped before it had done so', async () => {
    for (let at = 0; at < 150; at++) await record.only(OpenCasefile, { names: [{ text: `Person ${at}` }] });
    await record.projector.start();
    const { position } = await record.only(PublishProfile, A_PROFILE, ADVOCATE);
    await record.projector.waitFor(position, 5000);
    await record.projector.stop();
    const next = record.anotherProjector(record.model);
    await next.start();
    expect(await outdated()).toEqual([]);
    expect(await rowsIn(record.model)).toEqual(await builtAnew());
    await next.stop();
  });

  it('is what a rebuild derives with', async () => {
    await record.open('Anna Example');
    await publish();
    await publish({ ...STRICTER, profile: 'wgad-petition' });
    await record.projector.rebuild(projections);
    expect(await outdated()).toEqual([]);
    expect(await rowsIn(record.model)).toEqual(await builtAnew());
    expect(await board({ profile: 'wgad-petition' })).toMatchObject([{ profile: { version: 2 } }]);
  });
});

describe('the profile of a question', () => {
  it('is the one that was known at the time it asks about', async () => {
    await record.open('Anna Example');
    const [before, at] = [record.model.position, record.now().toISOString()];
    await publish();
    const first = record.model.position;
    await publish(STRICTER);
    for (const known of [before, at]) await expect(board({ known })).rejects.toThrow(NotOnRecord);
    expect(await board({ known: first })).toMatchObject([{ profile: { version: 1 } }]);
    expect(await board()).toMatchObject([{ profile: { version: 2 } }]);
  });

  it('is none before the readings include it', async () => {
    await record.only(PublishProfile, A_PROFILE, ADVOCATE);
    await expect(board()).rejects.toThrow(NotOnRecord);
    expect((await record.ask(Profiles)).items.map(({ id }) => id)).not.toContain(OWN);
    await record.projector.catchUp();
    expect((await record.ask(Profiles)).items.map(({ id }) => id)).toContain(OWN);
  });

  it('is one of its versions, whichever holds', async () => {
    await publish();
    await publish(STRICTER);
    const version = (asked: object = {}) => record.ask(ProfileReading, { profile: OWN, ...asked });
    expect(await version()).toMatchObject({ version: 2, content: { rules: STRICTER.rules } });
    expect(await version({ version: 1 })).toMatchObject({ version: 1, content: A_PROFILE, origin: 'published' });
    await expect(version({ version: 3 })).rejects.toMatchObject({ what: 'version of the profile' });
    await expect(version({ profile: 'constructor' })).rejects.toMatchObject({ what: 'profile' });
  });
});

describe('the desk', () => {
  /** The titles of versions, as whoever looks up what a list was frozen under has them. */
  class Titles extends Question<(string | undefined)[]> {
    async answer(desk: Desk): Promise<(string | undefined)[]> {
      const asked = [1, 2, 3].map(async (version) => (await desk.profileVersion('wgad-petition', version))?.title);
      return Promise.all([...asked, desk.profileVersion(OWN, 1).then((found) => found?.title)]);
    }
  }

  it('has every version there ever was of a profile, shipped or published', async () => {
    const shipped = profileNamed('wgad-petition')?.title;
    expect(await record.ask(Titles)).toEqual([shipped, undefined, undefined, undefined]);
    await publish({ profile: 'wgad-petition', title: 'Ours' });
    await publish({ profile: 'wgad-petition', title: 'Ours again' });
    await publish();
    expect(await record.ask(Titles)).toEqual([shipped, 'Ours', 'Ours again', A_PROFILE.title]);
  });

  it('shows the event to whoever has a token, and to nobody else', async () => {
    await publish();
    const types = async (clearance: 'public' | 'partners') =>
      (await record.ask(Events, {}, clearance)).items.map(({ type }) => type);
    expect(await types('partners')).toContain('ProfilePublished');
    expect(await types('public')).not.toContain('ProfilePublished');
  });
});

describe('a waiver', () => {
  it('is for the profile it names, and ends of itself: on the board and for one person', async () => {
    const casefile = await record.open('Anna Example');
    await publish();
    await record.projector.refreshExpired();
    const waiver = { casefile, rule: 'ID-1', profile: OWN, reason: 'known in person', until: '2026-06-20' };
    await record.record(WaiveRule, waiver, ADVOCATE);
    const of = async (profile: string) => {
      const { items } = await record.ask(ReadinessBoard, { profile });
      const { rules } = await record.ask(CasefileReadiness, { casefile, profile });
      return [items[0]?.outcomes.waived ?? [], rules.find(({ id }) => id === 'ID-1')?.outcome];
    };
    expect([await of(OWN), await of('ombudsman-list')]).toEqual([
      [['ID-1'], 'waived'],
      [[], 'unmet'],
    ]);
    record.pass(5);
    expect(await of(OWN)).toEqual([['ID-1'], 'waived']);
    record.pass(1);
    expect(await of(OWN)).toEqual([[], 'unmet']);
    await record.projector.refreshExpired();
    expect(await of(OWN)).toEqual([[], 'unmet']);
  });
});
