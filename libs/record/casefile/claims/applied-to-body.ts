import { One, OneOf, Text } from '../../fields/index.js';
import { Body } from '../../values/body.js';
import { claimKind, labelled, line } from './claim-kind.js';

/** What an application is about, in a closed word that rules can go by; the purpose says it in the words of the source. */
const MATTERS = [
  'state-recognition',
  'criminal-proceeding',
  'consular-inquiry',
  'ombudsman-inquiry',
  'exchange-list-request',
  'other',
] as const;
const ANSWERS = ['none-yet', 'established', 'refused', 'pending', 'granted', 'other'] as const;

class AppliedToBody {
  @One(() => Body)
  body!: Body;

  @OneOf(MATTERS, { optional: true, about: 'What the application is about, for the readiness rules' })
  about?: (typeof MATTERS)[number];

  @Text({ optional: true, about: 'What was asked for', example: 'recognition by the Commission' })
  purpose?: string;

  @Text({ optional: true, max: 200, about: 'Number of the letter, decision or proceeding' })
  reference?: string;

  @OneOf(ANSWERS, { optional: true, about: 'How the body answered; none-yet notes its silence' })
  answer?: (typeof ANSWERS)[number];

  @Text({ optional: true, max: 2000, about: 'The answer in its own words' })
  answerText?: string;
}

export const appliedToBody = claimKind({
  name: 'AppliedToBody',
  group: 'advocacy',
  fields: AppliedToBody,
  protection: 'partners',
  says: ({ body, purpose }) => line(`Applied to ${body.text}`, ['for', purpose]),
  saysIn: { uk: ({ body, purpose }) => labelled('Подано звернення', ['кому', body.text], ['про що', purpose]) },
  example: {
    body: { text: 'Example Ombudsman' },
    about: 'ombudsman-inquiry',
    purpose: 'inquiry',
    reference: '00-0',
    answer: 'none-yet',
  },
});
