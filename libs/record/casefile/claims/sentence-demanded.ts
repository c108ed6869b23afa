import { Term, Text } from '../../fields/index.js';
import { atLeast } from '../facets.js';
import { claimKind, labelled, line } from './claim-kind.js';
import { durationInWords } from './in-words.js';

class SentenceDemanded {
  @Term({ optional: true, about: 'The term asked for (ISO 8601 duration)' })
  term?: string;

  @Text({ optional: true, about: 'Who asked for it', example: 'prosecutor' })
  by?: string;
}

export const sentenceDemanded = claimKind({
  name: 'SentenceDemanded',
  group: 'court',
  fields: SentenceDemanded,
  protection: 'public',
  effect: (_, before) => ({ procedure: atLeast('tried', before) }),
  says: ({ term, by }) =>
    line('Sentence demanded', ['of', term === undefined ? undefined : durationInWords(term)], ['by', by]),
  saysIn: {
    uk: ({ term, by }) =>
      labelled(`Запитано покарання${term === undefined ? '' : `: ${durationInWords(term, 'uk')}`}`, ['ким', by]),
  },
  example: { term: 'P15Y', by: 'prosecutor' },
});
