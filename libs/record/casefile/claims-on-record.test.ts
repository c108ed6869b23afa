import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ClaimsOnRecord, type ClaimOnRecord } from './claims-on-record.js';

const claim = (id: string, kind: string): ClaimOnRecord => ({
  id,
  kind,
  data: { occurrence: id, when: null, sources: [], protection: 'public', fields: {} },
  retracted: false,
});

type Model = ReadonlyMap<string, ClaimOnRecord>;

const step = fc.record({
  /** Which of all the states so far it goes on from. */
  from: fc.nat(),
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  kind: fc.constantFrom('Arrested', 'Released'),
  does: fc.constantFrom('with', 'with', 'with', 'changed'),
});

describe('the claims on record', () => {
  it('read as maps copied at every step would, whatever was made of them since', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const states: [ClaimsOnRecord, Model][] = [[ClaimsOnRecord.none, new Map()]];
        for (const { from, id, kind, does } of steps) {
          const [claims, model] = states[from % states.length] ?? [ClaimsOnRecord.none, new Map()];
          const change = (other: ClaimOnRecord) => (other.id === id ? { ...other, kind, retracted: true } : other);
          states.push(
            does === 'with'
              ? [claims.with(claim(id, kind)), new Map(model).set(id, claim(id, kind))]
              : [claims.changed(change), new Map([...model].map(([key, other]) => [key, change(other)]))],
          );
        }
        for (const [claims, model] of states) {
          expect(claims.values()).toEqual([...model.values()]);
          for (const id of 'abcdefgh') expect(claims.get(id)).toEqual(model.get(id));
        }
      }),
    );
  });
});
