import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { LIBERTY, PROTECTIONS } from '#record';
import { ruleNamed } from '../rules/index.js';
import { profileNamed, profiles } from './index.js';

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
