import { One, YesNo } from '../../fields/index.js';
import { Facility } from '../../values/place.js';
import { heldIn } from '../facets.js';
import { claimKind, labelled, line } from './claim-kind.js';

class Transferred {
  @One(() => Facility, { optional: true })
  from?: Facility;

  @One(() => Facility, { optional: true })
  to?: Facility;

  @YesNo({ optional: true, about: 'Taken away, and not yet known to have arrived' })
  inTransit?: boolean;
}

export const transferred = claimKind({
  name: 'Transferred',
  group: 'custody',
  fields: Transferred,
  protection: 'public',
  effect: ({ to, inTransit }, before) =>
    inTransit === true || to === undefined ? { whereabouts: { value: 'in-transit' } } : heldIn(to, before),
  says: ({ from, to, inTransit }) =>
    line(inTransit === true ? 'Taken away on transfer' : 'Transferred', ['from', from?.text], ['to', to?.text]),
  saysIn: {
    uk: ({ from, to, inTransit }) =>
      labelled(
        inTransit === true ? 'Вивезено для переведення' : 'Переведено',
        ['звідки', from?.text],
        ['куди', to?.text],
      ),
  },
  example: { from: { text: 'Simferopol SIZO-1', kind: 'remand-prison' }, to: { text: 'Colony No. 0', kind: 'colony' } },
});
