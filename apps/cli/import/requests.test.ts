import { describe, expect, it } from '@jest/globals';
import * as record from '#record';
import { notARequest, REQUESTS } from './requests.js';

/** A file is run again, and passed on: what can never be taken back is asked for by hand, one by one. */
const BY_HAND_ONLY = ['EraseCasefile'];

describe('the requests of an import file', () => {
  it('are all that may be asked of the record, but for what cannot be taken back', () => {
    const commands = Object.entries(record).flatMap(([name, value]) =>
      typeof value === 'function' && value.prototype instanceof record.RecordCommand ? [name] : [],
    );
    expect(commands.length).toBeGreaterThan(20);
    expect([...REQUESTS.keys(), ...BY_HAND_ONLY].toSorted()).toEqual(commands.toSorted());
  });

  it('do not erase anybody, and the answer says how that is done', () => {
    expect(notARequest('EraseCasefile')).toBe('is not done from a file: litopys erase CASEFILE --basis GROUND');
    expect(notARequest('eraseCasefile')).toBe('is not done from a file: litopys erase CASEFILE --basis GROUND');
    expect(notARequest('OpenCasefiles')).toMatch(/^is not the name of a request; these are: CaptureDocument, /);
  });
});
