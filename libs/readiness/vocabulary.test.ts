import { describe, expect, it } from '@jest/globals';
import { rules, vocabulary } from './index.js';

describe('the rules that may be waived', () => {
  it('are all but those whose waiver would do the harm that they prevent', () => {
    const never = rules.map(({ id }) => id).filter((id) => !vocabulary.rules.has(id));
    expect(never).toEqual(['CO-1', 'PR-2']);
  });
});
