import { One, Text, YesNo } from '../../fields/index.js';
import { Facility } from '../../values/place.js';
import { claimKind, labelled, line } from './claim-kind.js';

class IllTreatmentAlleged {
  @Text({ optional: true, about: 'Who is said to have done it' })
  by?: string;

  @One(() => Facility, { optional: true })
  where?: Facility;

  @YesNo({ optional: true, about: 'Whether a doctor or an inquiry has examined the allegation' })
  examined?: boolean;
}

export const illTreatmentAlleged = claimKind({
  name: 'IllTreatmentAlleged',
  group: 'person',
  fields: IllTreatmentAlleged,
  protection: 'public',
  says: ({ by, where }) => line('Ill-treatment alleged', ['by', by], ['at', where?.text]),
  saysIn: {
    uk: ({ by, where }) =>
      labelled('Повідомлено про жорстоке поводження', ['кого звинувачують', by], ['де', where?.text]),
  },
  example: { by: 'guards', where: { text: 'Simferopol SIZO-1', kind: 'remand-prison' }, examined: false },
});
