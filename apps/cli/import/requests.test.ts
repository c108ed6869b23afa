import { describe, expect, it } from '@jest/globals';
import * as record from '#record';
import { REQUESTS } from './requests.js';

describe('the requests of an import file', () => {
  it('are all that may be asked of the record', () => {
    const commands = Object.entries(record).flatMap(([name, value]) =>
      typeof value === 'function' && value.prototype instanceof record.RecordCommand ? [name] : [],
    );
    expect(commands.length).toBeGreaterThan(20);
    expect([...REQUESTS.keys()].toSorted()).toEqual(commands.toSorted());
  });
});
