import { describe, expect, it } from '@jest/globals';
import { checksumOf } from './freezing.js';

describe('the checksum of a frozen list', () => {
  const entry = { casefile: '00000000-0000-4000-8000-000000000001', ready: false, blocking: ['ID-1'], advisory: [] };
  const evaluation = {
    entries: [entry],
    profile: { id: 'ombudsman-list', version: 1 },
    on: '2026-08-01',
    position: '0'.repeat(19),
  };

  it('is the SHA-256 of the canonical JSON, so that others can work it out', () => {
    expect(checksumOf(evaluation)).toBe('26706f6770f93a2ca7393cefad40b6355e859d9649cc6f39e161be67158bff96');
  });

  it('does not depend on the order of members, and does on everything else', () => {
    const { entries, profile, on, position } = evaluation;
    expect(checksumOf({ position, on, profile: { version: 1, id: profile.id }, entries })).toBe(checksumOf(evaluation));
    expect(checksumOf({ ...evaluation, on: '2026-08-02' })).not.toBe(checksumOf(evaluation));
    expect(checksumOf({ ...evaluation, entries: [{ ...entry, ready: true }] })).not.toBe(checksumOf(evaluation));
  });
});
