import { One, Text, Texts, YesNo } from '../../fields/index.js';
import { Body } from '../../values/body.js';
import { atLeast } from '../facets.js';
import { claimKind, labelled, line } from './claim-kind.js';
import { absence } from './in-absentia.js';

class Charged {
  @Texts({ optional: true, about: 'Articles of the charge, as the authority cites them' })
  articles?: string[];

  @One(() => Body, { optional: true })
  authority?: Body;

  @Text({ optional: true, about: 'The accusation in the words of the source' })
  asDescribed?: string;

  @YesNo({ optional: true, about: 'Whether the charge was brought while the person was out of reach' })
  inAbsentia?: boolean;
}

export const charged = claimKind({
  name: 'Charged',
  group: 'court',
  fields: Charged,
  protection: 'public',
  effect: ({ inAbsentia }, before) => ({ procedure: atLeast('charged', before), ...absence(inAbsentia, before) }),
  says: ({ articles, authority, inAbsentia }) =>
    line(
      inAbsentia === true ? 'Charged in absentia' : 'Charged',
      ['under', articles?.join(', ')],
      ['by', authority?.text],
    ),
  saysIn: {
    uk: ({ articles, authority, inAbsentia }) =>
      labelled(
        inAbsentia === true ? 'Заочно пред’явлено обвинувачення' : 'Пред’явлено обвинувачення',
        ['статті', articles?.join(', ')],
        ['ким', authority?.text],
      ),
  },
  example: {
    articles: ['Art. 205.5 part 2'],
    authority: { text: 'Example Investigative Department' },
    inAbsentia: false,
  },
});
