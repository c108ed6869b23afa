import { describe, expect, it } from '@jest/globals';
import type { Json, Position, RecordedEvent } from '#event-store';
import { loggedEvent } from './logged-event.js';

const recorded: RecordedEvent = {
  id: '00000000-0000-4000-8000-000000000001',
  stream: 'casefile-1',
  revision: 3n,
  position: '1' as Position,
  type: 'ClaimRecorded',
  recordedAt: new Date('2026-09-01T12:00:00Z'),
  data: { pub: {}, sd: ['x'], boxes: [{ key: 1, box: 'sealed' }] },
  metadata: { by: 'a pseudonym' },
};

describe('what the log needs of an event', () => {
  it('is its envelope, its place and the pseudonym of whoever recorded it', () => {
    const { id, stream, revision, type, recordedAt, data } = recorded;
    const expected = { id, stream, revision, type, recordedAt, envelope: data };
    expect(loggedEvent(recorded)).toEqual({ ...expected, actor: 'a pseudonym' });
    expect(loggedEvent({ ...recorded, metadata: {} }).actor).toBe('');
  });

  it.each<[Json]>([[null], ['a text'], [{}], [{ pub: {} }], [{ pub: {}, sd: 'x' }], [{ sd: [] }]])(
    'is not in an event that was never sealed: %j',
    (data) => {
      expect(() => loggedEvent({ ...recorded, data })).toThrow(
        expect.objectContaining({ code: 'malformed-entry', message: expect.stringContaining(recorded.id) }),
      );
    },
  );
});
