import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { LIBERTY, PROTECTIONS } from '#record';
import { ruleNamed } from '../rules/index.js';
import { profileNamed, profiles, shipped } from './index.js';

describe('the profiles', () => {
  it('are those that are shipped, under different ids', () => {
    expect(profiles.map(({ id }) => id)).toEqual([
      'contact-group-2015-2022',
      'ombudsman-list',
      'gravely-ill-to-mediator',
      'coordination-hq',
      'wgad-petition',
      'wgeid-report',
    ]);
  });

  it('are found by their ids', () => {
    for (const profile of profiles) expect(profileNamed(profile.id)).toBe(profile);
    expect(profileNamed('constructor')).toBeUndefined();
  });
});

/** SHA-256 of every version that was ever shipped. A line here is never changed: a changed profile is a new version. */
const SHIPPED: Readonly<Record<string, string>> = {
  'contact-group-2015-2022@1': '5357a60cc950c4a35465293d34daf8af62ba3d0b16ead50dfefe84c66e87e3a0',
  'ombudsman-list@1': '09e9358b7ee315a549600bb53587acd29bc622615bc8e41a87c90743b8f77fcd',
  'gravely-ill-to-mediator@1': '354ad0c25b3649521fd08c41f64692c6ba52b144c0ac0287cf32dd15e630dcc6',
  'coordination-hq@1': '34aa6c7923ac679159260301d4de291bf779c7768faf51666121349637cb4f2e',
  'wgad-petition@1': '835c9d383c77dafd4f34116f09e983b4fa1663f39ce0f5411dbb2672ff71b0d7',
  'wgeid-report@1': '17f00e60d8f48f8f80a0c8c353da736b6ddc151678b75569b273723aea116e89',
};

describe('what was shipped', () => {
  it('is never changed: lists were frozen under it', () => {
    const digest = (profile: object) => createHash('sha256').update(JSON.stringify(profile)).digest('hex');
    const found = shipped.map((profile) => [`${profile.id}@${profile.version}`, digest(profile)]);
    expect(Object.fromEntries(found)).toEqual(SHIPPED);
    expect(found).toHaveLength(Object.keys(SHIPPED).length);
  });

  it('goes version by version, the newest of each being the one that holds', () => {
    for (const { id, version } of profiles) {
      const versions = shipped.filter((profile) => profile.id === id).map((profile) => profile.version);
      expect(versions).toEqual(Array.from({ length: version }, (_, at) => at + 1));
    }
  });
});

describe.each(profiles.map((profile) => [profile.id, profile] as const))('%s', (id, profile) => {
  it('has an id in kebab-case, a positive version, a title and what it is about', () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(Number.isInteger(profile.version) && profile.version > 0).toBe(true);
    expect(profile.title).not.toBe('');
    expect(profile.about).not.toBe('');
  });

  it('names only rules that exist, each once', () => {
    expect(profile.rules.filter((rule) => ruleNamed(rule) === undefined)).toEqual([]);
    expect(new Set(profile.rules).size).toBe(profile.rules.length);
  });

  it('changes only rules that it has, and each to something else', () => {
    for (const [rule, blocks] of Object.entries(profile.blocking ?? {})) {
      expect(profile.rules).toContain(rule);
      expect(ruleNamed(rule)?.blocking).toBe(!blocks);
    }
    for (const [rule, window] of Object.entries(profile.windows ?? {})) {
      expect(profile.rules).toContain(rule);
      expect(ruleNamed(rule)?.window).not.toBe(window ?? undefined);
    }
  });

  it('asks for consent, for protection and for proof, and lets them block', () => {
    for (const rule of ['CO-5', 'PR-1', 'PR-2', 'PV-1', 'PV-3', 'PV-4']) {
      expect(profile.rules).toContain(rule);
      expect(profile.blocking?.[rule]).toBeUndefined();
    }
  });

  it('keeps to the words and measures of the record', () => {
    expect(PROTECTIONS).toContain(profile.clearance);
    expect(profile.minimumGrade).toMatch(/^[A-E][1-5]$/);
    expect(LIBERTY).toEqual(expect.arrayContaining([...profile.acceptsBesideCustody]));
    expect(profile.marginDays).toBeGreaterThanOrEqual(0);
    expect(profile.namesNeeded.length).toBeGreaterThan(0);
  });

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
  });
});
