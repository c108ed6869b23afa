import { One, OneOf, Text, YesNo } from '../../fields/index.js';
import { Body } from '../../values/body.js';
import { claimKind, labelled, line } from './claim-kind.js';

const CRITERION_FINDINGS = ['met', 'not-met', 'unclear'] as const;
type Finding = (typeof CRITERION_FINDINGS)[number];

/** An assessment by the five criteria of PACE Resolution 1900 (2012), paragraph 3. */
class MotiveAssessed {
  @One(() => Body)
  body!: Body;

  @OneOf(CRITERION_FINDINGS, { optional: true, about: 'Detention in violation of a fundamental guarantee of the ECHR' })
  a?: Finding;

  @OneOf(CRITERION_FINDINGS, { optional: true, about: 'Detention for purely political reasons, without any offence' })
  b?: Finding;

  @OneOf(CRITERION_FINDINGS, { optional: true, about: 'Length or conditions out of proportion, for political motives' })
  c?: Finding;

  @OneOf(CRITERION_FINDINGS, { optional: true, about: 'Detention that discriminates, for political motives' })
  d?: Finding;

  @OneOf(CRITERION_FINDINGS, { optional: true, about: 'Clearly unfair proceedings, connected with political motives' })
  e?: Finding;

  @YesNo({ optional: true, about: 'Whether the body found that the person used violence against persons' })
  violenceFound?: boolean;

  @Text({ optional: true, max: 4000, about: 'Reasons, above all where violence was found' })
  reasons?: string;
}

export const motiveAssessed = claimKind({
  name: 'MotiveAssessed',
  group: 'advocacy',
  fields: MotiveAssessed,
  protection: 'public',
  says: ({ body }) => line('Political motive assessed', ['by', body.text]),
  saysIn: { uk: ({ body }) => labelled('Оцінено політичний мотив', ['ким', body.text]) },
  example: {
    body: { text: 'Example Human Rights Centre' },
    a: 'met',
    b: 'unclear',
    c: 'met',
    d: 'not-met',
    e: 'met',
    violenceFound: false,
  },
});
