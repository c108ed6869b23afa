import { describe, expect, it } from '@jest/globals';
import { Register } from '#projections';
import { recordAtHand } from '../../test/support/recording.js';

describe('the register', () => {
  it('is empty as known before anything was recorded', async () => {
    const record = await recordAtHand();
    const anna = await record.open('Anna Example');
    expect(await record.ask(Register)).toMatchObject({ total: 1, items: [{ id: anna }] });
    await record.close();
  });
});
