import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { asFact, ERASED, readCasefile, type Fact } from '#record';
import { fact, inStream, onRecord } from '../../test/support/on-record.js';
import {
  currentOf,
  evaluate,
  profileNamed,
  profiles,
  publishedIn,
  rules,
  standingProfiles,
  versionsOf,
  type Profile,
} from './index.js';

const shipped = profileNamed('ombudsman-list') as Profile;
const { id, version: _, ...content } = shipped;
const publishing = (version: number, title: string) =>
  fact('ProfilePublished', { version, protection: 'partners', ...content, title }, { by: 'advocate' });
const published = (name: string, ...facts: readonly Parameters<typeof inStream>[1][]) =>
  publishedIn(name, inStream(`profile-${name}`, ...facts));

describe('a profile on record', () => {
  it('is what was published, with when and by whom, and nothing of how it is kept', () => {
    const [version] = published('mediator-list', publishing(1, 'For a mediator'));
    expect(version).toEqual({
      profile: { id: 'mediator-list', version: 1, ...content, title: 'For a mediator' },
      published: { by: 'advocate', at: expect.any(Date), position: expect.any(String) },
    });
  });

  it('is not there where its stream can no longer be read', () => {
    const [erased] = inStream('profile-x', fact(ERASED, { was: 'ProfilePublished' }));
    expect(publishedIn('x', [erased as Fact])).toEqual([]);
  });

  it('supersedes the shipped one of its id, whose versions can still be read', () => {
    const own = published(id, publishing(2, 'Ours'), publishing(3, 'Ours again'));
    expect(currentOf(id, own)?.profile).toMatchObject({ version: 3, title: 'Ours again' });
    expect(versionsOf(id, own).map(({ profile }) => [profile.version, profile.title])).toEqual([
      [1, shipped.title],
      [2, 'Ours'],
      [3, 'Ours again'],
    ]);
    expect(standingProfiles(own).map(({ profile }) => profile.id)).toEqual(profiles.map((profile) => profile.id));
    expect(standingProfiles(own).find(({ profile }) => profile.id === id)?.profile.version).toBe(3);
  });

  it('stays the one that holds when a later program ships the same version', () => {
    const own = published(id, publishing(1, 'Ours'));
    expect(versionsOf(id, own).map(({ profile }) => profile.title)).toEqual(['Ours']);
  });

  it('stands after the shipped ones when it is a new one', () => {
    const own = published('mediator-list', publishing(1, 'For a mediator'));
    expect(standingProfiles(own).map(({ profile }) => profile.id)).toEqual([
      ...profiles.map((profile) => profile.id),
      'mediator-list',
    ]);
    expect([currentOf(id, [])?.profile, currentOf('nobody', [])]).toEqual([shipped, undefined]);
  });
});

describe('the profile that is stored, of every rule there was', () => {
  const text = readFileSync(new URL('../../test/stored/profile/ProfilePublished.json', import.meta.url), 'utf8');
  const event = JSON.parse(text) as Parameters<typeof asFact>[0];
  const stored = asFact({ ...event, revision: 0n, recordedAt: new Date(event.recordedAt) });

  it('can be evaluated still: no rule is ever taken out of the catalogue', () => {
    const [version] = publishedIn('mediator-list', [stored]);
    const reading = readCasefile(onRecord(), { on: '2026-09-01', clearance: 'sealed' });
    if (version === undefined || reading === undefined) throw new Error('there is nothing to evaluate');
    const readiness = evaluate(reading, version.profile);
    expect(readiness.profile).toEqual({ id: 'mediator-list', version: 1 });
    expect(readiness.rules.length).toBeGreaterThanOrEqual(41);
    expect(readiness.rules.length).toBeLessThanOrEqual(rules.length);
    expect(readiness.blocking).toContain('LI-1');
  });
});
